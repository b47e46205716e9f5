package dev.framewatch.collector.reddit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.kafka.Rejection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers of Reddit as they were recorded, read as the live client reads them. */
class RealListingsTest {
    private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");
    /** Without these a thing can be none. */
    private static final Set<String> NEEDED = Set.of("created_utc");

    private final List<Rejection> rejections = new ArrayList<>();

    private static JsonNode recorded(String file) {
        Path path = path(file);
        return JsonMapper.shared().readTree(path);
    }

    private static Path path(String file) {
        Optional<Path> shared = ImportedFile.shared("payloads/reddit/" + file);
        assumeTrue(shared.isPresent(), "../shared is absent");
        return shared.orElseThrow();
    }

    private static RedditPage page(JsonNode listing) {
        Answer answer = Answer.of(ResponseEntity.ok(listing.toString().getBytes(UTF_8)));
        return RedditPage.of(answer, "a listing", SimulatedReddit.EVENTS);
    }

    private List<AdoptionEvent> events(RedditPage page) {
        return page.events(
                "reddit:posts:a", NOW, rejections, thing -> List.of(SimulatedReddit.EVENTS.event(thing, NOW)));
    }

    @ParameterizedTest
    @CsvSource({
        "askreddit-comments-2016.json, 90, 0, t1_d4y8bdp, t1_d4y8a9e",
        "askreddit-new-2016.json, 0, 96, t3_48fbm9, t3_48f6io",
        "overview-2026-06.json, 90, 10, t1_optfyql, t1_mzqqmaw",
        "search-2016.json, 0, 6, t3_3gpbiu,"
    })
    void listingsAreReadWhole(String file, int comments, int posts, String first, String after) {
        RedditPage page = page(recorded(file));
        List<AdoptionEvent> events = events(page);

        assertThat(page.broken()).isEmpty();
        assertThat(rejections).isEmpty();
        assertThat(page.things().getFirst().fullname()).isEqualTo(first);
        assertThat(page.after()).isEqualTo(after);
        assertThat(events).filteredOn(event -> event.kind() == Kind.COMMENT).hasSize(comments);
        assertThat(events).filteredOn(event -> event.kind() == Kind.POST).hasSize(posts);
        assertThat(events).extracting(AdoptionEvent::id).doesNotHaveDuplicates();
        assertThat(events).filteredOn(event -> !event.removed()).allSatisfy(event -> {
            assertThat(event.topics()).isNotEmpty();
            assertThat(event.url()).startsWith("https://www.reddit.com/r/");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "askreddit-comments-2016.json",
                "askreddit-new-2016.json",
                "overview-2026-06.json",
                "search-2016.json"
            })
    void whateverFieldIsMissingOrNewNothingElseIsLost(String file) {
        JsonNode listing = recorded(file);
        int all = listing.path("data").path("children").size();
        Set<String> fields = new TreeSet<>();
        listing.path("data")
                .path("children")
                .forEach(child -> fields.addAll(child.path("data").propertyNames()));
        assertThat(fields).hasSizeGreaterThan(30);

        for (String field : fields) {
            JsonNode without = listing.deepCopy();
            without.path("data").path("children").forEach(child -> {
                ObjectNode data = (ObjectNode) child.path("data");
                data.remove(field);
                data.putObject("a_field_of_2030")
                        .put("of", field)
                        .putArray("more")
                        .add(1);
            });
            RedditPage page = page(without);
            assertThat(page.size()).as(field).isEqualTo(all);
            assertThat(page.things()).as(field).hasSize(NEEDED.contains(field) ? 0 : all);
            assertThat(events(page)).as(field).hasSize(page.things().size());
            assertThat(rejections).as(field).hasSize(page.broken().size());
            rejections.clear();
        }
    }

    @Test
    void aThreadsPostAndCommentsAreThingsAndSoAreThoseThatWereFoldedAway() {
        List<String> names = new ArrayList<>();
        for (String file : List.of("thread-2025.json", "thread-2gmzqe.json")) {
            recorded(file).forEach(listing -> page(listing).things().forEach(thing -> names.add(thing.fullname())));
        }
        assertThat(names).containsExactly("t3_1kh35wk", "t3_2gmzqe", "t1_cklfmye");

        JsonNode more = recorded("morechildren.json").path("json").path("data").path("things");
        assertThat(more).hasSize(7).allSatisfy(thing -> {
            RedditThing read = new RedditThing(new Fields(thing.path("data")), false);
            assertThat(SimulatedReddit.EVENTS.fault(read)).isEmpty();
            assertThat(read.isComment()).isTrue();
        });
    }

    /** Pages go on behind the last fullname of the one before, as our anchors do, and end without one. */
    @Test
    void pagesEndWithTheFullnameBehindWhichTheNextOneBegins() {
        JsonNode trace = recorded("pagination-trace.json");
        for (int i = 0; i + 1 < trace.size(); i++) {
            assertThat(trace.get(i).path("after").asString())
                    .isEqualTo(trace.get(i).path("last").asString());
        }
        assertThat(trace.get(trace.size() - 1).path("after").isNull()).isTrue();
    }

    @Test
    void whatIsNoListingIsAFailure() {
        JsonNode thread = recorded("thread-2025.json");

        assertThatThrownBy(() -> page(thread)).isInstanceOf(PollFailed.class).hasMessageContaining("no listing");
    }

    @ParameterizedTest
    @CsvSource({
        "thread-2025.meta.json, 1000, 998, 167",
        "overview-2026-06.meta.json, 1000, 997, 247",
        "askreddit-new-2016.meta.json, ,,"
    })
    void whatIsLeftOfTheBudgetIsReadFromTheHeaders(String file, Integer limit, Integer left, Integer seconds)
            throws IOException {
        JsonNode meta = recorded(file);
        TestContext context = new TestContext();
        answering(context, meta.path("status").path("code").asInt(), meta.path("headers"), "{}");

        if (limit == null) {
            assertThat(meta.path("headers").toString()).doesNotContainIgnoringCase("ratelimit-used");
            assertThat(context.readings).isEmpty();
        } else {
            assertThat(context.readings).singleElement().satisfies(reading -> {
                assertThat(reading.limit()).isEqualTo(limit);
                assertThat(reading.remaining()).isEqualTo(left);
                assertThat(reading.resetsIn()).hasSeconds(seconds);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TestRedditorListings.test_downvoted__other_user.1.json, may be private",
        "TestSubredditQuarantine.test_opt_in.1.json, may be private",
        "TestSubreddit.test_sticky__not_set.1.json, (404)",
        "TestSubreddit.test_traffic__not_public.1.json, (404)"
    })
    void errorsAreFailuresThatSayWhatTheyMean(String file, String words) {
        JsonNode response = recorded("errors/" + file).path("response");

        assertThatThrownBy(() -> answering(
                        new TestContext(),
                        response.path("status").path("code").asInt(),
                        response.path("headers"),
                        response.path("body").asString("")))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining(words);
    }

    /** Asks a Reddit that gives a token and then answers so. */
    private static void answering(TestContext context, int status, JsonNode headers, String body) throws IOException {
        try (CannedReddit server = new CannedReddit();
                SourceClients clients = TestClients.local()) {
            URI address = server.address();
            server.answers(HttpStatusCode.valueOf(status), headers, body);
            new Reddit(SimulatedReddit.settings(address, address), clients)
                    .ask(context, "what is held", api -> api.info("t3_a"));
        }
    }
}
