package dev.framewatch.collector;

import java.io.IOException;
import java.io.InputStream;

/**
 * The packed bytes of a Zstandard file (RFC 8878), handed out one header, block or checksum at a time. A decoder loses
 * what it unpacked in the same call in which it meets a fault; so fed it loses nothing that comes before.
 */
final class ZstdBlocks extends InputStream {
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int LARGEST_BLOCK = 128 * 1024;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] SIZE_BYTES = {0, 2, 4, 8};

    private final InputStream in;
    private final byte[] piece = new byte[LARGEST_BLOCK + 3];
    private int from;
    private int to;
    private boolean inFrame;
    private boolean checksum;
    private boolean checksumNext;

    ZstdBlocks(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (from == to && !nextPiece()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(piece, from, into, offset, count);
        from += count;
        return count;
    }

    private boolean nextPiece() throws IOException {
        from = 0;
        to = 0;
        if (inFrame) {
            block();
            return true;
        }
        if (checksumNext) {
            checksumNext = false;
            take(4);
            return true;
        }
        return frame();
    }

    private boolean frame() throws IOException {
        while (true) {
            to = in.readNBytes(piece, 0, 4);
            if (to == 0) {
                return false;
            }
            if (to < 4) {
                throw piece[0] == 0 ? nulBytes() : truncated();
            }
            int magic = number(0, 4);
            if (magic == MAGIC) {
                break;
            }
            if ((magic & 0xFFFFFFF0) != SKIPPABLE) {
                throw magic == 0
                        ? nulBytes()
                        : new BrokenInput("What follows the compressed data is not Zstandard", "");
            }
            to = 0;
            take(4);
            in.skipNBytes(number(0, 4) & 0xFFFF_FFFFL);
        }
        take(1);
        int descriptor = piece[4];
        boolean single = (descriptor & 0x20) != 0;
        int sizeFlag = (descriptor >> 6) & 3;
        int sizeBytes = single && sizeFlag == 0 ? 1 : SIZE_BYTES[sizeFlag];
        take((single ? 0 : 1) + DICTIONARY_BYTES[descriptor & 3] + sizeBytes);
        checksum = (descriptor & 4) != 0;
        inFrame = true;
        return true;
    }

    private void block() throws IOException {
        take(3);
        int header = number(0, 3);
        int type = (header >> 1) & 3;
        int size = header >> 3;
        if (type == 3 || size > LARGEST_BLOCK) {
            throw new BrokenInput("The compressed data is corrupt", "a block has an impossible header");
        }
        take(type == 1 ? 1 : size);
        inFrame = (header & 1) == 0;
        checksumNext = !inFrame && checksum;
    }

    private void take(int bytes) throws IOException {
        if (in.readNBytes(piece, to, bytes) < bytes) {
            throw truncated();
        }
        to += bytes;
    }

    private int number(int at, int bytes) {
        int value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (piece[at + i] & 0xFF);
        }
        return value;
    }

    private static BrokenInput truncated() {
        return new BrokenInput("The compressed data is cut off", "");
    }

    private static BrokenInput nulBytes() {
        return new BrokenInput("NUL bytes follow the compressed data", "");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
