package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whatever switches are set, the figures are those of the events that they leave, and so are the events behind them. */
@ExtendWith(RunningApi.Start.class)
class SwitchesTest {
    private static final List<String> FRAMEWORKS = List.of("pytorch", "tensorflow", "keras");
    private static final String REPOSTS = "reposts=true";
    private static final String EITHER = "either=pytorch,tensorflow";

    private static final Map<String, Predicate<AdoptionEvent>> OF_EVENTS = Map.of(
            "forks=false", event -> !event.flags().contains(Flag.FORK),
            "vendors=false", event -> !event.flags().contains(Flag.VENDOR),
            "official=true", event -> event.flags().contains(Flag.OFFICIAL),
            "bots=false", event -> !event.flags().contains(Flag.BOT),
            "generated=false", event -> !event.flags().contains(Flag.GENERATED));

    private static final Map<String, BiPredicate<AdoptionEvent, Tag>> OF_TAGS = Map.of(
            "implied=false", (event, tag) -> !tag.implied(),
            "confidence=0.7", (event, tag) -> tag.confidence() >= 0.7,
            "keras=own",
                    (event, tag) -> !(tag.implied()
                            && "tensorflow".equals(tag.framework())
                            && event.tags().stream()
                                    .anyMatch(
                                            other -> "keras".equals(other.framework()) && other.role() == tag.role())));

    private final RunningApi api;

    SwitchesTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void agreeWithACountOfTheEvents() throws IOException {
        Random random = new Random(20_261_128);
        List<AdoptionEvent> events = Stream.iterate(0, number -> number + 1)
                .map(number -> event(random, number))
                .limit(300)
                .toList();
        api.clear();
        api.store(events);

        for (int i = 0; i < 25; i++) {
            List<String> switches = Stream.of(OF_EVENTS.keySet(), OF_TAGS.keySet(), Set.of(REPOSTS, EITHER))
                    .flatMap(Set::stream)
                    .sorted()
                    .filter(each -> random.nextInt(3) == 0)
                    .toList();
            JsonNode answer = api.json("/api/v1/shares?kind=repository&" + String.join("&", switches));

            assertThat(figures(answer)).as("%s", switches).isEqualTo(recount(events, switches));
            for (JsonNode share : answer.get("shares")) {
                String link = share.get("link").stringValue();
                assertThat(api.json(link + "&limit=1").get("total").longValue())
                        .as(link)
                        .isEqualTo(share.get("events").longValue());
            }
        }
    }

    @Test
    void venuesAreCountedFromTheEventsInEveryFigure() throws IOException {
        api.clear();
        Tag pytorch = tag("pytorch", Role.USES, 0.9);
        Tag tensorflow = tag("tensorflow", Role.USES, 0.9);
        LocalDate may = LocalDate.of(2026, 5, 1);
        api.store(List.of(
                Sample.paper(1, may, Precision.DAY, "icml-2026-7", pytorch),
                Sample.paper(2, may, Precision.MONTH, "icml", tensorflow),
                Sample.paper(3, may, Precision.DAY, "icml-2026-7"),
                Sample.paper(4, may, Precision.YEAR, "icml-2026-7", pytorch),
                Sample.paper(5, may, Precision.DAY, "icmla-2026-12", pytorch),
                Sample.event(Kind.PAPER, 6, may, Precision.DAY, pytorch),
                Sample.event(Kind.REPOSITORY, 7, may, Precision.DAY, pytorch)));

        JsonNode shares = api.json("/api/v1/shares?by=month&venue=icml");
        assertThat(figures(shares)).isEqualTo(Map.of("pytorch", "1/2/3", "tensorflow", "1/2/3"));
        assertThat(shares.get("leftOut").intValue()).isEqualTo(1);
        String link = shares.get("shares").get(0).get("link").stringValue();
        assertThat(api.json(link).get("total").intValue()).isEqualTo(1);
        assertThat(figures(api.json("/api/v1/shares?by=month&kind=paper&venue=icmla,icml")))
                .isEqualTo(Map.of("pytorch", "2/3/4", "tensorflow", "1/3/4"));
        assertThat(api.json("/api/v1/momentum?by=month&venue=none").get("frameworks"))
                .isEmpty();
        assertThat(api.get("/api/v1/shares?venue=a.*").statusCode()).isEqualTo(400);
    }

    private static AdoptionEvent event(Random random, int number) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Stream.of(Flag.values()).filter(flag -> random.nextInt(4) == 0).forEach(flags::add);
        List<Tag> tags = new ArrayList<>();
        for (String framework : FRAMEWORKS) {
            if (random.nextInt(2) == 0) {
                Tag own = tag(framework, random.nextBoolean() ? Role.USES : Role.MENTIONS, random.nextInt(11) / 10.0);
                tags.add(own);
                if (framework.equals("keras") && random.nextBoolean()) {
                    tags.add(own.implying("tensorflow"));
                }
            }
        }
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
        return Sample.flagged(Kind.REPOSITORY, number, day, Precision.DAY, flags, tags.toArray(Tag[]::new));
    }

    private static Map<String, String> figures(JsonNode answer) {
        Map<String, String> figures = new TreeMap<>();
        for (JsonNode share : answer.get("shares")) {
            figures.put(
                    share.get("framework").stringValue(),
                    share.get("events") + "/" + share.get("total") + "/" + share.get("all"));
        }
        return figures;
    }

    private static Map<String, String> recount(List<AdoptionEvent> events, List<String> switches) {
        List<Set<String>> used = events.stream()
                .filter(event -> switches.contains(REPOSTS) || !event.flags().contains(Flag.REPOST))
                .filter(event -> switches.stream()
                        .allMatch(each ->
                                OF_EVENTS.getOrDefault(each, all -> true).test(event)))
                .map(event -> event.tags().stream()
                        .filter(tag -> tag.role().countsAsUse())
                        .filter(tag -> switches.stream()
                                .allMatch(each -> OF_TAGS.getOrDefault(each, (all, tags) -> true)
                                        .test(event, tag)))
                        .map(Tag::framework)
                        .collect(Collectors.toSet()))
                .map(shown -> switches.contains(EITHER) && shown.contains("pytorch") == shown.contains("tensorflow")
                        ? Set.<String>of()
                        : shown)
                .toList();
        long total = used.stream().filter(shown -> !shown.isEmpty()).count();
        Map<String, String> figures = new TreeMap<>();
        for (String framework : FRAMEWORKS) {
            long hits = used.stream().filter(shown -> shown.contains(framework)).count();
            if (hits > 0) {
                figures.put(framework, hits + "/" + total + "/" + used.size());
            }
        }
        return figures;
    }
}
