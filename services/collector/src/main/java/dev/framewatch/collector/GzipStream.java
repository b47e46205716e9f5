package dev.framewatch.collector;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip (RFC 1952) with any number of members. Unlike the platform's stream it hands out every byte that comes
 * before a fault, and says so when what follows a member is no gzip.
 */
final class GzipStream extends InputStream {
    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[64 * 1024];
    private int from;
    private int to;
    private boolean inMember;
    private boolean first = true;
    private @Nullable BrokenInput failure;

    GzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        while (inMember || nextMember()) {
            int unpacked = inflate(into, offset, length);
            if (unpacked > 0) {
                checksum.update(into, offset, unpacked);
                return unpacked;
            }
            if (failure != null) {
                throw failure;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput() && !fill()) {
                throw truncated();
            } else if (inflater.needsInput()) {
                inflater.setInput(packed, from, to - from);
                from = to;
            } else if (inflater.needsDictionary()) {
                throw corrupt("it needs a dictionary, which gzip does not have");
            }
        }
        return -1;
    }

    /** What comes out before a fault is handed out; the fault is kept for the next call. */
    private int inflate(byte[] into, int offset, int length) {
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException broken) {
            failure = corrupt(String.valueOf(broken.getMessage()));
            return (int) (inflater.getBytesWritten() - before);
        }
    }

    private void endMember() throws IOException {
        from = to - inflater.getRemaining();
        inMember = false;
        try {
            if (fourBytes() != checksum.getValue() || fourBytes() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
                throw corrupt("the checksum does not match, so a part before this line may be damaged");
            }
        } catch (EOFException end) {
            throw truncated();
        }
    }

    private boolean nextMember() throws IOException {
        if (!has()) {
            return false;
        }
        if (!first && packed[from] == 0) {
            throw new BrokenInput("NUL bytes follow the compressed data", "");
        }
        try {
            if (oneByte() != 0x1f || oneByte() != 0x8b || oneByte() != 8) {
                throw new BrokenInput("What follows the compressed data is not gzip", "");
            }
            header();
        } catch (EOFException end) {
            throw truncated();
        }
        first = false;
        inMember = true;
        checksum.reset();
        inflater.reset();
        inflater.setInput(packed, from, to - from);
        from = to;
        return true;
    }

    private void header() throws IOException {
        int flags = oneByte();
        skip(6);
        if ((flags & 4) != 0) {
            skip(oneByte() | oneByte() << 8);
        }
        for (int texts = Integer.bitCount(flags & (8 | 16)); texts > 0; texts--) {
            while (oneByte() != 0) {
                // The file's name and the comment end with a NUL.
            }
        }
        skip((flags & 2) == 0 ? 0 : 2);
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            int _ = oneByte();
        }
    }

    private long fourBytes() throws IOException {
        return oneByte() | oneByte() << 8 | oneByte() << 16 | (long) oneByte() << 24;
    }

    private int oneByte() throws IOException {
        if (!has()) {
            throw new EOFException();
        }
        return packed[from++] & 0xFF;
    }

    private boolean has() throws IOException {
        return from < to || fill();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(packed, 0, packed.length));
        return to > 0;
    }

    private static BrokenInput truncated() {
        return new BrokenInput("The compressed data is cut off", "");
    }

    private static BrokenInput corrupt(String detail) {
        return new BrokenInput("The compressed data is corrupt", detail);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
