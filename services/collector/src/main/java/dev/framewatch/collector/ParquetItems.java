package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.collector.ItemSink.Broken;
import dev.hardwood.HardwoodContext;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the rows of a Parquet file, each as the object in JSON that it would be in the archives' other form. Pages are
 * unpacked as they are needed, so that a file may be of any size.
 */
final class ParquetItems implements OpenFile {
    private final ParquetBytes bytes;
    private final HardwoodContext context;
    private final ParquetFileReader file;
    private final int longest;
    private long row;

    private ParquetItems(ParquetBytes bytes, HardwoodContext context, ParquetFileReader file, int longest) {
        this.bytes = bytes;
        this.context = context;
        this.file = file;
        this.longest = longest;
    }

    static ParquetItems open(Path path, CollectorSettings settings) throws IOException {
        ParquetBytes bytes = ParquetBytes.of(path);
        HardwoodContext context = HardwoodContext.create(1);
        try {
            ParquetFileReader file = ParquetFileReader.open(bytes, context);
            new ParquetSizes(bytes, settings).check(file.getFileMetaData());
            return new ParquetItems(
                    bytes, context, file, (int) settings.longestItem().toBytes());
        } catch (IOException | RuntimeException unreadable) {
            context.close();
            bytes.close();
            throw unreadable instanceof BrokenInput broken ? broken : corrupt(unreadable);
        }
    }

    @Override
    public void read(ItemSink sink) throws BrokenInput {
        checkColumns(sink.needs());
        long rows = file.getFileMetaData().numRows();
        try (RowReader reader = rows()) {
            for (ObjectNode json = next(reader); json != null; json = next(reader)) {
                give(json, sink);
            }
        } catch (BrokenInput corrupt) {
            sink.broken(new Broken(corrupt.reason(), corrupt.detail(), row + 1, new Stretch()));
            return;
        }
        if (row != rows) {
            String detail = "it ends behind " + row + " of " + rows + " rows";
            sink.broken(new Broken(corrupt(detail).reason(), detail, row + 1, new Stretch()));
        }
    }

    private void checkColumns(Set<String> needs) throws BrokenInput {
        List<String> columns = file.getFileSchema().getRootNode().children().stream()
                .map(SchemaNode::name)
                .toList();
        if (!needs.isEmpty() && columns.stream().noneMatch(needs::contains)) {
            throw new BrokenInput(
                    "The Parquet file has no column " + String.join(" or ", needs) + "; it is another file than this"
                            + " import is for",
                    "it has " + String.join(", ", columns));
        }
    }

    /** What the library throws when a page is not as it should be is of many kinds; it looks at the first ones here. */
    private RowReader rows() throws BrokenInput {
        try {
            return file.rowReader();
        } catch (RuntimeException broken) {
            throw corrupt(broken);
        }
    }

    private @Nullable ObjectNode next(RowReader reader) throws BrokenInput {
        try {
            if (!reader.hasNext()) {
                return null;
            }
            reader.next();
            return ParquetRow.json(reader);
        } catch (RuntimeException broken) {
            throw corrupt(broken);
        }
    }

    private void give(ObjectNode json, ItemSink sink) {
        row++;
        byte[] text = json.toString().getBytes(UTF_8);
        if (text.length > longest) {
            Stretch whole = Stretch.of(text, 0, text.length);
            sink.broken(new Broken("The row is longer than " + longest + " bytes", "", row, whole));
        } else {
            sink.value(json, text, 0, text.length, row);
        }
    }

    /** As far as the rows that were read have part in all. */
    @Override
    public long position() {
        return (long) (bytes.length()
                * ((double) row / Math.max(1, file.getFileMetaData().numRows())));
    }

    @Override
    public void close() throws IOException {
        file.close();
        context.close();
        bytes.close();
    }

    private static BrokenInput corrupt(Exception cause) {
        return corrupt(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private static BrokenInput corrupt(String detail) {
        return new BrokenInput("The Parquet file is corrupt; fetch it again", detail);
    }
}
