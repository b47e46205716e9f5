package dev.framewatch.collector.papers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.framewatch.collector.Fields;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Precision;
import dev.framewatch.taxonomy.Taxonomy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SuccessorTest {
    private static final String ROW = "{\"id\":7,\"arxiv_id\":\"2610.00001\",\"title\":\"Nets\",\"abstract\":\"We use"
            + " PyTorch.\",\"published\":\"2026-10-14\",\"methods\":[{\"name\":\"ResNet\"}],\"repositories\":["
            + "{\"url\":\"https://github.com/PyTorch/Nets\",\"num_stars\":3,\"is_official\":true,\"framework\":\"pytorch\"},"
            + "\"https://github.com/other/nets\"]}";
    private static final Taxonomy TAXONOMY = Taxonomy.builtIn();
    private static final KeyedHash HASH = new KeyedHash("a key");

    private final TestContext context = new TestContext();
    private final SourceClients clients = TestClients.patient();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private int status = 200;
    private String body = "{\"results\":[]}";

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop(0);
    }

    private Poll.Page page() {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/api/v1/");
        PaperDays papers =
                new PaperDays(new SuccessorDays(new Successor(address, clients), new SuccessorPaper(HASH, TAXONOMY)));
        return (Poll.Page)
                new PaperDaysTask("papers:successor", papers, "0 40 */3 * * *", 1).poll(Cursor.NONE, context);
    }

    private static String results(String... rows) {
        return "{\"count\":1,\"next\":null,\"results\":[" + String.join(",", rows) + "]}";
    }

    @Test
    void aRowIsAPaperAndItsRepositories() {
        body = results(ROW);

        Poll.Page page = page();

        assertThat(page.gaps()).isEmpty();
        assertThat(page.events())
                .extracting(AdoptionEvent::id)
                .containsExactly(
                        "papers:paper:2610.00001",
                        "papers:code:2610.00001#github.com/pytorch/nets",
                        "papers:code:2610.00001#github.com/other/nets");
        AdoptionEvent paper = page.events().get(0);
        AdoptionEvent code = page.events().get(1);
        assertThat(paper.topics()).containsExactly("ResNet");
        assertThat(paper.occurredAt()).isEqualTo("2026-10-14T00:00:00Z");
        assertThat(paper.precision()).isEqualTo(Precision.DAY);
        assertThat(code.declared()).containsExactly("pytorch");
        assertThat(code.flags()).contains(Flag.OFFICIAL, Flag.VENDOR);
        assertThat(asked)
                .containsExactly("/api/v1/papers/?page=1&page_size=100&start_date=2026-10-14&end_date=2026-10-14"
                        + "&latest_only=true&order_by=date_published&order_dir=asc&include_resources=true");
    }

    @Test
    void aPaperKeepsItsVenueWhereItIsTold() {
        body = results(ROW);
        AdoptionEvent without = page().events().getFirst();
        body = results(ROW.replaceFirst("\\{", "{\"proceeding\":\"iclr-2027-5\","));
        AdoptionEvent told = page().events().getFirst();

        assertThat(told.topics()).containsExactly("ResNet", "venue:iclr-2027-5");
        assertThat(told.revision()).isEqualTo(without.revision() + 1);
    }

    @Test
    void ofAPairTheArchiveIsNewerAndADailyPaperOlderAndWhatTellsMoreNewer() {
        AdoptionEvent daily = new DailyPaper(HASH, TAXONOMY)
                .read(
                        new Fields(
                                JsonMapper.shared()
                                        .readTree(
                                                "{\"paper\":{\"id\":\"2610.00001\",\"title\":\"Nets\",\"publishedAt\":"
                                                        + "\"2026-10-14T17:08:18.000Z\",\"githubRepo\":\"https://github.com/pytorch/nets\"}}")),
                        context.now)
                .getLast();
        AdoptionEvent archive = ImportedFile.of(
                        new PapersAbstracts(ImportedFile.CLOCK),
                        folder,
                        "{\"arxiv_id\":\"2610.00001\",\"title\":\"Nets\",\"date\":\"2026-10-14\"}")
                .events()
                .getFirst();
        body = results(ROW);
        List<AdoptionEvent> full = page().events();
        body = results(ROW.replace(",\"framework\":\"pytorch\"", ""));
        AdoptionEvent less = page().events().get(1);

        assertThat(daily.id()).isEqualTo(less.id());
        assertThat(archive.id()).isEqualTo(full.getFirst().id());
        assertThat(List.of(daily.revision(), less.revision(), full.get(1).revision(), archive.revision()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoAnswerToWhatWasAskedLeavesAGapAndNeverEndsTheRun() {
        List<String> reasons = new ArrayList<>();
        for (String doubtful : List.of(
                "{\"message\":\"moved\"}",
                "7",
                results(ROW.replace("2026-10-14", "2026-09-01")),
                results("{\"title\":\"Nets\",\"published\":\"2026-10-14\"}"))) {
            body = doubtful;
            Poll.Page page = page();
            assertThat(page.more()).isTrue();
            assertThat(page.gaps()).extracting(Gap::state).containsExactly(Gap.State.SUSPICIOUS);
            page.gaps().forEach(gap -> reasons.add(gap.reason()));
        }

        assertThat(reasons)
                .containsExactly(
                        "The answer is no list of papers",
                        "The answer is no list of papers",
                        "1 of 1 papers are of other days than was asked for",
                        "No paper says whether it has repositories");
    }

    @Test
    void rowsThatAreNoPapersAreRejectedAndTheOthersKept() {
        body = results(ROW, "7", "{}", "{\"title\":\"Untimely\",\"repositories\":[null,{},7]}");

        Poll.Page page = page();

        assertThat(page.events()).hasSize(3);
        assertThat(page.rejections()).hasSize(3);
        assertThat(page.fetched()).isEqualTo(4);
    }

    @Test
    void tooManyRequestsWaitLongerEachTimeWhereNothingIsSaid() {
        status = 429;
        context.limits = 2;
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        PaperDays papers =
                new PaperDays(new SuccessorDays(new Successor(address, clients), new SuccessorPaper(HASH, TAXONOMY)));

        Poll poll = new PaperDaysTask("papers:successor", papers, "0 40 */3 * * *", 1).poll(Cursor.NONE, context);

        assertThat(poll)
                .isInstanceOfSatisfying(
                        Poll.LimitedUntil.class,
                        limited -> assertThat(limited.until()).isEqualTo(context.now.plusSeconds(240)));
    }

    @Test
    void withoutAnAddressItIsOffAndSaysWhatToSet() {
        assertThat(new SuccessorSettings(null, 7).off())
                .hasValueSatisfying(reason -> assertThat(reason).contains("framewatch.paperswithcode.address"));
        assertThat(new SuccessorSettings(URI.create(""), 7).off()).isPresent();
        assertThat(new SuccessorSettings(URI.create("https://paperswithcode.co/api/v1"), 7).off())
                .isEmpty();
    }

    @Test
    void recordedPagesOfTheFormerApiAreRead() throws IOException {
        Path list = recorded("api-v1-paper_list_response.json");
        body = Files.readString(list).replaceAll("\"published\": \"[0-9-]+\"", "\"published\": \"2026-10-14\"");
        body = body.replaceAll("\"next\": \"[^\"]*\"", "\"next\": null");

        Poll.Page page = page();

        assertThat(page.rejections()).isEmpty();
        assertThat(page.events()).hasSize(50);
        assertThat(page.gaps()).extracting(Gap::reason).containsExactly("No paper says whether it has repositories");
        body = Files.readString(recorded("api-v1-paper_get_response.json"));
        AdoptionEvent paper = new SuccessorPaper(HASH, TAXONOMY)
                .read(new Fields(JsonMapper.shared().readTree(body)), context.now)
                .getFirst();
        assertThat(paper.id()).isEqualTo("papers:paper:1406.2661");
        assertThat(paper.occurredAt()).isEqualTo("2014-06-10T00:00:00Z");
    }

    private static Path recorded(String name) {
        var file = ImportedFile.shared("payloads/pwc/" + name);
        assumeTrue(file.isPresent(), "../shared is absent");
        return file.orElseThrow();
    }
}
