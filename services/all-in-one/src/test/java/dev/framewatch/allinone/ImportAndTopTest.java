package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framewatch.embedded.EmbeddedServers;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.kafka.EventRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is imported is what {@code top} prints, and a pipeline that was left running goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportAndTopTest {
    private static final List<String> TITLES =
            List.of("PyTorch works", "why PyTorch", "in PyTorch", "TensorFlow serves", "a spreadsheet", "import flax");

    private final Path folder;
    private final EmbeddedServers servers;
    private final FramewatchProcess watching;

    ImportAndTopTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        servers = RunningPipeline.servers(folder.resolve("data"));
        Path file = folder.resolve("posts.ndjson");
        try (var lines = Files.newBufferedWriter(file)) {
            for (String title : TITLES) {
                lines.write("{\"id\":\"%s\",\"subreddit\":\"python\",\"created_utc\":1704100000,\"title\":\"%s\"}\n"
                        .formatted("p" + TITLES.indexOf(title), title));
            }
        }
        watching = FramewatchProcess.start(folder, words("import", "reddit", file.toString(), "--watch"));
    }

    @BeforeAll
    void awaitTheImport() {
        watching.awaitSaid("(The pipeline goes on)");
    }

    /** Two weeks of repositories without a tag, of which the second names something new. */
    @BeforeAll
    void publishWhatNobodyKnows() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 40; i++) {
                LocalDate day = LocalDate.of(2024, 3, i < 20 ? 5 : 12);
                producer.send(EventRecords.collected(AdoptionEvent.draft(Source.GITHUB, Kind.REPOSITORY, "unknown-" + i)
                                .revision(Instant.parse("2024-04-01T00:00:00Z"))
                                .occurred(day.atStartOfDay(ZoneOffset.UTC).toInstant(), Precision.DAY)
                                .observed(Instant.parse("2024-04-01T00:00:00Z"))
                                .url("https://github.com/somebody/unknown-" + i)
                                .topic(i < 20 ? "steady" : "newframe")
                                .event()))
                        .get();
            }
        }
    }

    @Test
    void radarPrintsWhatRises() {
        String[] words = words("radar", "--days", "7", "--to", "2024-03-15", "--format", "csv");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Answer.to(words).out().lines())
                        .hasSize(2)
                        .last()
                        .asString()
                        .startsWith("github,repository,topic,newframe,20,0,")
                        .contains(",2024-03-12,https://github.com/somebody/unknown-"));
        Answer table = Answer.to(words("radar", "--days", "7", "--to", "2024-03-15", "--field", "topic"));
        Answer wrong = Answer.to(words("radar", "--days", "0"));

        assertThat(table.out()).contains("newframe", "first seen");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("days is '0'; allowed: a number from 1 to 365");
    }

    /** Of the owners of papers' code ever more use PyTorch, but one who has most of it stays with TensorFlow. */
    @BeforeAll
    void publishCodeOfOwners() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int year = 2016; year < 2020; year++) {
                for (int i = 0; i < 40; i++) {
                    boolean pytorch = year >= 2018 && i < 8;
                    Instant day = Instant.parse(year + "-03-01T00:00:00Z");
                    producer.send(EventRecords.collected(AdoptionEvent.draft(Source.PAPERS, Kind.CODE, year + "#" + i)
                                    .title(pytorch ? "nets in PyTorch" : "nets in TensorFlow")
                                    .owner("owner-" + Math.min(i, 8))
                                    .revision(day)
                                    .occurred(day, Precision.DAY)
                                    .observed(day)
                                    .event()))
                            .get();
                }
            }
        }
    }

    @Test
    void compareTellsWhoPassedWhomOfOwnersToo() {
        String passed = "pytorch passed tensorflow in 2018 (papers, code).";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Answer.to(words(
                                        "compare", "pytorch", "tensorflow", "--source", "papers", "--owners-once"))
                                .err())
                        .contains(passed));

        assertThat(Answer.to(words("compare", "pytorch", "tensorflow", "--source", "papers"))
                        .err())
                .doesNotContain(passed);
    }

    @Test
    void csvIsSafeInASpreadsheetAndNamesLicences() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                Answer.to(words("events", "--source", "papers", "--limit", "1", "--format", "csv"))
                                        .out()
                                        .lines())
                        .hasSize(2)
                        .first()
                        .isEqualTo("day,kind,shows,by,title,url,licence"));

        assertThat(Answer.to(words("events", "--source", "papers", "--limit", "1", "--format", "csv"))
                        .out())
                .endsWith(",CC-BY-SA-4.0\n");
        assertThat(Answer.to(words("alerts", "--format", "csv")).out())
                .isEqualTo("raised,rule,about,window,what,delivery,licence\n");
    }

    @AfterAll
    void end() {
        try (servers) {
            watching.close();
        }
    }

    @Test
    void theReportCountsWhatWasRead() {
        assertThat(watching.said())
                .containsPattern("read +6\npublished +6\nstored as new or newer +6\nalready there +0\nrejected +0\n");
    }

    @Test
    void trendDrawsALineForEachFramework() {
        assertThat(Answer.to(words("trend", "pytorch", "jax", "--by", "year", "--source", "reddit"))
                        .out())
                .isEqualTo("""

                reddit  post   2024 to 2024
                  pytorch          █  60.0 % → 60.0 %
                  jax              █  20.0 % → 20.0 %
                """);
    }

    @Test
    void compareSetsTwoSideBySide() {
        Answer answer = Answer.to(words("compare", "pytorch", "tensorflow", "--source", "reddit", "--format", "csv"));

        assertThat(answer.out().lines().findFirst().orElseThrow()).endsWith(",licence");
        assertThat(answer.out().lines().skip(1))
                .containsExactly("2024,reddit,post,60.0 %,3/5,20.0 %,1/5,,23.1 % to 88.2 %,3.6 % to 62.4 %,"
                        + "Reddit Data API Terms");
    }

    @Test
    void alertsAndTheirRulesAreListed() {
        Answer rules = Answer.to(words(
                "alerts",
                "--rules",
                "--set",
                "framewatch.alerts.rules[0].type=silence",
                "--set",
                "framewatch.alerts.rules[0].id=quiet",
                "--set",
                "framewatch.alerts.rules[0].hours=30"));
        assertThat(rules.code()).as(rules.err()).isZero();
        assertThat(rules.out()).containsPattern("quiet +silence +settings +hours=30");

        Answer alerts = Answer.to(words("alerts", "--state", "dead"));
        assertThat(alerts.code()).as(alerts.err()).isZero();
        assertThat(alerts.out()).startsWith("raised ");
        assertThat(alerts.err()).contains("No rule told anything that matches.");

        assertThat(Answer.to(words("alerts", "--state", "lost")).err())
                .contains("state is 'lost'; allowed: listed, past, waiting, sent, dead");
    }

    @Test
    void eventsShowWhatIsBehindAFigure() {
        Answer answer = Answer.to(words("events", "--framework", "tensorflow", "--source", "reddit"));

        assertThat(answer.out()).contains("2024-01-01  post", "tensorflow uses", "TensorFlow serves");
        assertThat(answer.err()).contains("1 of 1 events.");
    }

    @Test
    void topPrintsATable() {
        assertThat(top("--by", "year").out()).isEqualTo("""

                2024  reddit  post   5 events use a framework, 83.3 % of all
                  pytorch            60.0 %   [ 23.1,  88.2]   3
                  flax               20.0 %   [  3.6,  62.4]   1
                  jax                20.0 %   [  3.6,  62.4]   1
                  tensorflow         20.0 %   [  3.6,  62.4]   1
                """);
    }

    /** The last cells of a share: the address of the events behind it, and their licence. */
    private static String link(String framework, String more) {
        return "\"/api/v1/events?kind=post&framework=" + framework + "&role=is,uses,moves-to" + more
                + "\",Reddit Data API Terms";
    }

    @Test
    void topAndCompareDrawHowSharesWent() {
        assertThat(top().out()).contains("  pytorch            60.0 %   [ 23.1,  88.2]   3         █\n");
        assertThat(Answer.to(words("compare", "pytorch", "tensorflow", "--source", "reddit"))
                        .out())
                .contains("reddit  post  pytorch          █  60.0 % → 60.0 %\n");
    }

    @Test
    void topPrintsCsv() {
        assertThat(top("--by", "quarter", "--format", "csv").out().lines())
                .containsExactly(
                        "window,source,kind,framework,events,total,share,low,high,coverage,all,partial,link,licence",
                        "2024-Q1,reddit,post,pytorch,3,5,0.600000,0.230724,0.882379,0.833333,6,false,"
                                + link("pytorch", "&from=2024-01-01&to=2024-04-01"),
                        "2024-Q1,reddit,post,flax,1,5,0.200000,0.036224,0.624465,0.833333,6,false,"
                                + link("flax", "&from=2024-01-01&to=2024-04-01"),
                        "2024-Q1,reddit,post,jax,1,5,0.200000,0.036224,0.624465,0.833333,6,false,"
                                + link("jax", "&from=2024-01-01&to=2024-04-01"),
                        "2024-Q1,reddit,post,tensorflow,1,5,0.200000,0.036224,0.624465,0.833333,6,false,"
                                + link("tensorflow", "&from=2024-01-01&to=2024-04-01"));
    }

    @Test
    void topLeavesOutWhatIsOnlyImplied() {
        assertThat(top("--no-implied", "--format", "csv").out().lines())
                .containsExactly(
                        "window,source,kind,framework,events,total,share,low,high,coverage,all,partial,link,licence",
                        "all,reddit,post,pytorch,3,5,0.600000,0.230724,0.882379,0.833333,6,true,"
                                + link("pytorch", "&implied=false"),
                        "all,reddit,post,flax,1,5,0.200000,0.036224,0.624465,0.833333,6,true,"
                                + link("flax", "&implied=false"),
                        "all,reddit,post,tensorflow,1,5,0.200000,0.036224,0.624465,0.833333,6,true,"
                                + link("tensorflow", "&implied=false"));
    }

    @Test
    void topCountsWhatItsSwitchesSay() {
        String switches = "--keras own --confidence 0.5 --no-forks --no-vendors --no-bots --no-generated --reposts"
                + " --owners-once --format csv";

        assertThat(top(switches.split(" ")).out().lines().skip(1).limit(1))
                .containsExactly("all,reddit,post,pytorch,3,5,0.600000,0.230724,0.882379,0.833333,6,true,"
                        + link(
                                "pytorch",
                                "&keras=own&confidence=0.5&forks=false&vendors=false&bots=false&generated=false"
                                        + "&reposts=true"));
        assertThat(top("--official", "--format", "csv").out().lines()).hasSize(1);
    }

    @Test
    void topPrintsJson() {
        JsonNode share = JsonMapper.shared()
                .readTree(top("--by", "day", "--format", "json").out())
                .get("shares")
                .get(0);

        assertThat(share.get("window").asString()).isEqualTo("2024-01-01");
        assertThat(share.get("framework").asString()).isEqualTo("pytorch");
        assertThat(share.get("events").asInt()).isEqualTo(3);
        assertThat(share.get("share").decimalValue()).isEqualByComparingTo("0.6");
    }

    @Test
    void topSaysWhatIsWrongAndWhereThereIsNothing() {
        Answer wrong = top("--by", "yeer");
        Answer empty = top("--to", "2020-01-01");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("yeer", "year, quarter, month, week, day");
        assertThat(empty.code()).isZero();
        assertThat(empty.out()).isEmpty();
        assertThat(empty.err()).contains("There are no events");
    }

    @Test
    void aPipelineThatWatchesTakesWhatComesLaterUntilItIsEnded() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(EventRecords.collected(
                            new Events(2019).repository("later").event()))
                    .get();
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Answer.to(words("top", "--source", "github", "--format", "csv"))
                                .out())
                        .contains("all,github,repository,pytorch,1,1,"));

        assertThat(watching.end()).isTrue();
        assertThat(watching.said()).doesNotContain("Exception");
    }

    private Answer top(String... more) {
        return Answer.to(words(Stream.concat(Stream.of("top", "--source", "reddit"), Stream.of(more))
                .toArray(String[]::new)));
    }

    private String[] words(String... words) {
        return Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--data",
                                folder.resolve("data").toString(),
                                "--set",
                                "spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                                "--set",
                                "spring.elasticsearch.uris=" + servers.elasticsearch()))
                .toArray(String[]::new);
    }
}
