package dev.framewatch.collector.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.github.GitHubAccount.Resource;
import dev.framewatch.collector.http.Answer;
import dev.framewatch.event.Activity;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Metric;
import dev.framewatch.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events, webhooks and pages as GitHub sent them and others recorded them, read as the collectors read them. */
class RealAnswersTest {
    private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

    private final Observation observation =
            new Observation(new KeyedHash("a key"), Taxonomy.builtIn(), ImportedFile.CLOCK);
    private final ImportFormat archive = new GhArchive(Taxonomy.builtIn(), observation);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static JsonNode recorded(String file) {
        Optional<Path> shared = ImportedFile.shared("payloads/github/" + file);
        assumeTrue(shared.isPresent(), "../shared is absent");
        return JsonMapper.shared().readTree(shared.orElseThrow());
    }

    private ImportedFile imported(List<JsonNode> events) {
        return ImportedFile.of(
                archive, folder, events.stream().map(JsonNode::toString).toArray(String[]::new));
    }

    private static long counted(ImportedFile imported) {
        return imported.events().stream()
                .flatMap(event -> event.activity().stream())
                .filter(activity -> activity.repository() == null)
                .mapToLong(Activity::count)
                .sum();
    }

    @Test
    void pagesOfEventsThatOverlapCountEachOnce() {
        List<JsonNode> events = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int page = 1; page <= 5; page++) {
            recorded("events/events-page" + page + ".json").forEach(event -> {
                events.add(event);
                ids.add(event.path("id").asString());
            });
        }

        ImportedFile imported = imported(events);

        assertThat(events).hasSize(150);
        assertThat(imported.rejections()).isEmpty();
        assertThat(imported.report().repeated()).isEqualTo(150 - ids.size());
        assertThat(counted(imported)).isEqualTo(ids.size()).isEqualTo(90);
        assertThat(imported.events()).extracting(AdoptionEvent::id).containsExactly("github:activity:2019-10-21-21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events/events-page1.json", "events/user-public-events.json"})
    void whateverFieldOfAnEventIsMissingOrNewItCounts(String file) {
        JsonNode page = recorded(file);
        Set<String> fields = new TreeSet<>();
        page.forEach(event -> fields.addAll(event.propertyNames()));

        for (String field : fields) {
            List<JsonNode> events = new ArrayList<>();
            page.forEach(event -> {
                ObjectNode without = (ObjectNode) event.deepCopy();
                without.remove(field);
                without.putObject("a_field_of_2030")
                        .put("of", field)
                        .putArray("more")
                        .add(1);
                events.add(without);
            });
            ImportedFile imported = imported(events);

            boolean needed = field.equals("type") || field.equals("created_at");
            assertThat(imported.rejections()).as(field).hasSize(needed ? page.size() : 0);
            assertThat(counted(imported)).as(field).isEqualTo(needed ? 0 : page.size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "create, 5",
        "fork, 3",
        "gollum, 3",
        "public, 3",
        "push, 7",
        "release, 13",
        "repository, 13",
        "star, 3",
        "watch, 3"
    })
    void theRepositoriesOfWebhooksAreThoseOfTheApi(String name, int size) {
        JsonNode hooks = recorded("webhooks/" + name + ".json");

        assertThat(hooks).hasSize(size).allSatisfy(hook -> {
            JsonNode repository = hook.path("repository");
            AdoptionEvent stars = StarsSnapshot.of("o/n", answer(repository, new HttpHeaders()), NOW)
                    .event(7, observation);
            assertThat(stars.title()).isEqualTo(repository.path("full_name").asString());
            assertThat(stars.metrics()).containsKeys(Metric.STARS, Metric.FORKS, Metric.OPEN_ISSUES);
            GitHubRepository read = GitHubRepository.of(new Fields(repository));
            // A push has seconds where the API has words; such a one is refused, not misread.
            assertThat(read.lack().isPresent())
                    .isEqualTo(repository.path("created_at").isNumber());
            if (read.lack().isEmpty()) {
                assertThat(read.draft(observation).observed(NOW).event().id())
                        .isEqualTo("github:repository:" + repository.path("id").asLong());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhooks/release.json", "octokit-fixtures/release-assets.json"})
    void releasesWithAllThatHangsOnThemAreEventsWhateverElseTheyLack(String file) {
        List<JsonNode> releases = new ArrayList<>();
        recorded(file)
                .forEach(each ->
                        releases.add(file.startsWith("webhooks") ? each.path("release") : each.path("response")));
        releases.removeIf(release -> !release.has("tag_name"));
        assertThat(releases).isNotEmpty();

        for (JsonNode release : releases) {
            for (String field : release.propertyNames()) {
                ObjectNode without = (ObjectNode) release.deepCopy();
                without.remove(field);
                without.putObject("a_field_of_2030").put("of", field);
                GitHubRelease read = GitHubRelease.of(new Fields(without), "o/n");
                Instant published = read.published();
                assertThat(read.id() == null).as(field).isEqualTo(field.equals("id"));
                assertThat(published == null).as(field).isEqualTo(field.equals("published_at"));
                if (read.id() != null && published != null) {
                    AdoptionEvent event = read.draft(observation, published, read.changed(published))
                            .observed(NOW)
                            .event();
                    assertThat(event.id())
                            .isEqualTo("github:release:" + release.path("id").asLong());
                }
            }
        }
    }

    @Test
    void pagesAreFollowedByTheHeaderLinkToTheLastOne() {
        JsonNode pages = recorded("octokit-fixtures/paginate-issues.json");
        List<String> links = new ArrayList<>();
        for (JsonNode page : pages) {
            answer(page.path("response"), headers(page)).next().ifPresent(next -> links.add(next.toString()));
        }

        assertThat(links)
                .containsExactly(
                        "https://api.github.com/repositories/1000/issues?per_page=3&page=2",
                        "https://api.github.com/repositories/1000/issues?per_page=3&page=3",
                        "https://api.github.com/repositories/1000/issues?per_page=3&page=4",
                        "https://api.github.com/repositories/1000/issues?per_page=3&page=5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-content", "paginate-issues", "release-assets"})
    void whatIsLeftAndTheEtagAreReadFromEveryAnswerThatHasThem(String file) {
        JsonNode answers = recorded("octokit-fixtures/" + file + ".json");

        assertThat(answers)
                .filteredOn(each -> each.path("method").asString().equals("get"))
                .isNotEmpty()
                .allSatisfy(each -> {
                    Answer answer = answer(each.path("response"), headers(each));
                    assertThat(answer.header("ETag")).startsWith("\"").endsWith("\"");
                    assertThat(answer.number("x-ratelimit-remaining")).contains(4_999.0);
                    assertThat(new GitHubLimits(answer, NOW).reading(Resource.SEARCH))
                            .isEmpty();
                });
    }

    private static HttpHeaders headers(JsonNode recorded) {
        HttpHeaders headers = new HttpHeaders();
        recorded.path("headers").properties().stream()
                .filter(header -> header.getValue().isString())
                .forEach(
                        header -> headers.set(header.getKey(), header.getValue().asString()));
        return headers;
    }

    private static Answer answer(JsonNode body, HttpHeaders headers) {
        return Answer.of(
                ResponseEntity.ok().headers(headers).body(body.toString().getBytes(UTF_8)));
    }
}
