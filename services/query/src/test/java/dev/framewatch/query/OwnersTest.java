package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import dev.framewatch.event.Source;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Counted by owners, the figures are those of looking at the owners one by one. */
@ExtendWith(RunningApi.Start.class)
class OwnersTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<Kind> KINDS = List.of(Kind.REPOSITORY, Kind.CODE, Kind.PAPER, Kind.POST, Kind.COMMENT);
    private static final List<String> FRAMEWORKS = List.of("pytorch", "tensorflow", "jax");
    private static final Tag PYTORCH = tag("pytorch", Role.USES, 0.95);
    private static final Tag JAX = tag("jax", Role.USES, 0.95);

    private final RunningApi api;

    OwnersTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void agreeWithACountOfTheOwners() throws IOException {
        List<AdoptionEvent> events = events(new Random(20_261_123));
        api.clear();
        api.store(events);

        for (String by : List.of("", "year", "quarter", "month", "week", "day")) {
            for (String switches : List.of("", "&bots=false", "&reposts=true")) {
                String asked = "/api/v1/shares?from=2026-01-01" + (by.isEmpty() ? "" : "&by=" + by) + switches;
                JsonNode answer = api.json(asked + "&owners=once");

                assertThat(figures(answer, !by.isEmpty())).as(asked).isEqualTo(recount(events, by, switches));
                assertThat(answer.get("leftOut")).isEqualTo(api.json(asked).get("leftOut"));
            }
        }
    }

    @Test
    void areTheSameHoweverManyAreReadAtOnce() throws IOException {
        api.clear();
        api.store(events(new Random(1)));
        ElasticsearchClient client = api.bean(ElasticsearchClient.class);
        ShareQuery query = ShareQuery.of(Map.of("by", List.of("month"), "owners", List.of("once")), TODAY);

        assertThat(ShareCount.of(query, new OwnerRows(client, Caveats.WITHOUT_GAPS, 3, 1_000).read(query), TODAY))
                .isEqualTo(ShareCount.of(query, new OwnerRows(client, Caveats.WITHOUT_GAPS).read(query), TODAY));
    }

    @Test
    void haveTheIntervalOfTheirNumber() throws IOException {
        fillWithOneWhoHasMany();

        JsonNode events = share("/api/v1/shares?window=30d&kind=repository&frameworks=pytorch");
        JsonNode owners = share("/api/v1/shares?window=30d&kind=repository&frameworks=pytorch&owners=once");

        assertThat(events.get("events") + "/" + events.get("total")).isEqualTo("50/54");
        assertThat(owners.get("events") + "/" + owners.get("total")).isEqualTo("3/6");
        assertThat(owners.get("low").decimalValue())
                .isEqualByComparingTo(Shares.rounded(Wilson.of(3, 6).low()));
        assertThat(owners.get("link")).isEqualTo(events.get("link"));
    }

    @Test
    void makeAnAdoptionIndexToo() throws IOException {
        fillWithOneWhoHasMany();

        JsonNode index = api.json("/api/v1/index?owners=once&frameworks=pytorch");

        assertThat(index.get("ranking").get(0).get("index").decimalValue()).isEqualByComparingTo("50");
        assertThat(index.get("ranking")
                        .get(0)
                        .get("sources")
                        .get(0)
                        .get("total")
                        .longValue())
                .isEqualTo(6);
        assertThat(index.get("notes").valueStream().map(JsonNode::stringValue)).contains(OwnerRows.NOTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index/history", "momentum", "crossovers", "forecast", "concentration", "co-use"})
    void areCountedInAllThatIsMadeOfShares(String figure) throws IOException {
        fillWithOneWhoHasMany();

        HttpResponse<String> owners = api.get("/api/v1/" + figure + "?owners=once");

        assertThat(owners.statusCode()).isEqualTo(200);
        assertThat(owners.body()).contains(OwnerRows.NOTE);
        assertThat(owners.headers().firstValue("Framewatch-Owners")).contains("once");
    }

    @Test
    void areConcentratedAsTheirSharesSay() throws IOException {
        fillWithOneWhoHasMany();

        JsonNode events = api.json("/api/v1/concentration?window=30d&kind=repository");
        JsonNode owners = api.json("/api/v1/concentration?window=30d&kind=repository&owners=once");

        assertThat(events.get("windows").get(0).get("total").longValue()).isEqualTo(54);
        assertThat(owners.get("windows").get(0).get("total").longValue()).isEqualTo(6);
        JsonNode behind = api.json(owners.get("windows").get(0).get("link").stringValue());
        assertThat(behind.get("shares").get(0).get("total").longValue()).isEqualTo(6);
    }

    @Test
    void areNamedInTheAnswerAndHaveATagOfTheirOwn() throws IOException {
        fillWithOneWhoHasMany();

        HttpResponse<String> owners = api.get("/api/v1/shares?owners=once");
        HttpResponse<String> events = api.get("/api/v1/shares?owners=all");

        assertThat(owners.body()).contains(OwnerRows.NOTE);
        assertThat(owners.headers().firstValue("Framewatch-Owners")).contains("once");
        assertThat(owners.headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(events.headers().firstValue("ETag"));
        assertThat(events.body()).doesNotContain(OwnerRows.NOTE);
        assertThat(events.headers().firstValue("Framewatch-Owners")).isEmpty();
    }

    @Test
    void areNotCountedOfMoreEventsThanCanBeRead() throws IOException {
        fillWithOneWhoHasMany();
        OwnerRows few = new OwnerRows(api.bean(ElasticsearchClient.class), Caveats.WITHOUT_GAPS, 10, 53);
        ShareQuery query = ShareQuery.of(Map.of(), TODAY);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> few.read(query))
                .satisfies(problem ->
                        assertThat(problem.getBody().getDetail()).contains("more than 53", "narrow the range"));
    }

    @Test
    void areNoneWhereNothingIsIndexed() {
        api.drop();

        assertThat(api.json("/api/v1/shares?owners=once").get("shares").isEmpty())
                .isTrue();
    }

    /** One has 48 repositories with PyTorch and one with JAX, three others have one of JAX, two are of nobody known. */
    private void fillWithOneWhoHasMany() throws IOException {
        List<AdoptionEvent> events = new ArrayList<>();
        for (int number = 0; number < 48; number++) {
            events.add(repository(number, "many", PYTORCH));
        }
        events.add(repository(48, "many", JAX));
        events.add(repository(49, "one", JAX));
        events.add(repository(50, "two", JAX));
        events.add(repository(51, "three", JAX));
        events.add(repository(52, null, PYTORCH));
        events.add(repository(53, null, PYTORCH));
        api.clear();
        api.store(events);
    }

    private static AdoptionEvent repository(int number, @Nullable String owner, Tag tag) {
        return Sample.owned(Kind.REPOSITORY, number, TODAY.minusDays(9), Precision.DAY, owner, Set.of(), tag);
    }

    private JsonNode share(String path) {
        return api.json(path).get("shares").get(0);
    }

    private static List<AdoptionEvent> events(Random random) {
        List<AdoptionEvent> events = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            Stream.of(Flag.values()).filter(flag -> random.nextInt(6) == 0).forEach(flags::add);
            Tag[] tags = FRAMEWORKS.stream()
                    .filter(framework -> random.nextInt(3) == 0)
                    .map(framework -> tag(framework, random.nextBoolean() ? Role.USES : Role.MENTIONS, 0.9))
                    .toArray(Tag[]::new);
            events.add(Sample.owned(
                    KINDS.get(random.nextInt(KINDS.size())),
                    number,
                    FIRST.plusDays(random.nextInt(320)),
                    random.nextInt(4) == 0 ? Precision.MONTH : Precision.DAY,
                    random.nextInt(4) == 0 ? null : "owner-" + random.nextInt(9),
                    flags,
                    tags));
        }
        return events;
    }

    private static Map<String, String> figures(JsonNode answer, boolean windows) {
        Map<String, String> figures = new TreeMap<>();
        for (JsonNode share : answer.get("shares")) {
            figures.put(
                    (windows ? share.get("window").stringValue() : "") + " "
                            + share.get("kind").stringValue() + " "
                            + share.get("framework").stringValue(),
                    share.get("events") + "/" + share.get("total") + "/" + share.get("all"));
        }
        return figures;
    }

    private static Map<String, String> recount(List<AdoptionEvent> events, String by, String switches) {
        Map<String, Set<String>> of = new HashMap<>();
        for (AdoptionEvent event : events) {
            boolean coarse = event.precision() == Precision.MONTH && (by.equals("week") || by.equals("day"));
            boolean left = (event.flags().contains(Flag.BOT) && switches.contains("bots"))
                    || (event.flags().contains(Flag.REPOST) && !switches.contains("reposts"));
            if (coarse || left) {
                continue;
            }
            String cell = window(by, event.day()) + " " + event.kind();
            String hash = event.kind().source() == Source.REDDIT ? event.author() : event.owner();
            String who = hash == null ? event.id() : hash;
            put(of, cell + " all", who);
            event.tags().stream().filter(tag -> tag.role() == Role.USES).forEach(tag -> {
                put(of, cell + " total", who);
                put(of, cell + " " + tag.framework(), who);
            });
        }
        Map<String, String> figures = new TreeMap<>();
        of.keySet().stream().filter(key -> key.endsWith(" total")).forEach(key -> {
            String cell = key.substring(0, key.lastIndexOf(' '));
            String kind = cell.substring(cell.lastIndexOf(' '));
            FRAMEWORKS.stream()
                    .filter(framework -> of.keySet().stream().anyMatch(any -> any.endsWith(kind + " " + framework)))
                    .forEach(framework -> figures.put(
                            cell + " " + framework,
                            size(of, cell + " " + framework) + "/" + size(of, key) + "/" + size(of, cell + " all")));
        });
        return figures;
    }

    private static int size(Map<String, Set<String>> of, String key) {
        return of.getOrDefault(key, Set.of()).size();
    }

    private static void put(Map<String, Set<String>> of, String key, String who) {
        of.computeIfAbsent(key, fresh -> new HashSet<>()).add(who);
    }

    private static String window(String by, LocalDate day) {
        return switch (by) {
            case "year" -> "2026";
            case "quarter" -> "2026-Q" + (1 + (day.getMonthValue() - 1) / 3);
            case "month" -> day.toString().substring(0, 7);
            case "week" -> DateTimeFormatter.ISO_WEEK_DATE.format(day).substring(0, 8);
            case "day" -> day.toString();
            default -> "";
        };
    }
}
