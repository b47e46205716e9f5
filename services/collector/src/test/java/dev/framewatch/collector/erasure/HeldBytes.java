package dev.framewatch.collector.erasure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.Record;
import org.jspecify.annotations.Nullable;

/** The files of a broker, read as bytes and, as batches are compressed, as the records that they hold. */
final class HeldBytes {
    private HeldBytes() {}

    /** The files in which a word stands, also those that are about to be deleted. */
    static List<Path> with(String word, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, word))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (UncheckedIOException changing) {
            return with(word, folder);
        }
    }

    private static boolean holds(Path file, String word) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException deleted) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new String(bytes, ISO_8859_1).contains(word)
                || (file.getFileName().toString().matches("[0-9]{20}\\.log(\\..*)?")
                        && records(bytes).stream().anyMatch(text -> text.contains(word)));
    }

    private static List<String> records(byte[] segment) {
        List<String> texts = new ArrayList<>();
        for (Record record :
                MemoryRecords.readableRecords(ByteBuffer.wrap(segment)).records()) {
            texts.add(text(record.key()) + text(record.value()));
            for (Header header : record.headers()) {
                texts.add(new String(header.value(), ISO_8859_1));
            }
        }
        return texts;
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null ? "" : ISO_8859_1.decode(bytes).toString();
    }
}
