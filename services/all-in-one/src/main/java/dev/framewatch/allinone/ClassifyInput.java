package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.taxonomy.manifest.Dependencies;
import dev.framewatch.taxonomy.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be classified: a text, or a file that says what a project depends on.
 *
 * @param text all of it
 * @param event as the classifier reads it
 * @param notes what its reader should know about how it was read
 */
record ClassifyInput(String text, AdoptionEvent event, List<String> notes) {
    private static final Instant TIME = Instant.parse("2024-01-01T00:00:00Z");

    /** More is no text that a person reads. */
    private static final int LARGEST = 32 * 1024 * 1024;

    ClassifyInput {
        notes = List.copyOf(notes);
    }

    /** What a word of the command line means: {@code -} is standard input, the name of a file that file, else a text. */
    static ClassifyInput of(String word, InputStream standardInput) {
        if (word.equals("-")) {
            return ofText(read("standard input", standardInput));
        }
        Optional<Path> file = file(word);
        if (file.isEmpty()) {
            return word.matches("\\S*[./]\\S*")
                    ? ofText(word).noting("There is no file " + word + "; it is read as a text.")
                    : ofText(word);
        }
        String text = read(word, file.get());
        return Manifest.named(word)
                .map(manifest -> ofManifest(manifest, word, text))
                .orElseGet(() -> ofText(text));
    }

    private ClassifyInput noting(String note) {
        return new ClassifyInput(text, event, List.of(note));
    }

    private static Optional<Path> file(String word) {
        try {
            return Optional.of(Path.of(word)).filter(Files::exists);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static String read(String name, Path file) {
        if (Files.isDirectory(file)) {
            throw new Failure(name + " is a folder; give a file, or a text that is no file's name.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in);
        } catch (IOException unreadable) {
            throw new Failure(name + " is no file that can be read.", unreadable);
        }
    }

    private static String read(String name, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Failure(name + " has more than 32 MiB; give a part of it, or rows with --ndjson.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Failure(name + " is not in UTF-8; save it as text in UTF-8.", broken);
        } catch (IOException unreadable) {
            throw new Failure(name + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static ClassifyInput ofText(String text) {
        AdoptionEvent event = draft(Kind.POST).text(text).event();
        return new ClassifyInput(
                text, event, event.cut() ? List.of("Only the first 32 KiB are read, as in an event.") : List.of());
    }

    private static ClassifyInput ofManifest(Manifest manifest, String name, String text) {
        Dependencies found = manifest.read(name, text);
        Draft event = draft(Kind.REPOSITORY);
        found.packages().forEach(event::dependency);
        found.images().forEach(event::dependency);
        return new ClassifyInput(text, event.event(), found.problems());
    }

    private static Draft draft(Kind kind) {
        return AdoptionEvent.draft(kind.source(), kind, "classify")
                .revision(TIME)
                .occurred(TIME, Precision.DAY)
                .observed(TIME);
    }
}
