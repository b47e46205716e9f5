package dev.framewatch.event;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final String MINIMAL = "{\"id\":\"reddit:post:a\",\"revision\":1769767200000,\"source\":\"reddit\","
            + "\"kind\":\"post\",\"occurredAt\":\"2026-01-20T08:30:00.000Z\",\"precision\":\"day\","
            + "\"observedAt\":\"2026-01-31T12:00:00.000Z\"";

    /** What the next schema might have, wherever it might have it. */
    private static final String MORE =
            ",\"schema\":2,\"metrics\":{\"likes\":{\"a\":7}},\"colour\":\"r\u00e9d \uD83D\uDD25\","
                    + "\"x\":[1.50,-1.0e300,{\"y\":[null,true,false,\"\\\"\"]},{}]";

    private static final String SCRAPS = "\"\\,:{}[]0123456789-.eaut\n\t ";

    @Test
    void theFormOfAFullEventIsPinned() throws IOException {
        assertThat(EventJson.write(Events.full())).asString(UTF_8).isEqualTo(golden("full.json"));
    }

    @Test
    void theFormOfARemovedEventIsPinned() throws IOException {
        AdoptionEvent removed =
                Events.post("rga91a").title("gone").text("gone").removed().event();

        assertThat(EventJson.write(removed)).asString(UTF_8).isEqualTo(golden("removed.json"));
    }

    @Test
    void theFormOfAnHourOfActivityIsPinned() throws IOException {
        AdoptionEvent hour = AdoptionEvent.draft(Source.GITHUB, Kind.ACTIVITY, "2026-01-31-8")
                .revision(Events.NOW)
                .occurred(Events.NOW, Precision.DAY)
                .observed(Events.NOW)
                .activity(java.util.List.of(
                        new Activity(null, "WatchEvent", 7), new Activity("pytorch/pytorch", "WatchEvent", 2)))
                .event();

        assertThat(EventJson.write(hour)).asString(UTF_8).isEqualTo(golden("activity.json"));
    }

    @Test
    void whatWasWrittenBeforeThereWereFurtherFlagsIsReadAsItWas() throws IOException {
        byte[] json = golden("before-bots.json").getBytes(UTF_8);

        AdoptionEvent event = ((Reading.Valid) EventJson.classified(json, Events.NOW)).event();

        assertThat(event.flags()).containsExactly(Flag.FORK, Flag.VENDOR, Flag.OFFICIAL);
        assertThat(event.version()).isEqualTo(1_855_735_411_507_388_202L);
        assertThat(EventJson.write(event)).isEqualTo(json);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        AdoptionEvent event = Events.full();

        assertThat(EventJson.classified(EventJson.write(event), Events.NOW)).isEqualTo(new Reading.Valid(event));
    }

    @Test
    void tagsOfACollectorArePassedOver() {
        AdoptionEvent event = Events.full();

        var reading = (Reading.Valid) EventJson.collected(EventJson.write(event), Events.NOW);

        assertThat(reading.event().tags()).isEmpty();
        assertThat(reading.event().taxonomy()).isNull();
        assertThat(reading.event().title()).isEqualTo(event.title());
    }

    @Test
    void tagsThatAreNoTagsDoNotStopACollectedEvent() {
        assertThat(read(MINIMAL + ",\"tags\":{\"forged\":[1,{}]},\"signature\":null}"))
                .isInstanceOf(Reading.Valid.class);
    }

    @Test
    void escapesAreDecodedAndSpacesBetweenTokensAreNothing() {
        Reading reading = read(MINIMAL.replace(",", " ,\r\n\t") + ",\"title\":\"\\u0070ytorch\"}\n");

        assertThat(((Reading.Valid) reading).event().title()).isEqualTo("pytorch");
    }

    @Test
    void anEventThatOnlyNamesItselfIsEnough() {
        assertThat(read(MINIMAL + "}")).isInstanceOf(Reading.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"title\":\"a\",\"title\":\"b\"}  | $           | Duplicate",
                ",\"colour\":\"red\"}               | colour      | no property of an event",
                ",\"colour\":\"red\",\"schema\":1}  | colour      | no property of an event",
                ",\"schema\":0}                     | schema      | from 1 to 9999",
                ",\"schema\":10000}                 | schema      | from 1 to 9999",
                ",\"schema\":\"2\"}                 | schema      | not a whole number",
                ",\"schema\":2,\"schema\":2}        | $           | Duplicate",
                ",\"schema\":2,\"x\":{\"a\":1,\"a\":2}} | $       | Duplicate",
                ",\"schema\":2,\"x\":[\"\\ud83d\"]}  | x           | half a surrogate",
                ",\"schema\":2,\"x\":{\"\\ud83d\":1}} | $          | not readable as JSON",
                ",\"schema\":2,\"x\":[-1e309]}      | x           | a number",
                ",\"schema\":2,\"title\":7}         | title       | not a string",
                ",\"title\":7}                      | title       | not a string",
                ",\"topics\":[\"a\",null]}          | topics      | not a list of strings",
                ",\"metrics\":{\"stars\":1.5}}      | metrics.stars | not a whole number",
                ",\"metrics\":{\"stars\":-1}}       | metrics.stars | not negative",
                ",\"metrics\":{\"likes\":1}}        | metrics     | known are stars",
                ",\"title\":\"\\ud83d\"}            | title           | half a surrogate",
                ",\"url\":\"javascript:alert(1)\"}  | url         | http",
                "}{}                                | $           | goes on",
                ",\"cut\":\"true\"}                 | cut         | true or false",
                ",\"removed\":true,\"title\":\"a\"} | removed     | only id, source, kind and dates",
            })
    void aBrokenPropertyIsNamedWithItsReason(String rest, String field, String reason) {
        Reading.Invalid invalid = (Reading.Invalid) read(MINIMAL + rest);

        assertThat(invalid.field()).isEqualTo(field);
        assertThat(invalid.reason()).contains(reason == null ? "" : reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reddit:post:a            | reddit:post:        | id",
                "reddit:post:a            | github:repository:1 | id",
                "\"kind\":\"post\"        | \"kind\":\"paper\"  | id",
                "\"kind\":\"post\"        | \"kind\":\"song\"   | kind",
                "\"source\":\"reddit\"    | \"source\":\"x\"    | source",
                "1769767200000            | 0                   | revision",
                "1769767200000            | 99999999999999      | revision",
                "1769767200000            | 1e3                 | revision",
                "2026-01-20T08:30:00.000Z | 2004-12-31T23:59:59Z | occurredAt",
                "2026-01-20T08:30:00.000Z | 2026-02-01T12:00:01Z | occurredAt",
                "2026-01-20T08:30:00.000Z | yesterday           | occurredAt",
                "2026-01-20T08:30:00.000Z | +1000000000-12-31T23:59:59.999999999Z | occurredAt",
                "2026-01-20T08:30:00.000Z | -1000000000-01-01T00:00:00Z | occurredAt",
                "2026-01-31T12:00:00.000Z | +500000000-01-01T00:00:00Z | observedAt",
                "2026-01-31T12:00:00.000Z | 2026-02-03T00:00:00Z | observedAt",
                "\"precision\":\"day\"    | \"precision\":null  | precision",
            })
    void aBrokenIdentityOrTimeIsNamed(String right, String wrong, String field) {
        Reading.Invalid invalid = (Reading.Invalid) read((MINIMAL + "}").replace(right, wrong));

        assertThat(invalid.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "revision", "source", "kind", "occurredAt", "precision", "observedAt"})
    void aMissingPropertyIsNamed(String property) {
        Reading.Invalid invalid = (Reading.Invalid) read((MINIMAL + "}")
                .replaceFirst("\"" + property + "\":(\"[^\"]*\"|\\d+),?", "")
                .replace(",}", "}"));

        assertThat(invalid).isEqualTo(new Reading.Invalid(property, "is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"id\":", "nonsense", "{\"id\":\"reddit:post:a\"}x"})
    void whatIsNoEventIsInvalid(String json) {
        assertThat(read(json)).isInstanceOf(Reading.Invalid.class);
    }

    @Test
    void malformedUtf8IsInvalid() {
        byte[] json = (MINIMAL + ",\"title\":\"?\"}").getBytes(UTF_8);
        json[json.length - 3] = (byte) 0xC0;

        assertThat(EventJson.collected(json, Events.NOW)).isEqualTo(new Reading.Invalid("$", "is not valid UTF-8"));
    }

    @Test
    void anotherEncodingIsInvalidAlthoughAParserReadsIt() {
        String json = MINIMAL + "}";

        for (byte[] bytes : List.of(
                json.getBytes(UTF_16LE),
                json.getBytes(UTF_16BE),
                json.getBytes(UTF_32LE),
                ("\uFEFF" + json).getBytes(UTF_8))) {
            assertThat(EventJson.collected(bytes, Events.NOW)).isInstanceOf(Reading.Invalid.class);
        }
    }

    @Test
    void aReplacementCharacterOfTheSourceIsValid() {
        assertThat(read(MINIMAL + ",\"title\":\"\uFFFD\"}")).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void whatALaterSchemaHasMoreIsPassedOver() {
        Reading reading = read(MINIMAL + MORE + "}");

        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(((Reading.Valid) reading).schema()).isEqualTo(2);
        assertThat(((Reading.Valid) reading).event()).isEqualTo(((Reading.Valid) read(MINIMAL + "}")).event());
    }

    @Test
    void whatALaterSchemaHasMoreIsKeptBesideTheTags() {
        String json = (MINIMAL + MORE + "}").replace(",\"schema\"", " ,\r\n\"tags\" : [{}],\"schema\"");
        Reading.Valid read = (Reading.Valid) read(json);
        List<Tag> tags = Events.full().tags();

        byte[] tagged = EventJson.tagged(json.getBytes(UTF_8), read, tags, "2026.1");

        String judgement = new String(EventJson.write(read.event().tagged(tags, "2026.1")), UTF_8)
                .replaceFirst(".*(?=,\"taxonomy\")", "");
        assertThat(tagged).asString(UTF_8).isEqualTo(MINIMAL + MORE + judgement);
        assertThat(EventJson.classified(tagged, Events.NOW))
                .isEqualTo(new Reading.Valid(read.event().tagged(tags, "2026.1"), false, 2));
    }

    @Test
    void whatALaterSchemaHasMoreOfATagIsPassedOver() {
        String json = new String(EventJson.write(Events.full()), UTF_8)
                .replace("{\"id\"", "{\"schema\":3,\"id\"")
                .replace("\"role\"", "\"since\":\"2020\",\"role\"")
                .replace("\"rule\"", "\"weight\":0.5,\"rule\"");

        assertThat(EventJson.classified(json.getBytes(UTF_8), Events.NOW))
                .isEqualTo(new Reading.Valid(Events.full(), false, 3));
    }

    @Test
    void lineBreaksBetweenWhatALaterSchemaHasMoreAreTakenOut() {
        String json = MINIMAL + MORE + "}";
        String broken = json.replace(",\"", "\n,\r\n\"");

        byte[] line = EventJson.oneLine(broken.getBytes(UTF_8), (Reading.Valid) read(broken));

        assertThat(line).asString(UTF_8).isEqualTo(json);
    }

    /** Whatever is read can be passed on, so that nothing stops who does so. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsReadOfALaterSchemaCanBePassedOnHoweverDamaged(long seed) {
        Random random = new Random(seed);
        byte[] whole = (MINIMAL + MORE + "}").getBytes(UTF_8);
        int passed = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] json = whole.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                json[random.nextInt(json.length)] = (byte) SCRAPS.charAt(random.nextInt(SCRAPS.length()));
            }
            if (EventJson.collected(json, Events.NOW) instanceof Reading.Valid read) {
                byte[] tagged = EventJson.tagged(json, read, List.of(), "1");
                assertThat(EventJson.classified(tagged, Events.NOW))
                        .as(() -> "seed " + seed + ": " + new String(json, UTF_8))
                        .isEqualTo(new Reading.Valid(
                                read.event().tagged(List.of(), "1"), read.schema() == 1, read.schema()));
                assertThat(EventJson.oneLine(json, read)).doesNotContain('\n');
                passed++;
            }
        }
        assertThat(passed).isGreaterThan(50);
    }

    @Test
    void aSignatureThatIsNotTheOneOfTheTagsIsInvalid() {
        String json = new String(EventJson.write(Events.full()), UTF_8).replace("pytorch:uses:e9", "pytorch:is:e9");

        assertThat(EventJson.classified(json.getBytes(UTF_8), Events.NOW))
                .isEqualTo(new Reading.Invalid("signature", "is not the one of the tags"));
    }

    @Test
    void aTagWithoutEvidenceIsInvalid() {
        String json = new String(EventJson.write(Events.full()), UTF_8)
                .replaceFirst("\"evidence\":\\[[^\\]]*\\]", "\"evidence\":[]");

        assertThat(((Reading.Invalid) EventJson.classified(json.getBytes(UTF_8), Events.NOW)).field())
                .isEqualTo("tags.evidence");
    }

    @Test
    void aMegabyteOfTextIsInvalidAndSaysTheLimit() {
        Reading.Invalid invalid = (Reading.Invalid) read(MINIMAL + ",\"text\":\"" + "a".repeat(1 << 20) + "\"}");

        assertThat(invalid.cause()).isEqualTo("text has 1048576 characters; at most 32768 are allowed");
    }

    private static Reading read(String json) {
        return EventJson.collected(json.getBytes(UTF_8), Events.NOW);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(EventJsonTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
