package dev.framewatch.collector;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is read, in whatever form it is; its first bytes tell the form. */
interface OpenFile extends AutoCloseable {
    /** Opens a file; {@link BrokenInput} if nothing in it can be read. */
    static OpenFile open(Path file, CollectorSettings settings) throws IOException {
        return ParquetBytes.areIn(file) ? ParquetItems.open(file, settings) : TextFile.open(file, settings);
    }

    /** Gives a sink all that the file holds, in its order; {@link BrokenInput} if that is of another kind altogether. */
    void read(ItemSink sink) throws BrokenInput;

    /** How many bytes of the file were read so far, as they lie on the disk. */
    long position();

    @Override
    void close() throws IOException;

    /** A file of JSON, packed or not. */
    record TextFile(PackedFile packed, CollectorSettings settings) implements OpenFile {
        private static OpenFile open(Path file, CollectorSettings settings) throws IOException {
            if (file.toString().endsWith(".parquet")) {
                throw new BrokenInput(
                        "The file is called Parquet and is none; fetch it again, and the file itself, not a pointer of"
                                + " Git LFS to it",
                        "");
            }
            return new TextFile(PackedFile.open(file, settings), settings);
        }

        @Override
        public void read(ItemSink sink) {
            new FileItems(packed, settings, sink).read();
        }

        @Override
        public long position() {
            return packed.position();
        }

        @Override
        public void close() throws IOException {
            packed.close();
        }
    }
}
