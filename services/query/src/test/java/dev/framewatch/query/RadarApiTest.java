package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two weeks of repositories, of which the second ends on the 21st of November 2026, and what each test adds. */
@ExtendWith(RunningApi.Start.class)
class RadarApiTest {
    private static final String WEEK = "/api/v1/radar?days=7";
    private static final LocalDate BEFORE = LocalDate.parse("2026-11-08");
    private static final LocalDate RECENT = LocalDate.parse("2026-11-15");
    private static final LocalDate END = LocalDate.parse("2026-11-22");

    private final RunningApi api;
    private final List<AdoptionEvent> events = new ArrayList<>();

    RadarApiTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void fill() throws IOException {
        api.clear();
        add(40, BEFORE, draft -> draft.topic("steady").dependency("steady-package"));
        add(40, RECENT, draft -> draft.topic("steady").dependency("steady-package"));
        events.add(repository(END, "newest").topic("newframe").event().tagged(List.of(), "2026.1"));
    }

    @Test
    void showsWhatRisesFirstWithAllThatIsNeededToCheckIt() {
        add(1, LocalDate.parse("2026-03-01"), draft -> draft.dependency("newframe"));
        add(20, RECENT, draft -> draft.dependency("newframe"));

        JsonNode radar = ask(WEEK);

        assertThat(radar.get("generation").stringValue()).isEqualTo("1");
        assertThat(radar.get("windows")).hasSize(1);
        assertThat(radar.get("windows").get(0).toString())
                .isEqualTo("{\"source\":\"github\",\"kind\":\"repository\",\"before\":\"2026-11-08\","
                        + "\"from\":\"2026-11-15\",\"to\":\"2026-11-22\",\"untagged\":60,\"leftOut\":0}");
        assertThat(radar.get("total").longValue()).isOne();
        JsonNode first = radar.get("rising").get(0);
        Rise rise = Rise.of(20, 60, 0, 40);
        assertThat(first.toString())
                .startsWith(
                        "{\"source\":\"github\",\"kind\":\"repository\",\"field\":\"dependency\",\"name\":\"newframe\","
                                + "\"events\":20,\"of\":60,\"eventsBefore\":0,\"ofBefore\":40,\"ratio\":"
                                + figure(rise.ratio())
                                + ",\"low\":" + figure(rise.low()) + ",\"high\":" + figure(rise.high())
                                + ",\"accounts\":20,\"firstSeen\":\"2026-03-01\",\"examples\":[{");
        JsonNode example = first.get("examples").get(0);
        assertThat(first.get("examples")).hasSize(3);
        assertThat(example.get("title").stringValue()).startsWith("someone/");
        assertThat(example.get("url").stringValue()).startsWith("https://github.com/someone/");
        assertThat(api.json(example.get("link").stringValue()).get("id")).isEqualTo(example.get("id"));
    }

    @Test
    void sortsBySurenessAndCountsWhatIsBeyondTheLimit() {
        add(10, RECENT, draft -> draft.topic("some"));
        add(30, RECENT, draft -> draft.topic("many"));
        add(5, BEFORE, draft -> draft.topic("grows"));
        add(40, RECENT, draft -> draft.topic("grows"));

        assertThat(names(ask(WEEK))).containsExactly("topic many", "topic grows");
        assertThat(ask(WEEK + "&limit=1").get("total").longValue()).isEqualTo(2);
        assertThat(names(ask(WEEK + "&limit=1"))).containsExactly("topic many");
    }

    @Test
    void listsNothingThatIsSteadyOrTaggedOrKnownOrFew() {
        Tag pytorch = tag("pytorch", Role.MENTIONS, 0.4);
        for (int i = 0; i < 20; i++) {
            events.add(
                    repository(RECENT, "tagged-" + i).topic("companion").event().tagged(List.of(pytorch), "2026.1"));
            events.add(repository(RECENT, "fork-" + i)
                    .topic("copied")
                    .flag(i % 2 == 0 ? Flag.FORK : Flag.REPOST, true)
                    .event()
                    .tagged(List.of(), "2026.1"));
            events.add(repository(RECENT, "spam-" + i)
                    .topic("one-person")
                    .owner("same")
                    .event()
                    .tagged(List.of(), "2026.1"));
        }
        add(20, RECENT, draft -> draft.dependency("numpy").topic("Python3.12").topic("deep-learning"));
        add(4, RECENT, draft -> draft.dependency("few"));

        JsonNode radar = ask(WEEK);

        assertThat(names(radar)).isEmpty();
        assertThat(radar.get("notes").get(0).stringValue()).startsWith("No name is surely more frequent");
    }

