package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hardwood.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a Parquet file: nothing is read that is not there, whatever the file says of where its parts are. */
final class ParquetBytes implements InputFile {
    private static final byte[] MARK = "PAR1".getBytes(US_ASCII);
    private static final int TAIL = 4 + MARK.length;
    private static final int LARGEST_FOOTER = 64 * 1024 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final long length;

    private ParquetBytes(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.length = channel.size();
    }

    /** Whether a file begins as Parquet does. */
    static boolean areIn(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    /** Opens a file; {@link BrokenInput} if it does not end as Parquet does. */
    static ParquetBytes of(Path file) throws IOException {
        ParquetBytes bytes = new ParquetBytes(file, FileChannel.open(file));
        try {
            bytes.checkEnd();
            return bytes;
        } catch (IOException broken) {
            bytes.close();
            throw broken;
        }
    }

    private void checkEnd() throws IOException {
        if (length < MARK.length + TAIL) {
            throw new BrokenInput("The Parquet file is cut off; fetch it again", length + " bytes");
        }
        ByteBuffer tail = readRange(length - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
        int footer = tail.getInt();
        byte[] mark = new byte[MARK.length];
        tail.get(mark);
        if (!Arrays.equals(mark, MARK)) {
            throw new BrokenInput("The Parquet file is cut off; fetch it again", "it ends without its footer");
        }
        if (footer <= 0 || footer > LARGEST_FOOTER || footer > length - TAIL - MARK.length) {
            throw new BrokenInput("The Parquet file is corrupt; fetch it again", "its footer has " + footer + " bytes");
        }
    }

    @Override
    public void open() {}

    @Override
    public ByteBuffer readRange(long offset, int count) throws IOException {
        if (offset < 0 || count < 0 || offset > length - count) {
            throw new EOFException("bytes " + offset + " to " + (offset + count) + " of " + length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("the file became shorter");
            }
        }
        return bytes.flip();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
