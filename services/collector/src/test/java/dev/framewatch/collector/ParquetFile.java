package dev.framewatch.collector;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;
import org.xerial.snappy.Snappy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of Parquet for tests, written by Apache's own library from rows in JSON. */
public final class ParquetFile {
    private static final int ROW_GROUP = 100_000;
    private static final int PAGE = 8 * 1024;

    private ParquetFile() {}

    /**
     * Writes a file.
     *
     * @param codec such as {@code SNAPPY}
     * @param columns the schema's fields, such as {@code optional binary title (STRING);}
     * @param rows objects in JSON
     */
    public static Path write(Path file, String codec, String columns, Iterable<String> rows) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message row {" + columns + "}");
        Files.deleteIfExists(file);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new Packing())
                .withCompressionCodec(CompressionCodecName.valueOf(codec))
                .withRowGroupSize((long) ROW_GROUP)
                .withPageSize(PAGE)
                .build()) {
            for (String row : rows) {
                writer.write(fill(new SimpleGroup(schema), JsonMapper.shared().readTree(row)));
            }
        }
        return file;
    }

    private static Group fill(Group group, JsonNode json) {
        GroupType schema = group.getType();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getValue().isNull()) {
                add(group, schema.getType(field.getKey()), field.getValue());
            }
        }
        return group;
    }

    private static void add(Group group, Type type, JsonNode value) {
        String name = type.getName();
        if (!type.isPrimitive()) {
            Group part = group.addGroup(name);
            if (value.isArray()) {
                value.forEach(each -> {
                    Group element = part.addGroup(0);
                    if (!each.isNull()) {
                        add(element, element.getType().getType(0), each);
                    }
                });
            } else {
                fill(part, value);
            }
            return;
        }
        switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> group.add(name, value.asBoolean());
            case INT32 ->
                group.add(name, (int) LocalDate.parse(value.asString()).toEpochDay());
            case INT64 -> group.add(name, Instant.parse(value.asString()).toEpochMilli());
            case BINARY -> group.add(name, value.asString());
            default -> throw new IllegalArgumentException("No values of " + type);
        }
    }

    /** The codecs without Hadoop. */
    private static final class Packing implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput bytes) throws IOException {
                    ByteArrayOutputStream plain = new ByteArrayOutputStream();
                    bytes.writeAllTo(plain);
                    return BytesInput.from(pack(codec, plain.toByteArray()));
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return codec;
                }

                @Override
                public void release() {}
            };
        }

        private static byte[] pack(CompressionCodecName codec, byte[] bytes) throws IOException {
            return switch (codec) {
                case UNCOMPRESSED -> bytes;
                case SNAPPY -> Snappy.compress(bytes);
                case ZSTD -> Zstd.compress(bytes);
                case GZIP -> {
                    ByteArrayOutputStream packed = new ByteArrayOutputStream();
                    try (OutputStream out = new GZIPOutputStream(packed)) {
                        out.write(bytes);
                    }
                    yield packed.toByteArray();
                }
                default -> throw new IllegalArgumentException("No codec " + codec);
            };
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new IllegalStateException("Nothing is read");
        }

        @Override
        public void release() {}
    }
}
