package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineItemsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void oneValueALineWithBlankLinesAndAnyLineEndAndByteOrderMark() throws IOException {
        ReadFile read = ReadFile.of(folder, "\uFEFF\n{\"a\":1}\r\n\n  \n{\"a\":2}\n{\"a\":\"ü\"}");

        assertThat(read.values).containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":\"ü\"}");
        assertThat(read.lines).containsExactly(2L, 5L, 6L);
        assertThat(read.broken).isEmpty();
    }

    @Test
    void aBrokenLineCostsItselfAlone() throws IOException {
        ReadFile read = ReadFile.of(folder, "{\"a\":1}\n{\"a\":2,\"b\":\n{\"a\":3}}\nwhat\n{\"a\":4}\n");

        assertThat(read.values).containsExactly("{\"a\":1}", "{\"a\":4}");
        assertThat(read.broken).containsExactly("2: Not valid JSON", "3: Not valid JSON", "4: Not valid JSON");
        assertThat(read.rejectedBytes).containsExactly("{\"a\":2,\"b\":", "{\"a\":3}}", "what");
    }

    @Test
    void aFirstLineThatIsCutOffCostsItselfAlone() throws IOException {
        for (String start :
                new String[] {"{", "{\"a\":", "{\"a\":[", "{\"a\":\"x", "[", "{\"a\":1,", "{\"a\":{\"b\":1}"}) {
            ReadFile read = ReadFile.of(folder, start + "\n{\"a\":2}\n{\"a\":3}\n");

            assertThat(read.values).as(start).containsExactly("{\"a\":2}", "{\"a\":3}");
            assertThat(read.broken).as(start).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void malformedUtf8CostsItsLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"a\":1}\n{\"a\":\"".getBytes(UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28});
        bytes.writeBytes("\"}\n{\"a\":\"".getBytes(UTF_8));
        bytes.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
        bytes.writeBytes("\"}\n{\"a\":2}\n".getBytes(UTF_8));

        ReadFile read = ReadFile.of(folder, bytes.toByteArray());

        assertThat(read.values).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(read.broken).containsExactly("2: Not valid UTF-8", "3: Not valid UTF-8");
    }

    @Test
    void nulBytesAreRejectedAndWhatStandsBesideThemIsRead() throws IOException {
        ReadFile read = ReadFile.of(folder, "{\"a\":1}\n\0\0\0{\"a\":2}\n{\"a\":3}\0\0\n{\"a\":4}\n\0\0\0\0");

        assertThat(read.values).containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}", "{\"a\":4}");
        assertThat(read.broken).containsExactly("2: NUL bytes", "3: NUL bytes", "5: NUL bytes");
    }

    @Test
    void aTailOfNulBytesOfAnySizeIsOneRejection() throws IOException {
        Path file = folder.resolve("file");
        byte[] start = "{\"a\":1}".getBytes(UTF_8);
        Files.write(file, java.util.Arrays.copyOf(start, 9 * 1024 * 1024));

        ReadFile read = ReadFile.of(file, ReadFile.settings(64 * 1024, 1L << 40, 200));

        assertThat(read.values).containsExactly("{\"a\":1}");
        assertThat(read.broken).containsExactly("1: NUL bytes");
    }

    @Test
    void aLineThatIsTooLongCostsItselfAlone() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "{\"a\":1}\n{\"a\":\"" + "x".repeat(3_000_000) + "\"}\n{\"a\":2}\n");

        ReadFile read = ReadFile.of(file, ReadFile.settings(1024 * 1024, 1L << 40, 200));

        assertThat(read.values).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(read.broken).containsExactly("2: The line is longer than 1048576 bytes");
    }

    @Test
    void nestingWithoutEndCostsItsLine() throws IOException {
        ReadFile read = ReadFile.of(folder, "{\"a\":1}\n" + "{\"a\":".repeat(100_000) + "\n{\"a\":2}\n");

        assertThat(read.values).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(read.broken).containsExactly("2: Not valid JSON");
    }

    @Test
    void aFileInUtf16IsOneRejectionThatSaysWhatToDo() throws IOException {
        ReadFile read = ReadFile.of(folder, "\uFEFF{\"a\":1}\n{\"a\":2}\n".getBytes(UTF_16LE));

        assertThat(read.values).isEmpty();
        assertThat(read.broken).containsExactly("1: The file is UTF-16; convert it to UTF-8");
    }

    @Test
    void linesLongerThanAnyBufferAreRead() throws IOException {
        String longOne = "{\"a\":\"" + "y".repeat(5_000_000) + "\"}";

        ReadFile read = ReadFile.of(folder, "{\"a\":1}\n" + longOne + "\n{\"a\":2}");

        assertThat(read.values).containsExactly("{\"a\":1}", longOne, "{\"a\":2}");
    }
}
