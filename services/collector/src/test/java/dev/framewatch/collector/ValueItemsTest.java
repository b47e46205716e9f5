package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueItemsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void anArrayIsReadElementByElementHoweverItIsLaidOut() throws IOException {
        String pretty = "[\n  {\n    \"a\": 1,\n    \"b\": [{\"a\": \"}]\\\"{\"}]\n  },\n  {\n    \"a\": 2\n  }\n]\n";

        assertThat(ReadFile.of(folder, pretty).values)
                .containsExactly("{\"a\":1,\"b\":[{\"a\":\"}]\\\"{\"}]}", "{\"a\":2}");
        assertThat(ReadFile.of(folder, pretty).lines).containsExactly(2L, 6L);
        assertThat(ReadFile.of(folder, pretty.replaceAll("\\s", "")).values)
                .containsExactly("{\"a\":1,\"b\":[{\"a\":\"}]\\\"{\"}]}", "{\"a\":2}");
        assertThat(ReadFile.of(folder, "[]").values).isEmpty();
        assertThat(ReadFile.of(folder, "[]").broken).isEmpty();
    }

    @Test
    void oneObjectOverManyLinesIsOneValue() throws IOException {
        ReadFile read = ReadFile.of(folder, "{\n \"items\": [\n  {\"a\": 1}\n ]\n}\n");

        assertThat(read.values).containsExactly("{\"items\":[{\"a\":1}]}");
        assertThat(read.broken).isEmpty();
    }

    @Test
    void whatIsWrongInsideAnElementCostsItAlone() throws IOException {
        ReadFile read = ReadFile.of(folder, "[{\"a\":1},{\"a\":nil},7,{\"a\":\"\\q\"},\n{\"a\":2}]");

        assertThat(read.values).containsExactly("{\"a\":1}", "7", "{\"a\":2}");
        assertThat(read.broken).containsExactly("1: Not valid JSON", "1: Not valid JSON");
        assertThat(read.rejectedBytes).containsExactly("{\"a\":nil}", "{\"a\":\"\\q\"}");
    }

    @Test
    void aMissingBracketOrQuoteOrWhateverElseCostsItsElementAlone() throws IOException {
        String[] elements = {
            "{\"a\":3,\"b\":{\"c\":1}",
            "{\"a\":3,\"b\":\"c}",
            "{\"a\":\"3,\"b\":\"c\"}",
            "{\"a\":3}}",
            "{\"a\":3]}",
            "\"a\":3}",
            "{\"a\":3 \"b\":4}",
            "{\"a\"",
            "\0\0\0",
            "{\"a\":[{\"a\":1},{\"b\":2}",
        };
        for (String element : elements) {
            for (String between : new String[] {",", ",\n"}) {
                String array = "[{\"a\":1}" + between + "{\"a\":2}" + between + element + between
                        + "{\"a\":4,\"b\":{\"a\":5}}" + between + "{\"a\":6}]";

                ReadFile read = ReadFile.of(folder, array);

                assertThat(read.values)
                        .as(element)
                        .startsWith("{\"a\":1}", "{\"a\":2}")
                        .endsWith("{\"a\":4,\"b\":{\"a\":5}}", "{\"a\":6}");
                assertThat(read.broken).as(element).isNotEmpty();
            }
        }
    }

    @Test
    void anArrayThatIsCutOffGivesWhatComesBeforeAndOneRejection() throws IOException {
        String array = "[\n{\"a\":1},\n{\"a\":{\"b\":2}},\n{\"a\":3}\n]";
        for (int length = 1; length < array.length() - 1; length++) {
            ReadFile read = ReadFile.of(folder, array.substring(0, length));
            int whole = length < 9 ? 0 : length < 24 ? 1 : length < 33 ? 2 : 3;

            assertThat(read.values).as("%s bytes", length).hasSize(whole);
            assertThat(read.broken).as("%s bytes", length).hasSize(1);
        }
    }

    @Test
    void whatFollowsTheArrayIsRejected() throws IOException {
        ReadFile read = ReadFile.of(folder, "[{\"a\":1}]\n\0\0\0\0");

        assertThat(read.values).containsExactly("{\"a\":1}");
        assertThat(read.broken).containsExactly("2: NUL bytes");
    }

    @Test
    void anElementThatIsTooLongCostsItselfAlone() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "[{\"a\":1},{\"a\":\"" + "x".repeat(3_000_000) + "\"},{\"a\":2}]");

        ReadFile read = ReadFile.of(file, ReadFile.settings(1024 * 1024, 1L << 40, 200));

        assertThat(read.values).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(read.broken).containsExactly("1: The element is longer than 1048576 bytes");
    }

    @Test
    void oneChangedByteInAnArrayCostsAtMostTheElementsThatItTouches() throws IOException {
        int count = 40;
        String array = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":" + i + ",\"title\":\"words, and \\\"more\\\"\",\"tasks\":[\"x\",{\"y\":[]}]}")
                .collect(Collectors.joining(",\n", "[", "]"));
        Random random = new Random(20260131);
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes = array.getBytes(US_ASCII);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);

            String values = String.join("\n", ReadFile.of(folder, bytes).values);

            int sound = values.split(
                                    Pattern.quote(
                                            "\"title\":\"words, and \\\"more\\\"\",\"tasks\":[\"x\",{\"y\":[]}]}"),
                                    -1)
                            .length
                    - 1;
            assertThat(sound).as(() -> new String(bytes, US_ASCII)).isGreaterThanOrEqualTo(count - 2);
        }
    }
}
