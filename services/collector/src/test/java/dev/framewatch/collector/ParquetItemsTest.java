package dev.framewatch.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetItemsTest {
    private static final String COLUMNS = "optional binary title (STRING); optional boolean official;"
            + "optional int32 date (DATE); optional int64 seen (TIMESTAMP(MILLIS,true));"
            + "optional group tasks (LIST) { repeated group list { optional binary element (STRING); } }"
            + "optional group methods (LIST) { repeated group list { optional group element {"
            + " optional binary name (STRING); optional binary full_name (STRING); } } }";
    private static final List<String> ROWS =
            IntStream.range(0, 1_500).mapToObj(ParquetItemsTest::row).toList();

    @TempDir
    private Path folder;

    private static String row(int i) {
        return "{\"title\":" + (i % 5 == 0 ? "null" : "\"Über " + i + " " + new Random(i).nextLong() + "\"")
                + ",\"official\":" + (i % 3 == 0 ? "null" : i % 3 == 1)
                + ",\"date\":" + (i % 7 == 0 ? "null" : "\"2017-06-" + (10 + i % 20) + "\"")
                + ",\"seen\":" + (i % 2 == 0 ? "null" : "\"2017-06-12T00:00:0" + i % 10 + "Z\"")
                + ",\"tasks\":" + (i % 4 == 0 ? "null" : i % 4 == 1 ? "[]" : "[\"a" + i + "\",null,\"b\"]")
                + ",\"methods\":" + (i % 6 == 0 ? "null" : "[{\"name\":\"m" + i + "\",\"full_name\":null}]") + "}";
    }

    private Path file(String codec) throws IOException {
        return ParquetFile.write(folder.resolve("file"), codec, COLUMNS, ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void theRowsAreThoseThatWereWritten(String codec) throws IOException {
        ReadFile read = ReadFile.of(file(codec), ReadFile.SETTINGS);

        assertThat(read.broken).isEmpty();
        assertThat(read.values).isEqualTo(ROWS);
        assertThat(read.lines.getLast()).isEqualTo(1_500);
    }

    @Test
    void whatIsCutOffSaysSo() throws IOException {
        byte[] whole = Files.readAllBytes(file("SNAPPY"));

        for (int length : new int[] {4, 11, 2_000, whole.length - 1}) {
            ReadFile read = ReadFile.of(folder, Arrays.copyOf(whole, length));

            assertThat(read.broken).containsExactly("1: The Parquet file is cut off; fetch it again");
        }
    }

    @Test
    void aFileOfThatNameThatIsAnotherSaysSo() throws IOException {
        Path pointer = Files.writeString(folder.resolve("x.parquet"), "version https://git-lfs.github.com/spec/v1\n");

        assertThat(ReadFile.of(pointer, ReadFile.SETTINGS).broken)
                .singleElement()
                .asString()
                .contains("called Parquet and is none", "Git LFS");
    }

    @Test
    void aFooterThatIsLargerThanTheFileIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file("SNAPPY"));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, 60_000_000);

        assertThat(ReadFile.of(folder, bytes).broken).containsExactly("1: The Parquet file is corrupt; fetch it again");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void wrongBytesAnywhereCostAtMostWhatFollowsThem(int seed) throws IOException {
        byte[] whole = Files.readAllBytes(file("SNAPPY"));
        Random random = new Random(seed);

        for (int i = 0; i < 12; i++) {
            byte[] wrong = whole.clone();
            int last = i % 2 == 0 ? whole.length : 1_500;
            wrong[whole.length - 1 - random.nextInt(last)] = (byte) random.nextInt();
            ReadFile read = ReadFile.of(folder, wrong);

            assertThat(read.broken).hasSizeLessThanOrEqualTo(1);
            assertThat(read.broken.isEmpty() ? read.values.size() : ROWS.size()).isEqualTo(ROWS.size());
        }
    }

    @Test
    void aPageThatUnpacksToGigabytesIsRefusedBeforeAnythingIsRead() throws IOException {
        Path file = ParquetFile.write(
                folder.resolve("file"),
                "UNCOMPRESSED",
                "required binary title (STRING);",
                List.of("{\"title\":\"a\"}"));
        byte[] bytes = Files.readAllBytes(file);
        ParquetPage page = ParquetPage.of(ByteBuffer.wrap(bytes, 4, 100));
        // The sizes are the header's second and third numbers, behind its type: 15 00 15 and 15.
        byte[] huge = {0x15, 0x00, 0x15, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        byte[] lying = new byte[bytes.length];
        System.arraycopy(bytes, 0, lying, 0, bytes.length);
        System.arraycopy(huge, 0, lying, 4, huge.length);

        assertThat(page.unpacked()).isEqualTo(page.packed());
        assertThat(ReadFile.of(folder, lying).broken).containsExactly("1: The Parquet file is corrupt; fetch it again");
    }

    @Test
    void aFileThatUnpacksToMoreThanAllowedIsRefused() throws IOException {
        assertThat(ReadFile.of(file("ZSTD"), ReadFile.settings(1 << 20, 50_000, 200)).broken)
                .singleElement()
                .asString()
                .contains("framewatch.collector.largest-unpacked");
    }

    @Test
    void aRowThatIsTooLongIsRejectedAndTheOthersRead() throws IOException {
        Path file = ParquetFile.write(
                folder.resolve("file"),
                "ZSTD",
                "optional binary title (STRING);",
                List.of("{\"title\":\"a\"}", "{\"title\":\"" + "b".repeat(3_000) + "\"}", "{\"title\":\"c\"}"));

        ReadFile read = ReadFile.of(file, ReadFile.settings(2_000, 1 << 30, 200));

        assertThat(read.values).containsExactly("{\"title\":\"a\"}", "{\"title\":\"c\"}");
        assertThat(read.broken).containsExactly("2: The row is longer than 2000 bytes");
    }

    @Test
    void aJoinedFileThatCannotBeReadFailsTheImport() throws IOException {
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(Files.readAllBytes(file("SNAPPY")), 3_000));

        assertThatThrownBy(() -> ImportedFile.FILES.read(cut, fields -> {}))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining("cut cannot be read: The Parquet file is cut off");
    }
}
