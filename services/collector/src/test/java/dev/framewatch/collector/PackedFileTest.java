package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedFileTest {
    private static final int COUNT = 20_000;
    private static final String TEXT = lines(COUNT);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private interface Packing {
        OutputStream over(OutputStream out) throws IOException;
    }

    @Test
    void theContentTellsHowAFileIsPacked() throws IOException {
        for (byte[] packed : List.of(TEXT.getBytes(UTF_8), gzip(TEXT), zstd(TEXT))) {
            ReadFile read = ReadFile.of(folder, packed);

            assertThat(read.values).hasSize(COUNT);
            assertThat(read.broken).isEmpty();
        }
    }

    @Test
    void manyMembersAndFramesAreOneFile() throws IOException {
        byte[] skippable = {0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9};

        assertThat(ReadFile.of(folder, join(gzip("{\"a\":1}\n"), gzip(""), gzip("{\"a\":2}\n"))).values)
                .containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(ReadFile.of(folder, join(skippable, zstd("{\"a\":1}\n"), zstd(""), skippable, zstd("{\"a\":2}\n")))
                        .values)
                .containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void gzipHeadersMayHoldNamesAndMore() throws IOException {
        byte[] plain = gzip("{\"a\":1}\n");
        byte[] header = {0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 0, 2, 0, 7, 7, 'n', 0, 'c', 0, 1, 1};

        assertThat(ReadFile.of(folder, join(header, Arrays.copyOfRange(plain, 10, plain.length))).values)
                .containsExactly("{\"a\":1}");
    }

    @Test
    void longWindowsOfZstandardAreRead() throws IOException {
        byte[] random = new byte[3 * 1024 * 1024];
        new Random(7).nextBytes(random);
        String once = "{\"a\":\"" + java.util.HexFormat.of().formatHex(random) + "\"}\n";
        byte[] packed =
                pack(once + once, out -> new ZstdOutputStream(out).setLong(27).setWindowLog(29));

        ReadFile read = ReadFile.of(folder, packed);

        assertThat(packed[5] & 0xFF).as("window log in the frame's header").isGreaterThanOrEqualTo((28 - 10) << 3);
        assertThat(read.values).hasSize(2);
    }

    @Test
    void aFileThatIsCutOffGivesWhatComesBeforeAndOneRejection() throws IOException {
        for (byte[] packed : List.of(gzip(TEXT), zstd(TEXT), checked(TEXT))) {
            for (int length : new int[] {3, 9, 11, packed.length / 3, packed.length / 2, packed.length - 1}) {
                ReadFile read = ReadFile.of(folder, Arrays.copyOf(packed, length));

                assertThat(String.join("\n", read.values)).as("first lines").isSubstringOf(TEXT);
                assertThat(read.broken).as("%s bytes", length).hasSize(1);
                if (length > 9) {
                    assertThat(read.broken.getFirst())
                            .isEqualTo((read.values.size() + 1) + ": The compressed data is cut off");
                }
            }
        }
    }

    @Test
    void noLineBeforeAFaultIsLost() throws IOException {
        for (byte[] packed : List.of(gzip(TEXT), zstd(TEXT), checked(TEXT))) {
            byte[] faulty = packed.clone();
            int place = packed.length / 2;
            Arrays.fill(faulty, place, place + 64, (byte) 0xFF);

            ReadFile read = ReadFile.of(folder, faulty);
            int sound = ReadFile.of(folder, Arrays.copyOf(packed, place)).values.size();

            assertThat(read.values.subList(0, sound))
                    .isEqualTo(List.of(TEXT.split("\n")).subList(0, sound));
            assertThat(read.broken.getLast()).contains("The compressed data is");
        }
    }

    @Test
    void aWrongChecksumIsSaid() throws IOException {
        byte[] gzip = gzip(TEXT);
        gzip[gzip.length - 6]++;
        byte[] zstd = checked(TEXT);
        zstd[zstd.length - 2]++;
        for (byte[] packed : List.of(gzip, zstd)) {
            ReadFile read = ReadFile.of(folder, packed);

            assertThat(read.values).hasSize(COUNT);
            assertThat(read.broken).containsExactly((COUNT + 1) + ": The compressed data is corrupt");
        }
    }

    @Test
    void whatFollowsTheCompressedDataIsRejected() throws IOException {
        for (byte[] packed : List.of(gzip("{\"a\":1}\n"), zstd("{\"a\":1}\n"))) {
            assertThat(ReadFile.of(folder, join(packed, new byte[512])).broken)
                    .containsExactly("2: NUL bytes follow the compressed data");
            assertThat(ReadFile.of(folder, join(packed, "junk".getBytes(UTF_8))).broken)
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("2: What follows the compressed data is not");
            assertThat(ReadFile.of(folder, join(packed, new byte[512])).values).containsExactly("{\"a\":1}");
        }
    }

    @Test
    void aBombIsStoppedByTheRatioAndWhatComesBeforeCounts() throws IOException {
        byte[] zeros = new byte[1024 * 1024];
        for (Packing packing : List.<Packing>of(GZIPOutputStream::new, ZstdOutputStream::new)) {
            Path bomb = folder.resolve("bomb");
            try (OutputStream out = packing.over(Files.newOutputStream(bomb))) {
                out.write("{\"a\":1}\n".getBytes(UTF_8));
                for (int i = 0; i < 200; i++) {
                    out.write(zeros);
                }
            }

            ReadFile read = ReadFile.of(bomb, ReadFile.SETTINGS);

            assertThat(read.values).containsExactly("{\"a\":1}");
            assertThat(read.broken.getLast()).contains("more than 200 times its size");
        }
    }

    @Test
    void aFileThatUnpacksToMoreThanAllowedIsStoppedThere() throws IOException {
        Path file = Files.write(folder.resolve("file"), gzip(TEXT));

        ReadFile read = ReadFile.of(file, ReadFile.settings(1024 * 1024, TEXT.length() / 2, 200));

        assertThat(read.values).hasSizeGreaterThan(1).hasSizeLessThan(COUNT);
        assertThat(read.broken).hasSize(1).first().asString().contains("framewatch.collector.largest-unpacked");
    }

    @Test
    void otherPackingsAreNamed() throws IOException {
        assertThat(ReadFile.of(folder, "BZh91AY&SY").broken).first().asString().contains("bzip2");
    }

    private static String lines(int count) {
        Random random = new Random(11);
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":" + i + ",\"w\":" + random.nextLong() + "}")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static byte[] gzip(String text) throws IOException {
        return pack(text, GZIPOutputStream::new);
    }

    private static byte[] zstd(String text) throws IOException {
        return pack(text, ZstdOutputStream::new);
    }

    private static byte[] checked(String text) throws IOException {
        return pack(text, out -> new ZstdOutputStream(out).setChecksum(true));
    }

    private static byte[] pack(String text, Packing packing) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packing.over(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
