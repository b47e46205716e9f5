package dev.framewatch.collector.papers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.Span;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.BudgetReading;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Days;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DailyPapersTest {
    private static final String ROW = "{\"paper\":{\"id\":\"2610.00001\",\"title\":\"Nets\",\"summary\":\"We use"
            + " PyTorch.\",\"publishedAt\":\"2026-10-13T17:08:18.000Z\",\"githubRepo\":\"https://github.com/PyTorch/Nets\","
            + "\"ai_keywords\":[\"nets\"]},\"upvotes\":7,\"numComments\":2,\"publishedAt\":\"2026-10-13T12:00:00.000Z\"}";

    private final TestContext context = new TestContext();
    private final SourceClients clients = TestClients.local();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private int status = 200;
    private String body = "[]";
    private Duration onTheWay = Duration.ZERO;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("If-None-Match") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            context.pass(onTheWay);
            headers.forEach(exchange.getResponseHeaders()::set);
            boolean same = headers.getOrDefault("ETag", "none")
                    .equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(same ? 304 : status, same ? -1 : bytes.length);
            if (!same) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop(0);
    }

    private PaperDays papers() {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        return new PaperDays(new HuggingFaceDays(
                new HuggingFace(new HuggingFaceSettings(address, "hf_canary", 1), clients),
                new DailyPaper(new KeyedHash("a key"), Taxonomy.builtIn())));
    }

    private PaperDaysTask live() {
        return new PaperDaysTask("papers:daily", papers(), "0 20 * * * *", 1);
    }

    private Poll.Page page(Cursor cursor) {
        return (Poll.Page) live().poll(cursor, context);
    }

    @Test
    void aRowIsAPaperAndItsRepository() {
        body = "[" + ROW + "]";

        Poll.Page page = page(Cursor.NONE);

        assertThat(page.events())
                .extracting(AdoptionEvent::id)
                .containsExactly("papers:paper:2610.00001", "papers:code:2610.00001#github.com/pytorch/nets");
        AdoptionEvent paper = page.events().getFirst();
        assertThat(paper.metrics()).isEqualTo(Map.of(Metric.UPVOTES, 7L, Metric.COMMENTS, 2L));
        assertThat(paper.occurredAt()).isEqualTo("2026-10-13T17:08:18Z");
        assertThat(paper.revision()).isEqualTo(context.now.toEpochMilli());
        assertThat(page.events().getLast().occurredAt()).isEqualTo(paper.occurredAt());
    }

    @Test
    void whatIsToldHasTheTimeOfTheAnswer() {
        body = "[" + ROW + "]";
        onTheWay = Duration.ofSeconds(30);

        AdoptionEvent paper = page(Cursor.NONE).events().getFirst();

        assertThat(Instant.ofEpochMilli(paper.revision())).isEqualTo("2026-10-15T12:00:30Z");
    }

    @Test
    void aRunAsksForEachDayOnceAndOnlyForWhatChanged() {
        body = "[" + ROW + "]";
        headers.put("ETag", "\"1\"");

        Poll.Page first = page(Cursor.NONE);
        Poll.Page second = page(first.cursor());
        Poll.Page third = page(second.cursor());
        Poll fourth = live().poll(third.cursor(), context);
        headers.put("ETag", "\"2\"");
        Poll.Page fifth = page(second.cursor());
        body = body.replace("\"upvotes\":7", "\"upvotes\":8");
        headers.put("ETag", "\"3\"");
        Poll.Page sixth = page(fifth.cursor());

        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(third.events()).isEmpty();
        assertThat(fourth)
                .isInstanceOfSatisfying(
                        Poll.NotModified.class,
                        unchanged -> assertThat(unchanged.sourceTime()).isEqualTo(context.now));
        assertThat(fifth.events()).isEmpty();
        assertThat(second.events()).extracting(AdoptionEvent::id).containsExactly("papers:paper:2610.00001");
        assertThat(sixth.events()).extracting(AdoptionEvent::id).containsExactly("papers:paper:2610.00001");
        assertThat(asked.subList(0, 3))
                .containsExactly(
                        "/api/daily_papers?date=2026-10-14&limit=100 null Bearer hf_canary",
                        "/api/daily_papers?date=2026-10-15&limit=100 null Bearer hf_canary",
                        "/api/daily_papers?date=2026-10-14&limit=100 \"1\" Bearer hf_canary");
    }

    @Test
    void aRunAfterALongPauseBeginsWhereTheLastOneEnded() {
        body = "[" + ROW + "]";
        Cursor ended = run(Cursor.NONE);
        assertThat(days()).containsExactly("2026-10-14", "2026-10-15");
        context.pass(Duration.ofDays(4));

        run(page(ended).cursor());

        assertThat(days()).containsExactly("2026-10-15", "2026-10-16", "2026-10-17", "2026-10-18", "2026-10-19");
        context.pass(Duration.ofHours(1));
        run(page(run(ended)).cursor());
        assertThat(days()).endsWith("2026-10-19", "2026-10-18", "2026-10-19");
    }

    private Cursor run(Cursor from) {
        Poll.Page page = page(from);
        while (page.more()) {
            page = page(page.cursor());
        }
        return page.cursor();
    }

    /** The days that were asked for since this was called last. */
    private List<String> days() {
        List<String> days = asked.stream()
                .map(uri -> uri.replaceFirst(".*date=([-0-9]+)&.*", "$1"))
                .toList();
        asked.clear();
        return days;
    }

    @Test
    void aDayThatIsNotYetOpenIsNoGapAndOneOfThePastIs() {
        status = 400;

        assertThat(page(Cursor.NONE).gaps()).isEmpty();
        context.days = Optional.of(new Days(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-02")));
        Poll.Page past =
                (Poll.Page) new PaperDaysBackfill("papers:daily-backfill", papers()).poll(Cursor.NONE, context);

        assertThat(past.gaps())
                .containsExactly(new Gap("2026-10-01", Gap.State.MISSING, "Hugging Face answered 400")
                        .of(
                                new Span(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-10-02T00:00:00Z")),
                                Kind.PAPER,
                                Kind.CODE));
        assertThat(past.more()).isFalse();
    }

    @Test
    void aBackfillGoesThroughItsDaysAndFillsGaps() {
        context.days = Optional.of(new Days(LocalDate.parse("2026-10-02"), LocalDate.parse("2026-10-04")));
        PaperDaysBackfill backfill = new PaperDaysBackfill("papers:daily-backfill", papers());

        Poll.Page friday = (Poll.Page) backfill.poll(Cursor.NONE, context);
        Poll.Page saturday = (Poll.Page) backfill.poll(friday.cursor(), context);
        body = "[" + ROW + "]";
        Poll.Page filled = (Poll.Page) backfill.fill(friday.gaps().getFirst(), saturday.cursor(), context);

        assertThat(friday.gaps()).extracting(Gap::state).containsExactly(Gap.State.SUSPICIOUS);
        assertThat(saturday.gaps()).isEmpty();
        assertThat(saturday.more()).isFalse();
        assertThat(filled.gaps()).extracting(Gap::state).containsExactly(Gap.State.FILLED);
        assertThat(filled.cursor()).isEqualTo(saturday.cursor());
    }

    @Test
    void aServerThatKnowsNoPagesLeavesAGap() {
        body = IntStream.range(0, 100)
                .mapToObj(i -> ROW.replace("2610.00001", "2610.00" + (100 + i)))
                .collect(Collectors.joining(",", "[", "]"));

        Poll.Page page = page(Cursor.NONE);

        assertThat(page.events()).hasSize(200);
        assertThat(page.gaps())
                .extracting(Gap::name, Gap::state, Gap::reason)
                .containsExactly(tuple(
                        "2026-10-14",
                        Gap.State.SUSPICIOUS,
                        "Page 2 repeats those before it; there may be more papers"));
        assertThat(asked).hasSize(2).last().asString().startsWith("/api/daily_papers?date=2026-10-14&limit=100&p=1 ");
    }

    @Test
    void aCursorOfAnOlderReleaseIsReadOn() {
        Cursor old = new Cursor("{\"next\":null,\"days\":{\"2026-10-14\":{\"etag\":\"1\",\"papers\":{}}}}");
        body = "[" + ROW + "]";

        assertThat(page(old).events()).hasSize(2);
    }

    @Test
    void whatTheHeadersSayOfTheBudgetIsTold() {
        headers.put("RateLimit", "\"api\";r=41;t=120");
        headers.put("RateLimit-Policy", "\"fixed window\";\"api\";q=900;w=300");

        page(Cursor.NONE);

        assertThat(context.readings).containsExactly(new BudgetReading(900, 41, Duration.ofMinutes(2)));
        assertThat(context.taken.values()).containsExactly(1);
    }

    @Test
    void tooManyRequestsWaitAsLongAsIsSaidAndLongerEachTimeWhereNothingIs() {
        status = 429;
        context.limits = 2;
        Poll.LimitedUntil silent = (Poll.LimitedUntil) live().poll(Cursor.NONE, context);
        headers.put("RateLimit", "\"api\";r=0;t=90");
        Poll.LimitedUntil reset = (Poll.LimitedUntil) live().poll(Cursor.NONE, context);
        headers.put("Retry-After", "17");
        Poll.LimitedUntil said = (Poll.LimitedUntil) live().poll(Cursor.NONE, context);

        assertThat(List.of(silent.until(), reset.until(), said.until()))
                .containsExactly(
                        context.now.plusSeconds(240), context.now.plusSeconds(90), context.now.plusSeconds(17));
    }

    @Test
    void whatIsNoListAndWhatFailsIsTriedAgain() {
        body = "[{\"paper\":";
        assertThatThrownBy(() -> page(Cursor.NONE))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("no JSON");
        body = "{}";
        assertThatThrownBy(() -> page(Cursor.NONE))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("no list");
        status = 503;
        assertThatThrownBy(() -> page(Cursor.NONE))
                .isInstanceOf(PollFailed.class)
                .hasMessageContaining("503");
        status = 401;
        assertThatThrownBy(() -> page(Cursor.NONE))
                .hasMessageContaining("framewatch.huggingface.token")
                .hasMessageNotContaining("canary");
    }

    @Test
    void rowsThatAreNoPapersAreRejectedAndTheOthersKept() {
        body = "[{\"paper\":{}},{\"paper\":{\"id\":\"2610.00002\"}}," + ROW + ",7]";

        Poll.Page page = page(Cursor.NONE);

        assertThat(page.events()).hasSize(2);
        assertThat(page.fetched()).isEqualTo(4);
        assertThat(page.rejections())
                .extracting(each -> each.origin())
                .containsExactly("papers:daily/2026-10-14#0", "papers:daily/2026-10-14#1", "papers:daily/2026-10-14#3");
    }

    @Test
    void theTokenIsNeverShown() {
        HuggingFaceSettings settings = new HuggingFaceSettings(URI.create("https://localhost"), "hf_canary", 7);

        assertThat(settings.toString()).doesNotContain("canary");
        assertThatThrownBy(() -> new HuggingFaceSettings(URI.create("https://localhost"), "hf canary", 7))
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> new HuggingFaceSettings(URI.create("https://localhost"), null, 61))
                .hasMessageContaining("look-back");
    }

    @Test
    void aRecordedRowIsRead() throws IOException {
        assumeTrue(ImportedFile.shared("payloads/hf/daily_papers.sample.ndjson").isPresent(), "../shared is absent");
        body = "["
                + Files.readString(ImportedFile.shared("payloads/hf/daily_papers.sample.ndjson")
                        .orElseThrow())
                + "]";

        Poll.Page page = page(Cursor.NONE);

        assertThat(page.rejections()).isEmpty();
        assertThat(page.events()).hasSize(2);
        assertThat(page.events().getFirst().metrics()).hasSize(2);
    }
}
