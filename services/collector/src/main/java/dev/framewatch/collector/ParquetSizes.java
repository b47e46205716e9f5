package dev.framewatch.collector;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import java.io.IOException;
import java.nio.BufferUnderflowException;

/**
 * Holds what a Parquet file says of its sizes against limits, before memory is taken for any of it: a few wrong bytes in
 * a footer or in the header of a page ask for gigabytes.
 */
final class ParquetSizes {
    private static final int LARGEST_PAGE = 64 * 1024 * 1024;
    private static final int MOST_VALUES = 1 << 24;
    private static final int LARGEST_HEADER = 1024 * 1024;
    private static final long RATIO_FROM = 64L * 1024 * 1024;

    private final ParquetBytes bytes;
    private final CollectorSettings settings;
    private long unpacked;

    ParquetSizes(ParquetBytes bytes, CollectorSettings settings) {
        this.bytes = bytes;
        this.settings = settings;
    }

    /** Looks at the header of each page; {@link BrokenInput} if one of them, or all together, say too much. */
    void check(FileMetaData footer) throws IOException {
        long rows = 0;
        for (RowGroup group : footer.rowGroups()) {
            if (group.numRows() < 0) {
                throw corrupt("a group of " + group.numRows() + " rows");
            }
            rows += group.numRows();
            for (ColumnChunk column : group.columns()) {
                check(column, group.numRows());
            }
        }
        if (rows != footer.numRows()) {
            throw corrupt("its groups have " + rows + " rows, its footer says " + footer.numRows());
        }
    }

    private void check(ColumnChunk column, long rows) throws IOException {
        long place = column.chunkStartOffset();
        long size = column.metaData().totalCompressedSize();
        if (place < 0 || size < 0 || place > bytes.length() - size) {
            throw corrupt("a column of " + size + " bytes at " + place);
        }
        long end = place + size;
        long values = 0;
        while (place < end) {
            ParquetPage page = page(place, end);
            if (page.packed() < 0 || page.packed() > end - place - page.length()) {
                throw corrupt("a page of " + page.packed() + " bytes at " + place);
            }
            if (page.unpacked() < 0 || page.unpacked() > LARGEST_PAGE) {
                throw corrupt("a page of " + page.unpacked() + " bytes, unpacked, at " + place);
            }
            if (page.values() < 0 || page.values() > MOST_VALUES) {
                throw corrupt("a page of " + page.values() + " values at " + place);
            }
            place += page.length() + page.packed();
            unpacked += page.unpacked();
            values += page.values();
            checkUnpacked();
        }
        if (values < rows
                || column.metaData().numValues() < rows
                || column.metaData().numValues() > values) {
            throw corrupt("a column of " + column.metaData().numValues() + " values with " + values + " in its pages");
        }
    }

    private ParquetPage page(long place, long end) throws IOException {
        for (int size = 4 * 1024; ; size = LARGEST_HEADER) {
            int count = (int) Math.min(size, end - place);
            try {
                return ParquetPage.of(bytes.readRange(place, count));
            } catch (BufferUnderflowException beyond) {
                if (count < size || size == LARGEST_HEADER) {
                    throw corrupt("no page at " + place);
                }
            } catch (IllegalArgumentException none) {
                throw corrupt("no page at " + place + ": " + none.getMessage());
            }
        }
    }

    private void checkUnpacked() throws BrokenInput {
        if (unpacked > settings.largestUnpacked().toBytes()) {
            throw new BrokenInput(
                    "The file unpacks to more than " + settings.largestUnpacked()
                            + "; framewatch.collector.largest-unpacked sets the limit",
                    "");
        }
        if (unpacked > RATIO_FROM && unpacked / settings.largestRatio() > bytes.length()) {
            throw new BrokenInput(
                    "The file unpacks to more than " + settings.largestRatio()
                            + " times its size; framewatch.collector.largest-ratio sets the limit",
                    "");
        }
    }

    private static BrokenInput corrupt(String detail) {
        return new BrokenInput("The Parquet file is corrupt; fetch it again", detail);
    }
}
