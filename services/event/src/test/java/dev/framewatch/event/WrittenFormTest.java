package dev.framewatch.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenFormTest {
    private static final List<String> SCRAPS = List.of(
            "\"",
            "\\",
            "\\\\",
            "\\\"",
            "\\n",
            "\\u0070",
            "\\/",
            "\n",
            "\r",
            "\t",
            " ",
            "\0",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "0",
            "-",
            "-0",
            "00",
            "1e3",
            ".0",
            "null",
            "true",
            "é",
            "使",
            "🔥",
            "\\ud83d",
            "\"tags\":[]",
            ",\"title\":\"b\"",
            ",\"cut\":false",
            ",\"topics\":[]",
            ",\"metrics\":{}",
            ",\"activity\":[]");

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenIsReadWithoutAParser(AdoptionEvent event) {
        byte[] json = EventJson.write(event);

        assertThat(new WrittenForm(json).read(event.taxonomy() != null)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void tagsArePutInWhereTheyWouldBeWritten(AdoptionEvent event) {
        AdoptionEvent collected = untagged(event);
        byte[] json = EventJson.write(collected);
        List<Tag> tags = Events.full().tags();

        for (List<Tag> found : List.of(List.<Tag>of(), tags)) {
            byte[] tagged = EventJson.tagged(json, valid(EventJson.collected(json, Events.NOW)), found, "2026.1");

            assertThat(tagged).asString(UTF_8).isEqualTo(written(collected.tagged(found, "2026.1")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", " ", "\"tags\":[{}],", "\"signature\":\"x\",", "\"cut\":false,"})
    void anotherFormIsWrittenAnewWithItsTags(String added) {
        AdoptionEvent collected = Events.post("a").title("b").event();
        byte[] json = written(collected).replace("\"kind\"", added + "\"kind\"").getBytes(UTF_8);

        Reading.Valid read = valid(EventJson.collected(json, Events.NOW));

        assertThat(read).isEqualTo(new Reading.Valid(collected, false, EventJson.SCHEMA));
        assertThat(EventJson.tagged(json, read, List.of(), "1"))
                .asString(UTF_8)
                .isEqualTo(written(collected.tagged(List.of(), "1")));
    }

    /** Damages written events at random; whatever is still read without the parser, the parser reads alike. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noDamageIsReadOtherwiseThanTheParserReadsIt(long seed) {
        Random random = new Random(seed);
        List<byte[]> whole = events().map(EventJson::write).toList();
        int stillWritten = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] json = damaged(whole.get(random.nextInt(whole.size())), random);
            for (Function<byte[], Reading> read : List.<Function<byte[], Reading>>of(
                    bytes -> EventJson.collected(bytes, Events.NOW),
                    bytes -> EventJson.classified(bytes, Events.NOW))) {
                if (read.apply(json) instanceof Reading.Valid written && written.asWritten()) {
                    AdoptionEvent event = written.event();
                    stillWritten++;
                    assertThat(read.apply((new String(json, UTF_8) + " ").getBytes(UTF_8)))
                            .isEqualTo(new Reading.Valid(event, false, EventJson.SCHEMA));
                    assertThat(EventJson.write(event)).asString(UTF_8).isEqualTo(new String(json, UTF_8));
                }
            }
        }
        assertThat(stillWritten).isGreaterThan(200);
    }

    @Test
    void noBeginningOfAnEventIsAnEvent() {
        byte[] json = EventJson.write(Events.full());

        for (int length = 0; length < json.length; length++) {
            assertThat(EventJson.classified(Arrays.copyOf(json, length), Events.NOW))
                    .isInstanceOf(Reading.Invalid.class);
        }
    }

    private static Stream<AdoptionEvent> events() {
        return Stream.of(
                Events.full(),
                untagged(Events.full()),
                Events.full().tagged(List.of(), "1"),
                Events.post("a").title("\b\f\n\r\t\"\\ and é 使 🔥 \u007f\u2028").event(),
                Events.post("b")
                        .text("使用飞桨 ".repeat(12_000))
                        .metric(Metric.SCORE, -7L)
                        .event(),
                Events.post("c").title("x").removed().event());
    }

    private static byte[] damaged(byte[] json, Random random) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int from = random.nextInt(Math.min(json.length, 2_000));
        int to = random.nextBoolean() ? from : Math.min(json.length, from + random.nextInt(4));
        damaged.write(json, 0, from);
        switch (random.nextInt(3)) {
            case 0 -> damaged.write(random.nextInt(256));
            case 1 ->
                damaged.writeBytes(SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(UTF_8));
            default ->
                damaged.writeBytes(
                        String.valueOf((char) ('0' + random.nextInt(75))).getBytes(UTF_8));
        }
        damaged.write(json, to, json.length - to);
        return damaged.toByteArray();
    }

    private static AdoptionEvent untagged(AdoptionEvent event) {
        return valid(EventJson.collected(EventJson.write(event), Events.NOW)).event();
    }

    private static Reading.Valid valid(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return (Reading.Valid) reading;
    }

    private static String written(AdoptionEvent event) {
        return new String(EventJson.write(event), UTF_8);
    }
}
