package dev.framewatch.kafka.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Records of one partition in a file, compressed by zstd: of each the offset, the time, key and value and headers, bytes
 * as they were, with their lengths before them and -1 for none.
 */
final class RecordFile implements AutoCloseable {
    private final Path file;
    private final DigestOutputStream digest;
    private final DataOutputStream out;

    /**
     * A record as it was.
     *
     * @param offset where it stood
     * @param timestamp its time, in milliseconds since 1970
     */
    record Kept(
            long offset,
            long timestamp,
            @Nullable Bytes key,
            @Nullable Bytes value,
            Headers headers) {}

    private RecordFile(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        this.digest = new DigestOutputStream(Files.newOutputStream(file), sha256());
        this.out = new DataOutputStream(new BufferedOutputStream(new ZstdOutputStream(digest)));
    }

    /** Begins a file, also in the place of one that was not completed. */
    static RecordFile begin(Path file) throws IOException {
        return new RecordFile(file);
    }

    void add(ConsumerRecord<byte[], byte[]> record) throws IOException {
        out.writeLong(record.offset());
        out.writeLong(record.timestamp());
        write(record.key());
        write(record.value());
        Header[] headers = record.headers().toArray();
        out.writeInt(headers.length);
        for (Header header : headers) {
            write(header.key().getBytes(UTF_8));
            write(header.value());
        }
    }

    private void write(byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    /** Completes it: its bytes are on the disk when this returns. Answers their digest. */
    String complete() throws IOException {
        out.close();
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /**
     * Reads a file whose bytes are what they were.
     *
     * @throws BackupFailed if they are not
     */
    static void read(Path folder, Manifest.Part part, Consumer<Kept> each) {
        Path file = folder.resolve(part.name());
        long records = 0;
        try (DataInputStream in =
                new DataInputStream(new ZstdInputStream(new ByteArrayInputStream(checked(file, part))))) {
            for (; records < part.records(); records++) {
                each.accept(one(in));
            }
        } catch (IOException broken) {
            throw new BackupFailed(
                    file + " cannot be read behind its record " + records + ": " + broken.getMessage(), broken);
        }
    }

    /** The bytes of a file, which are what they were. */
    private static byte[] checked(Path file, Manifest.Part part) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!HexFormat.of().formatHex(sha256().digest(bytes)).equals(part.sha256())) {
            throw new BackupFailed(file + " is not as it was written: its SHA-256 differs from the one in the manifest."
                    + " Use another copy of the backup.");
        }
        return bytes;
    }

    private static Kept one(DataInputStream in) throws IOException {
        long offset = in.readLong();
        long timestamp = in.readLong();
        Bytes key = Bytes.wrap(bytes(in));
        Bytes value = Bytes.wrap(bytes(in));
        Headers headers = new RecordHeaders();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] name = bytes(in);
            if (name == null) {
                throw new EOFException("a header without a name");
            }
            headers.add(new String(name, UTF_8), bytes(in));
        }
        return new Kept(offset, timestamp, key, value, headers);
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
