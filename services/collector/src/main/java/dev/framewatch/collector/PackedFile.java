package dev.framewatch.collector;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/**
 * The unpacked bytes of a file. Its first bytes tell how it is packed (gzip, Zstandard or not at all), never its name.
 * Every fault, among them a file that unpacks to more than is allowed, is a {@link BrokenInput} that comes after the
 * last sound byte; only a disk that cannot be read is an {@link UncheckedIOException}.
 */
final class PackedFile implements AutoCloseable {
    /** Below this size of what is unpacked no ratio is judged: a short text of one line over and over is no attack. */
    private static final DataSize RATIO_FROM = DataSize.ofMegabytes(64);

    private static final int LONGEST_WINDOW = 31;

    private final CollectorSettings settings;
    private final Counting packed;
    private final InputStream unpacked;
    private long size;

    private PackedFile(CollectorSettings settings, Counting packed, InputStream unpacked) {
        this.settings = settings;
        this.packed = packed;
        this.unpacked = unpacked;
    }

    static PackedFile open(Path file, CollectorSettings settings) throws IOException {
        Counting packed = new Counting(Files.newInputStream(file));
        try {
            BufferedInputStream in = new BufferedInputStream(packed, 256 * 1024);
            in.mark(8);
            byte[] start = in.readNBytes(4);
            in.reset();
            return new PackedFile(settings, packed, unpacked(in, start));
        } catch (IOException broken) {
            packed.close();
            throw broken;
        }
    }

    private static InputStream unpacked(InputStream in, byte[] start) throws IOException {
        long magic = 0;
        for (int i = 0; i < 4; i++) {
            magic = magic << 8 | (i < start.length ? start[i] & 0xFF : 0);
        }
        if (magic >> 16 == 0x1F8B) {
            return new GzipStream(in);
        }
        if (magic == 0x28B52FFDL || (magic & 0xF0FFFFFFL) == 0x502A4D18L) {
            return new ZstdInputStream(new ZstdBlocks(in)).setLongMax(LONGEST_WINDOW);
        }
        String other =
                magic >> 8 == 0x425A68 ? "bzip2" : magic == 0xFD377A58L ? "xz" : magic == 0x504B0304L ? "zip" : "";
        if (!other.isEmpty()) {
            throw new BrokenInput(
                    "The file is packed as " + other + "; unpack it, or pack it with gzip or Zstandard", "");
        }
        return in;
    }

    /** Reads on; -1 at the end of the file. */
    int read(byte[] into, int offset, int length) throws BrokenInput {
        int count;
        try {
            count = unpacked.read(into, offset, length);
        } catch (BrokenInput broken) {
            throw broken;
        } catch (IOException broken) {
            throw new BrokenInput("The compressed data is corrupt", String.valueOf(broken.getMessage()));
        }
        size += Math.max(0, count);
        if (size > settings.largestUnpacked().toBytes()) {
            throw new BrokenInput(
                    "The file unpacks to more than " + settings.largestUnpacked()
                            + "; framewatch.collector.largest-unpacked sets the limit",
                    "");
        }
        if (size > RATIO_FROM.toBytes() && size / settings.largestRatio() > packed.count) {
            throw new BrokenInput(
                    "The file unpacks to more than " + settings.largestRatio()
                            + " times its size; framewatch.collector.largest-ratio sets the limit",
                    "");
        }
        return count;
    }

    /** How many bytes of the file were read so far, as they lie on the disk. */
    long position() {
        return packed.count;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        /** What the disk does not give is no fault of the file's content. */
        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                int read = in.read(into, offset, length);
                count += Math.max(0, read);
                return read;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