    @Test
    void comparesEachKindWithItsOwnPastUpToItsOwnNewestDay() {
        LocalDate longAgo = LocalDate.parse("2024-01-15");
        for (int i = 0; i < 60; i++) {
            LocalDate day = i < 30 ? longAgo.minusDays(8) : longAgo.minusDays(1);
            events.add(post(day, i).topic(i < 30 ? "old" : "fresh").event().tagged(List.of(), "2026.1"));
        }
        events.add(post(longAgo, 99).event().tagged(List.of(), "2026.1"));
        add(20, RECENT, draft -> draft.topic("newframe"));

        JsonNode radar = ask(WEEK);

        assertThat(radar.get("windows").valueStream().map(window -> window.get("kind") + " " + window.get("to")))
                .containsExactly("\"repository\" \"2026-11-22\"", "\"post\" \"2024-01-15\"");
        assertThat(names(radar)).containsExactly("topic fresh", "topic newframe");
        assertThat(radar.get("rising").get(0).get("accounts").longValue()).isEqualTo(30);
        assertThat(names(ask(WEEK + "&source=github"))).containsExactly("topic newframe");
        assertThat(names(ask(WEEK + "&kind=post"))).containsExactly("topic fresh");
        assertThat(names(ask(WEEK + "&field=dependency"))).isEmpty();
    }

    @Test
    void takesTheWindowThatItIsGiven() {
        add(20, RECENT, draft -> draft.topic("newframe"));

        assertThat(names(ask("/api/v1/radar?from=2026-11-15&to=2026-11-22"))).containsExactly("topic newframe");
        assertThat(names(ask("/api/v1/radar?days=7&to=2026-11-22"))).containsExactly("topic newframe");
        assertThat(names(ask("/api/v1/radar?days=7&to=2026-11-15"))).isEmpty();
        assertThat(ask("/api/v1/radar").get("windows").get(0).get("from").stringValue())
                .isEqualTo("2026-10-25");
    }

    @Test
    void doesNotTakeTodayForComplete() {
        events.add(repository(LocalDate.parse("2026-11-24"), "ahead").event().tagged(List.of(), "2026.1"));

        assertThat(ask(WEEK).get("windows").get(0).get("to").stringValue()).isEqualTo("2026-11-23");
    }

    @Test
    void saysHowManyAreDatedTooCoarsely() {
        events.add(AdoptionEvent.draft(Kind.REPOSITORY.source(), Kind.REPOSITORY, "coarse")
                .revision(Instant.parse("2026-11-20T00:00:00Z"))
                .occurred(Instant.parse("2026-11-01T00:00:00Z"), Precision.MONTH)
                .observed(Instant.parse("2026-11-20T00:00:00Z"))
                .topic("newframe")
                .event()
                .tagged(List.of(), "2026.1"));

        assertThat(ask(WEEK).get("windows").get(0).get("leftOut").longValue()).isOne();
    }

    @Test
    void saysWhereThereIsNothingToCompareWith() {
        JsonNode radar = ask("/api/v1/radar?from=2026-11-08&to=2026-11-15");

        assertThat(names(radar)).isEmpty();
        assertThat(radar.get("notes").valueStream().map(JsonNode::stringValue))
                .anyMatch(note -> note.startsWith("Nothing can be said to rise in the topic of repository"));
    }

    @Test
    void saysWhichTaxonomyItsKnownNamesAreFrom() {
        assertThat(ask(WEEK).get("notes").valueStream().map(JsonNode::stringValue))
                .anyMatch(note -> note.contains("the tags are by 2026.1"));
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThat(api.json("/api/v1/radar?source=reddit").get("notes").get(0).stringValue())
                .startsWith("No data yet");
        api.drop();
        JsonNode radar = api.json("/api/v1/radar");

        assertThat(radar.get("rising")).isEmpty();
        assertThat(radar.get("notes").get(0).stringValue()).startsWith("No data yet");
    }

    private JsonNode ask(String path) {
        api.index("1", events);
        return api.json(path);
    }

    private static double figure(double exact) {
        return Shares.rounded(exact).doubleValue();
    }

    private static List<String> names(JsonNode radar) {
        return radar.get("rising")
                .valueStream()
                .map(row ->
                        row.get("field").stringValue() + " " + row.get("name").stringValue())
                .toList();
    }

    /** So many repositories without a tag, each of an account of its own, over the seven days from a day on. */
    private void add(int count, LocalDate day, UnaryOperator<Draft> with) {
        for (int i = 0; i < count; i++) {
            events.add(with.apply(repository(day.plusDays(i % 7), "n" + events.size()))
                    .event()
                    .tagged(List.of(), "2026.1"));
        }
    }

    private static Draft repository(LocalDate day, String name) {
        return draft(Kind.REPOSITORY, day, name)
                .url("https://github.com/someone/" + name)
                .title("someone/" + name)
                .owner("owner-" + name);
    }

    private static Draft post(LocalDate day, int number) {
        return draft(Kind.POST, day, "p" + number).author("author-" + number);
    }

    private static Draft draft(Kind kind, LocalDate day, String name) {
        Instant observed = Instant.parse("2026-11-23T11:00:00Z");
        return AdoptionEvent.draft(kind.source(), kind, name)
                .revision(observed)
                .occurred(day.atTime(10, 0).toInstant(ZoneOffset.UTC), Precision.DAY)
                .observed(observed);
    }
}
