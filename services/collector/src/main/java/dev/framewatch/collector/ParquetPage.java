package dev.framewatch.collector;

import java.nio.ByteBuffer;

/**
 * The header of a page of a Parquet file, as far as it tells sizes. It is a struct of Thrift's compact protocol.
 *
 * @param length how many bytes the header has
 * @param packed how many bytes follow it
 * @param unpacked how many they are unpacked
 * @param values how many values they hold
 */
record ParquetPage(int length, int packed, int unpacked, int values) {
    private static final int DEEPEST = 16;

    /**
     * The header at the start of some bytes.
     *
     * @throws java.nio.BufferUnderflowException if it goes beyond them
     * @throws IllegalArgumentException if it is none
     */
    static ParquetPage of(ByteBuffer bytes) {
        Sizes sizes = new Sizes(bytes);
        int start = bytes.position();
        sizes.struct(0, 0);
        return new ParquetPage(bytes.position() - start, sizes.packed, sizes.unpacked, sizes.values);
    }

    private static final class Sizes {
        private final ByteBuffer bytes;
        private int packed = -1;
        private int unpacked = -1;
        private int values;

        Sizes(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        private void struct(int depth, int within) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("structs within structs");
            }
            int field = 0;
            for (int head = bytes.get() & 0xFF; head != 0; head = bytes.get() & 0xFF) {
                field = head >> 4 == 0 ? (int) signed() : field + (head >> 4);
                value(head & 0xF, depth, within, field);
            }
        }

        private void value(int type, int depth, int within, int field) {
            switch (type) {
                case 1, 2 -> {} // true and false have no bytes
                case 3 -> bytes.get();
                case 4, 5, 6 -> number(signed(), depth, within, field);
                case 7 -> skip(8);
                case 8 -> skip(unsigned());
                case 9, 10 -> list(depth);
                case 12 -> struct(depth + 1, field);
                default -> throw new IllegalArgumentException("a value of type " + type);
            }
        }

        /** Of a page 2 and 3 are its sizes; within the part for its kind, whichever it is, 1 is how many values it has. */
        private void number(long number, int depth, int within, int field) {
            if (depth == 0 && field == 2) {
                unpacked = (int) number;
            } else if (depth == 0 && field == 3) {
                packed = (int) number;
            } else if (depth == 1 && field == 1 && (within == 5 || within == 7 || within == 8)) {
                values = (int) number;
            }
        }

        private void list(int depth) {
            int head = bytes.get() & 0xFF;
            long size = head >> 4 == 15 ? unsigned() : head >> 4;
            for (long i = 0; i < size; i++) {
                int type = head & 0xF;
                value(type == 1 || type == 2 ? 3 : type, depth + 1, 0, 0);
            }
        }

        private void skip(long count) {
            if (count > bytes.remaining()) {
                throw new java.nio.BufferUnderflowException();
            }
            bytes.position(bytes.position() + (int) count);
        }

        private long signed() {
            long zigzag = unsigned();
            return zigzag >>> 1 ^ -(zigzag & 1);
        }

        private long unsigned() {
            long number = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte next = bytes.get();
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return number < 0 ? Long.MAX_VALUE : number;
                }
            }
            throw new IllegalArgumentException("a number without an end");
        }
    }
}
