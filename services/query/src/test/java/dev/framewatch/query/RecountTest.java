package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is asked, the figures are those that come of looking at the events one by one. */
@ExtendWith(RunningApi.Start.class)
class RecountTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 9, 20);
    private static final int DAYS = 420;
    private static final List<Kind> KINDS = List.of(Kind.REPOSITORY, Kind.CODE, Kind.PAPER, Kind.POST, Kind.RELEASE);

    private static final List<Precision> PRECISIONS =
            List.of(Precision.DAY, Precision.DAY, Precision.DAY, Precision.MONTH, Precision.MONTH, Precision.YEAR);
    private static final List<String> FRAMEWORKS = List.of("pytorch", "tensorflow", "jax", "scikit-learn");
    private static final List<Role> ROLES = List.of(Role.values());

    private final RunningApi api;

    RecountTest(RunningApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_123})
    void agreesWithACountOfTheEvents(long seed) throws IOException {
        Random random = new Random(seed);
        List<AdoptionEvent> events = events(random);
        api.clear();
        api.store(events);

        for (String by : List.of("", "year", "quarter", "month", "week", "day")) {
            for (int i = 0; i < 4; i++) {
                LocalDate from = i == 0 ? LocalDate.MIN : FIRST.plusDays(random.nextInt(DAYS / 2));
                LocalDate to = i < 2 ? LocalDate.MAX : from.plusDays(1L + random.nextInt(DAYS / 2));
                String asked = "/api/v1/shares?"
                        + (by.isEmpty() ? "" : "by=" + by + "&")
                        + (i == 0 ? "" : "from=" + from + "&")
                        + (i < 2 ? "" : "to=" + to);
                JsonNode answer = api.json(asked);

                assertThat(figures(answer, by)).as(asked).isEqualTo(recount(events, by, from, to));
                answer.get("shares").valueStream().limit(5).forEach(this::agreesWithTheEventsBehindIt);
            }
        }
    }

    private void agreesWithTheEventsBehindIt(JsonNode share) {
        String link = share.get("link").stringValue();

        assertThat(api.json(link + "&limit=1").get("total").longValue())
                .as(link)
                .isEqualTo(share.get("events").longValue());
    }

    private static List<AdoptionEvent> events(Random random) {
        List<AdoptionEvent> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            Precision precision = any(random, PRECISIONS);
            events.add(Sample.event(any(random, KINDS), i, day, precision, tags(random)));
        }
        return events;
    }

    private static Tag[] tags(Random random) {
        return Stream.generate(() -> tag(any(random, FRAMEWORKS), any(random, ROLES), random.nextInt(11) / 10.0))
                .limit(random.nextInt(4))
                .toArray(Tag[]::new);
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Map<String, String> figures(JsonNode answer, String by) {
        Map<String, String> figures = new TreeMap<>();
        for (JsonNode share : answer.get("shares")) {
            figures.put(
                    (by.isEmpty() ? "" : share.get("window").stringValue()) + " "
                            + share.get("kind").stringValue() + " "
                            + share.get("framework").stringValue(),
                    share.get("events") + "/" + share.get("total") + "/" + share.get("all"));
        }
        figures.put("left out", answer.get("leftOut").toString());
        return figures;
    }

    private static Map<String, String> recount(List<AdoptionEvent> events, String by, LocalDate from, LocalDate to) {
        Predicate<LocalDate> inRange = day -> !day.isBefore(from) && day.isBefore(to);
        Map<String, List<AdoptionEvent>> cells = new TreeMap<>();
        int leftOut = 0;
        for (AdoptionEvent event : events) {
            List<LocalDate> period = period(event);
            if (!event.kind().countsInShares() || period.stream().noneMatch(inRange)) {
                continue;
            }
            Set<String> windows = period.stream().map(day -> name(by, day)).collect(Collectors.toSet());
            if (windows.size() == 1 && period.stream().allMatch(inRange)) {
                cells.computeIfAbsent(windows.iterator().next() + " " + event.kind(), cell -> new ArrayList<>())
                        .add(event);
            } else {
                leftOut++;
            }
        }
        Map<String, Set<String>> shown = new TreeMap<>();
        cells.forEach((cell, all) -> all.forEach(event ->
                shown.computeIfAbsent(kind(cell), kind -> new TreeSet<>()).addAll(used(event))));
        Map<String, String> figures = new TreeMap<>();
        cells.forEach((cell, all) -> {
            List<Set<String>> used = all.stream().map(RecountTest::used).toList();
            long total =
                    used.stream().filter(frameworks -> !frameworks.isEmpty()).count();
            Set<String> its = total == 0 ? Set.of() : shown.getOrDefault(kind(cell), Set.of());
            its.forEach(framework -> {
                long hits = used.stream()
                        .filter(frameworks -> frameworks.contains(framework))
                        .count();
                figures.put(cell + " " + framework, hits + "/" + total + "/" + all.size());
            });
        });
        figures.put("left out", String.valueOf(leftOut));
        return figures;
    }

    private static String kind(String cell) {
        return cell.substring(cell.lastIndexOf(' ') + 1);
    }

    private static Set<String> used(AdoptionEvent event) {
        Set<Role> use = Set.of(Role.IS, Role.USES, Role.MOVES_TO);
        return event.tags().stream()
                .filter(tag -> use.contains(tag.role()))
                .map(Tag::framework)
                .collect(Collectors.toSet());
    }

    /** Every day on which it may have happened. */
    private static List<LocalDate> period(AdoptionEvent event) {
        LocalDate day = event.day();
        return switch (event.precision()) {
            case DAY -> List.of(day);
            case MONTH ->
                day.withDayOfMonth(1)
                        .datesUntil(day.withDayOfMonth(1).plusMonths(1))
                        .toList();
            case YEAR ->
                day.withDayOfYear(1)
                        .datesUntil(day.withDayOfYear(1).plusYears(1))
                        .toList();
        };
    }

    private static String name(String by, LocalDate day) {
        String date = day.toString();
        return switch (by) {
            case "year" -> date.substring(0, 4);
            case "quarter" -> date.substring(0, 4) + "-Q" + (1 + (day.getMonthValue() - 1) / 3);
            case "month" -> date.substring(0, 7);
            case "week" -> DateTimeFormatter.ISO_WEEK_DATE.format(day).substring(0, 8);
            case "day" -> date;
            default -> "";
        };
    }
}
