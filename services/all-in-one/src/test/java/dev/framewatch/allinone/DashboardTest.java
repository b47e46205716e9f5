package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.framewatch.allinone.Browser.Tab;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page as a reader has it: in a real Chromium, on a real broker and a real node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Browser browser;
    private final RunningPage running;
    private int news;

    DashboardTest(@TempDir Path data) throws Exception {
        browser = Browser.start();
        running = new RunningPage(data);
    }

    @AfterAll
    void end() {
        try (browser) {
            running.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1440, 1000, light, en",
        "1440, 1000, dark, zh",
        "360, 740, light, zh",
        "360, 740, dark, en",
    })
    void showsTheFiguresOfTheApiInEachWidthLightAndLanguage(int width, int height, String theme, String language)
            throws Exception {
        try (Tab tab = browser.tab(width, height, ColorScheme.valueOf(theme.toUpperCase(Locale.ROOT)))) {
            tab.open(running.address() + "?lang=" + language);

            assertThat(tab.overflow()).as("beyond the window").isEmpty();
            PlaywrightAssertions.assertThat(tab.page().locator("#lead .headline"))
                    .containsText("PyTorch");
            PlaywrightAssertions.assertThat(tab.page().locator("html"))
                    .hasAttribute("lang", language.equals("zh") ? "zh-CN" : "en");
            screenshot(tab.page(), width + "-" + theme + "-" + language, true);
            assertShowsTheFiguresOfTheApi(tab.page(), language);
            if (language.equals("zh")) {
                assertThat(tab.page().locator("main [lang=en]").allInnerTexts()).isEmpty();
            }
            tab.assertNoComplaints();
        }
    }

    /** Each figure of each part, with the tables below the charts open; and no table has a column without any. */
    private void assertShowsTheFiguresOfTheApi(Page page, String language) throws Exception {
        page.evaluate("() => document.querySelectorAll('main [aria-controls^=figure]').forEach(each => each.click())");
        for (PagePart part : PagePart.all(language)) {
            List<List<String>> shown = texts(page, part.rows());
            assertThat(part.figures().apply(running.answer(part.question())))
                    .as("%s shows %s", part.rows(), part.question())
                    .isNotEmpty()
                    .filteredOn(figure -> shown.stream().noneMatch(row -> row.containsAll(figure)))
                    .as("%s lacks, of %s", part.rows(), shown)
                    .isEmpty();
        }
        assertThat(emptyColumns(page, "section:not(#sources) table")).isEmpty();
    }

    /** The columns of tables in which there is no figure. */
    private static List<?> emptyColumns(Page page, String tables) {
        return (List<?>) page.evaluate("""
                tables => [...document.querySelectorAll(tables)].flatMap(table =>
                    [...table.tHead.rows[0].cells].map(cell => cell.cellIndex).filter(index =>
                        [...table.tBodies[0].rows].every(row => ['', '–'].includes(row.cells[index]?.textContent.trim())))
                    .map(index => table.closest('section').id + ': ' + table.tHead.rows[0].cells[index].textContent))\
                """, tables);
    }

    /** The texts of each of these elements, one by one, and the questions that their links lead to. */
    @SuppressWarnings("unchecked")
    private static List<List<String>> texts(Page page, String rows) {
        return (List<List<String>>) page.evaluate("""
                rows => [...document.querySelectorAll(rows)].map(row => {
                    const texts = [];
                    for (const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT); walk.nextNode();) {
                        texts.push(walk.currentNode.data.trim());
                    }
                    row.querySelectorAll('a').forEach(link =>
                        texts.push('/api/v1/' + new URL(link.href).searchParams.get('behind')));
                    return texts;
                })\
                """, rows);
    }

    @Test
    void showsHowTheSourcesDo() {
        for (int width : new int[] {360, 1440}) {
            try (Tab tab = browser.tab(width, 900)) {
                tab.page().route("**/api/v1/collectors", route -> route.fulfill(json("""
                        {"collectors":[
                          {"task":"github:repositories","lane":"github","state":"running","published":12345,"lagSeconds":7200,
                           "next":"2026-11-29T12:00:00Z","openGaps":2},
                          {"task":"github:stars","lane":"github","state":"failing","reason":"it refuses <b>connections</b>",
                           "published":7,"openGaps":0},
                          {"task":"reddit:posts:a","lane":"reddit","state":"off","reason":"no credentials","published":0,"openGaps":1},
                          {"task":"reddit:posts:b","lane":"reddit","state":"off","reason":"no credentials","published":3,"openGaps":0},
                          {"task":"papers:daily","lane":"papers","state":"off","reason":"no address","published":0,"openGaps":0}]}\
                        """)));
                tab.page().route("**/api/v1/gaps", route -> route.fulfill(json("""
                        {"gaps":[{"task":"github:repositories","gap":"2024-01-01/2024-01-03",
                          "known":{"state":"OPEN","reason":"it was away"}}]}\
                        """)));
                Page page = tab.open(running.address()).page();

                Locator rows = page.locator("#sources tbody tr");
                PlaywrightAssertions.assertThat(rows).hasCount(4);
                assertThat(emptyColumns(page, "#sources table")).isEmpty();
                PlaywrightAssertions.assertThat(rows.nth(0)).containsText("12,345");
                PlaywrightAssertions.assertThat(rows.nth(0)).containsText("2 hours");
                PlaywrightAssertions.assertThat(rows.nth(1)).containsText("it refuses <b>connections</b>");
                PlaywrightAssertions.assertThat(rows.nth(2)).containsText("2 tasks");
                PlaywrightAssertions.assertThat(rows.nth(2)).containsText("no credentials");
                PlaywrightAssertions.assertThat(page.locator("#sources")).containsText("in trouble: 1");
                page.locator("#sources [data-key=gaps]").click();
                PlaywrightAssertions.assertThat(page.locator("#sources")).containsText("it was away");
                page.locator("#sources")
                        .screenshot(new Locator.ScreenshotOptions()
                                .setPath(SCREENSHOTS.resolve("sources-" + width + ".png")));
                assertThat(tab.overflow()).isEmpty();
                tab.assertNoComplaints();
            }
        }
    }

    @Test
    void looksAgainAtWhatChangesWithoutNews() {
        AtomicReference<String> state = new AtomicReference<>("waiting");
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.page();
            page.clock().install();
            page.route("**/api/v1/collectors", route -> route.fulfill(json("""
                    {"collectors":[{"task":"papers:daily","lane":"papers","state":"%s","published":1,"openGaps":0}]}\
                    """.formatted(state))));
            tab.open(running.address());
            Locator shown = page.locator("#sources tbody .state");
            PlaywrightAssertions.assertThat(shown).hasText("waiting");

            state.set("failing");
            page.clock().fastForward("00:25");
            PlaywrightAssertions.assertThat(shown).hasText("failing");
            state.set("running");
            page.clock().fastForward("01:25");
            PlaywrightAssertions.assertThat(shown).hasText("running");
            tab.assertNoComplaints();
        }
    }

    @Test
    void saysHowTheLineDoesAndBeginsAnotherWhenItIsSilent() {
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.page();
            page.clock().install();
            page.addInitScript("""
                    window.lines = [];
                    window.EventSource = class extends EventTarget {
                        readyState = 1;
                        constructor() { super(); lines.push(this); }
                        close() { this.readyState = 2; }
                        tell(name, data) { this.dispatchEvent(new MessageEvent(name, {data: JSON.stringify(data)})); }
                    };
                    window.tell = (name, data) => lines.at(-1).tell(name, data);\
                    """);
            tab.open(running.address());
            Locator pulse = page.locator(".pulse");
            page.evaluate("() => { tell('open'); tell('state', {state: 'ok'}); }");
            PlaywrightAssertions.assertThat(pulse).hasAttribute("data-state", "live");
            page.evaluate(
                    "() => tell('event', {id: 'github:repository:0', kind: 'repository', title: 'before the break'})");
            PlaywrightAssertions.assertThat(page.locator("#counters .latest")).containsText("before the break");
            page.evaluate("() => tell('state', {state: 'away', detail: 'Elasticsearch does not answer.'})");
            PlaywrightAssertions.assertThat(pulse).hasAttribute("data-state", "paused");
            page.clock().fastForward("00:30");
            page.evaluate("() => tell('state', {state: 'ok'})");
            page.clock().fastForward("00:20");
            PlaywrightAssertions.assertThat(pulse).hasAttribute("data-state", "live");

            page.clock().fastForward("00:25");
            PlaywrightAssertions.assertThat(pulse).hasAttribute("data-state", "away");
            page.clock().fastForward("00:05");
            assertThat(page.evaluate("() => lines.map(line => line.readyState)"))
                    .isEqualTo(List.of(2, 1));
            page.evaluate("() => tell('open')");
            PlaywrightAssertions.assertThat(page.locator("#counters .latest"))
                    .not()
                    .containsText("before the break");
            tab.assertNoComplaints();
        }
    }

    @Test
    void newsTakeNothingFromAReader() {
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.open(running.address() + "?series=repository").page();
            page.locator("#ranking [data-key=made-pytorch]").click();
            page.locator("#ranking [data-key=weights]").click();
            Locator weight = page.locator("#ranking [data-key=weight-github]");
            weight.fill("55");
            redrawnByNews(page, "#ranking table");
            PlaywrightAssertions.assertThat(page.locator("#ranking [data-key=made-pytorch] + ul"))
                    .isVisible();
            PlaywrightAssertions.assertThat(weight).hasValue("55");
            PlaywrightAssertions.assertThat(weight).isFocused();

            tabTo(page, "#trend [data-key=chart-trend]");
            IntStream.range(0, 3).forEach(step -> page.keyboard().press("ArrowLeft"));
            Locator said = page.locator("#trend .readable [role=status]");
            String before = said.innerText();
            redrawnByNews(page, "#trend svg.timeline");
            PlaywrightAssertions.assertThat(page.locator("#trend [data-key=chart-trend]"))
                    .isFocused();
            PlaywrightAssertions.assertThat(said).hasText(before);

            page.locator("[data-key=nav-momentum]").focus();
            redrawnByNews(page, "#ranking table");
            PlaywrightAssertions.assertThat(page.locator("[data-key=nav-momentum]"))
                    .isFocused();
            tab.assertNoComplaints();
        }
    }

    /** Has an event come, and waits until there is another of these elements. */
    private void redrawnByNews(Page page, String selector) {
        page.evaluate("selector => document.querySelector(selector).dataset.before = ''", selector);
        LocalDate today = LocalDate.now(Clock.systemUTC());
        running.pipeline()
                .take(List.of(PageEvents.event(Kind.REPOSITORY, "news-" + news++, today, "written with JAX")));
        page.waitForSelector(selector + ":not([data-before])");
    }

    @Test
    void figuresOfAnotherQuestionAreNotTakenForItsAnswer() {
        List<Route> held = new ArrayList<>();
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.open(running.address()).page();
            Locator kinds = page.locator("#kinds");
            page.route("**/api/v1/shares?forks=false&window=90d", held::add);
            page.locator("#controls summary").click();
            page.locator("[data-key=switch-forks]").check();
            PlaywrightAssertions.assertThat(kinds).hasAttribute("aria-busy", "true");
            PlaywrightAssertions.assertThat(page.locator("#models")).hasAttribute("aria-busy", "false");
            page.waitForCondition(() -> !held.isEmpty());
            screenshot(page, "busy", true);
            page.unroute("**/api/v1/shares?forks=false&window=90d");
            held.forEach(Route::resume);
            PlaywrightAssertions.assertThat(kinds).hasAttribute("aria-busy", "false");
            PlaywrightAssertions.assertThat(kinds.locator("table").first()).isVisible();
            tab.assertNoComplaints();

            page.route(
                    "**/api/v1/shares?forks=false&vendors=false&window=90d",
                    route -> route.fulfill(json("""
                    {"title":"Too many events","detail":"narrow <b>the range</b>"}\
                    """).setStatus(400)));
            page.locator("[data-key=switch-vendors]").check();
            PlaywrightAssertions.assertThat(kinds.locator(".trouble [lang=en]")).hasText("narrow <b>the range</b>");
            PlaywrightAssertions.assertThat(kinds.locator("table")).hasCount(0);
            screenshot(page, "refused", true);
            page.locator("[data-key=switch-vendors]").uncheck();
            PlaywrightAssertions.assertThat(kinds.locator("table").first()).isVisible();
            PlaywrightAssertions.assertThat(kinds.locator(".trouble")).isHidden();
        }
    }

    @Test
    void theFirstSentencesSayNoMoreThanTheFigures() {
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.page();
            page.route("**/api/v1/momentum", route -> route.fulfill(json("""
                    {"frameworks":[
                      {"framework":"pytorch","kind":"repository","share":0.5,"slope":0.2,"low":0.1,"high":0.3},
                      {"framework":"pytorch","kind":"post","share":0.5,"slope":-0.2,"low":-0.3,"high":-0.1},
                      {"framework":"pytorch","kind":"code","share":0.5,"slope":0,"low":-0.1,"high":0.1}]}\
                    """)));
            page.route("**/api/v1/crossovers", route -> route.fulfill(json("""
                    {"crossovers":[
                      {"leader":"jax","passed":"pytorch","kind":"post","window":"2024-Q1","since":"2024-01-01"},
                      {"leader":"pytorch","passed":"jax","kind":"repository","window":"2022-Q2","since":"2022-04-01"},
                      {"leader":"pytorch","passed":"jax","kind":"post","window":"2021-Q3","since":"2021-07-01"}]}\
                    """)));
            tab.open(running.address());
            Locator told = page.locator("#lead .sub");
            PlaywrightAssertions.assertThat(told).containsText("It passed JAX in repositories in 2022 Q2.");
            PlaywrightAssertions.assertThat(told).containsText("rises in 1 and falls in 1 of 3 kinds");
            PlaywrightAssertions.assertThat(page.locator("#lead .basis"))
                    .containsText("over GitHub, Papers with Code, Reddit, of");
            tab.assertNoComplaints();

            page.route("**/api/v1/momentum?source=github", route -> route.fulfill(json("""
                    {"frameworks":[{"framework":"pytorch","kind":"repository","share":0.5,"slope":0,"low":-0.1,"high":0.1}]}\
                    """)));
            tab.open(running.address() + "?source=github");
            PlaywrightAssertions.assertThat(told).containsText("is not sure");
            PlaywrightAssertions.assertThat(page.locator("#lead .basis")).containsText("over GitHub, of");
            tab.open(running.address() + "?kind=post&from=2024-01-01");
            PlaywrightAssertions.assertThat(page.locator("#lead .basis")).containsText("over Reddit, posts only, of");
            PlaywrightAssertions.assertThat(page.locator("#lead .basis")).containsText("play no part");
            PlaywrightAssertions.assertThat(page.locator("#radar .about")).containsText("play no part");
            PlaywrightAssertions.assertThat(page.locator("#kinds .about")).not().containsText("play no part");
        }
    }

    @Test
    void aStreamLeadsToItsEventsOfEveryKind() throws Exception {
        JsonNode flows = running.answer("/api/v1/flows").path("flows");
        assertThat(flows).hasSizeGreaterThan(1).allMatch(flow -> flow.path("to").equals(flows.at("/0/to")));
        long events = flows.valueStream()
                .mapToLong(flow -> flow.path("events").asLong())
                .sum();
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.open(running.address()).page();
            page.locator("#flows .stream").dispatchEvent("click");
            PlaywrightAssertions.assertThat(page.locator("#explorer"))
                    .containsText(PagePart.fixed(BigDecimal.valueOf(events), 0) + " events, the newest first");
            tab.assertNoComplaints();
        }
    }

    @Test
    void theExplorerShowsEveryListOfAnAnswerAndSaysWhereItEnds() {
        try (Tab tab = browser.tab(360, 740)) {
            Page page = tab.open(running.address() + "?behind=products%3Fwindow%3D365d")
                    .page();
            assertThat(page.locator("#explorer h3").allInnerTexts()).contains("products", "axes");
            tab.open(running.address() + "?behind=shares%3Fby%3Dmonth");
            PlaywrightAssertions.assertThat(page.locator("#explorer")).containsText("The first 400 of");
            screenshot(page, "explorer-lists", false);
            assertThat(tab.overflow()).isEmpty();
            tab.assertNoComplaints();
        }
    }

    @Test
    void drawsTheIndexOfAChosenFrameworkThatIsNotAmongTheFirst() throws Exception {
        ObjectNode first = (ObjectNode) running.answer("/api/v1/index/history?by=quarter");
        List<JsonNode> points = PagePart.each(first, "points")
                .filter(point -> !point.path("framework").asString().equals("mxnet"))
                .toList();
        first.putArray("points").addAll(points);
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.page();
            page.route("**/api/v1/index/history?by=quarter", route -> route.fulfill(json(first.toString())));
            tab.open(running.address() + "?frameworks=mxnet");
            PlaywrightAssertions.assertThat(
                            page.locator("#trend path.line[data-of=mxnet]").first())
                    .hasAttribute("d", Pattern.compile("M.+"));
            PlaywrightAssertions.assertThat(page.locator("[data-key=chip-pytorch]"))
                    .isVisible();
            tab.assertNoComplaints();
        }
    }

    @Test
    void whatIsKnownToBeWrongIsToldInTheReadersLanguage() throws Exception {
        ObjectNode index = (ObjectNode) running.answer("/api/v1/index");
        index.putArray("notes")
                .add("2 gaps of reddit:posts:a from 2024-01-01 to 2024-01-03 are open (missing).")
                .add("There are 7 more gaps and changes; GET /api/v1/gaps lists the gaps.");
        try (Tab tab = browser.tab(360, 740)) {
            Page page = tab.page();
            page.route("**/api/v1/index", route -> route.fulfill(json(index.toString())));
            tab.open(running.address() + "?lang=zh");
            assertThat(page.locator("#ranking .note").allInnerTexts())
                    .containsExactly(
                            "reddit:posts:a 在 2024-01-01 至 2024-01-03 有未补上的缺口（缺失）。",
                            "另有 7 处缺口与口径变化；GET /api/v1/gaps 可列出缺口。");
            tab.assertNoComplaints();
        }
    }

    @Test
    void aReaderOfANarrowChinesePageUsesItsControlsByTheKeyboard() {
        try (Tab tab = browser.tab(360, 740)) {
            Page page = tab.open(running.address() + "?lang=zh").page();
            tabTo(page, "#scope");
            page.keyboard().press("ArrowDown");
            page.waitForURL(address -> address.contains("kind=repository"));
            PlaywrightAssertions.assertThat(page.locator("#scope")).isFocused();
            tabTo(page, "#controls summary");
            page.keyboard().press("Enter");
            tabTo(page, "[data-key=switch-forks]");
            page.keyboard().press("Space");
            page.waitForURL(address -> address.contains("forks=false"));
            PlaywrightAssertions.assertThat(page.locator("[data-key=switch-forks]"))
                    .isFocused();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("#controls summary")).isFocused();
            PlaywrightAssertions.assertThat(page.locator("[data-key=switch-forks]"))
                    .isHidden();
            tabTo(page, "#window");
            page.keyboard().press("ArrowDown");
            page.waitForURL(address -> address.contains("window=365d"));
            tab.awaitParts();
            tabTo(page, "[data-key=weights]");
            page.keyboard().press("Enter");
            tabTo(page, "[data-key=weight-github]");
            page.keyboard().type("70");
            page.keyboard().press("Enter");
            page.waitForURL(address -> address.contains("weights="));
            tab.awaitParts();
            tabTo(page, "[data-key=chip-jax]");
            page.keyboard().press("Space");
            page.waitForURL(address -> address.contains("frameworks="));
            PlaywrightAssertions.assertThat(page.locator("[data-key=chip-jax]")).isFocused();
            tabTo(page, "[data-key=nav-sources], [data-key=nav-alerts]");
            page.keyboard().press("Enter");
            page.waitForURL(address -> address.contains("#"));
            tab.awaitParts();
            screenshot(page, "keyboard-360", true);
            assertThat(tab.overflow()).isEmpty();
            tab.assertNoComplaints();
        }
    }

    private static Route.FulfillOptions json(String body) {
        return new Route.FulfillOptions().setContentType("application/json").setBody(body);
    }

    @Test
    void theChartIsReadZoomedAndChosenFromWithThePointer() {
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.open(running.address() + "?series=repository&by=quarter")
                    .page();
            BoundingBox chart = page.locator("#trend svg.timeline").boundingBox();
            double y = chart.y + chart.height / 2;

            page.mouse().move(chart.x + 0.4 * chart.width, y);
            PlaywrightAssertions.assertThat(page.locator("#trend .tip")).containsText("%");
            page.mouse().down();
            page.mouse().up();
            PlaywrightAssertions.assertThat(page.locator("#explorer")).containsText("events, the newest first");
            page.keyboard().press("Escape");

            page.mouse().move(chart.x + 0.3 * chart.width, y);
            page.mouse().down();
            page.mouse().move(chart.x + 0.6 * chart.width, y, new Mouse.MoveOptions().setSteps(4));
            screenshot(page, "zoom", false);
            page.mouse().up();
            page.waitForURL(address -> address.contains("from=20") && address.contains("to=20"));

            PlaywrightAssertions.assertThat(page.locator("#trend path.line[data-of=jax]"))
                    .not()
                    .hasCount(0);
            page.locator("[data-key=chip-jax]").click();
            page.waitForURL(address -> address.contains("frameworks="));
            PlaywrightAssertions.assertThat(page.locator("#trend path.line[data-of=jax]"))
                    .hasCount(0);
            tab.assertNoComplaints();
        }
    }

    @Test
    void onPaperThereAreFiguresAndNothingToClick() {
        try (Tab tab = browser.tab(1000, 1400)) {
            Page page = tab.open(running.address()).page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            PlaywrightAssertions.assertThat(page.locator("#ranking tbody tr").first())
                    .isVisible();
            assertThat(page.locator(
                                    "button:visible, select:visible, input:visible, summary:visible, nav:visible, .skip:visible")
                            .allInnerTexts())
                    .isEmpty();
            screenshot(page, "print", true);
            tab.assertNoComplaints();
        }
    }

    @Test
    void aReaderReportsAWrongTag() throws Exception {
        try (Tab tab = browser.tab(360, 740)) {
            String id = running.answer("/api/v1/events?framework=jax&limit=1")
                    .at("/events/0/id")
                    .asString();
            Page page = tab.open(running.address() + "?event=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                    .page();
            page.locator("#explorer summary").click();
            page.locator("#explorer textarea").fill("It is about tea. 它讲的是茶。");
            screenshot(page, "report", false);
            page.locator("#explorer .report button").click();

            PlaywrightAssertions.assertThat(page.locator("#explorer .report")).containsText("Thank you");
            assertThat(running.answer("/api/v1/reports").path("reports")).anySatisfy(report -> {
                assertThat(report.path("event").asString()).isEqualTo(id);
                assertThat(report.path("words").asString()).contains("tea", "茶");
            });
            tab.assertNoComplaints();
        }
    }

    @Test
    void showsWhatWasPublishedAndWhatHasBeenCorrectedSince() throws Exception {
        String day = running.await("/api/v1/editions", "/editions/0/day");
        LocalDate late = LocalDate.parse(day).minusDays(20);
        running.pipeline()
                .take(IntStream.range(0, 12)
                        .mapToObj(i -> PageEvents.event(Kind.REPOSITORY, "late-" + i, late, "a network in PyTorch"))
                        .toList());
        String ignored = running.await("/api/v1/published?on=" + day, "/corrections/0/framework");
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.open(running.address() + "?on=" + day).page();
            PlaywrightAssertions.assertThat(
                            page.locator("#published .corrected").first())
                    .isVisible();

            JsonNode published = running.answer("/api/v1/published?on=" + day);
            List<List<String>> rows = texts(page, "#published tbody tr.corrected");
            assertThat(rows).hasSameSizeAs(published.path("corrections"));
            assertThat(published.path("corrections"))
                    .allSatisfy(correction -> assertThat(rows)
                            .anySatisfy(row -> assertThat(row)
                                    .contains(
                                            PagePart.fixed(
                                                    correction.path("then").decimalValue(), 2),
                                            PagePart.fixed(
                                                    correction.path("now").decimalValue(), 2))));
            page.locator("#published")
                    .screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve("published.png")));
            tab.assertNoComplaints();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?series=repository&by=month",
                "?series=code&by=year&form=stacked&lang=zh",
                "?kind=post&implied=false&keras=own&confidence=0.5&forks=false&vendors=false",
                "?bots=false&generated=false&reposts=true&owners=once&series=repository",
                "?source=github&window=365d&frameworks=pytorch,jax",
                "?from=2024-01-01&to=2025-01-01&by=week",
                "?weights=github:1&theme=dark",
                "?on=2020-01-01",
                "?behind=events%3Fkind%3Drepository%26framework%3Dpytorch",
                "?behind=shares%3Fby%3Dyear",
            })
    void everyViewIsItsAddress(String address) {
        for (int width : new int[] {360, 1440}) {
            try (Tab tab = browser.tab(width, 900)) {
                tab.open(running.address() + address);

                PlaywrightAssertions.assertThat(tab.page().locator(".trouble:visible"))
                        .hasCount(0);
                assertThat(tab.overflow()).as("beyond %s", width).isEmpty();
                tab.assertNoComplaints();
            }
        }
    }

    @Test
    void showsANewEventWithoutAReloadAndSurvivesARestart() {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.open(running.address()).page();
            Locator latest = page.locator("#counters .latest");
            Locator all = page.locator("#counters [data-count=all]");
            String before = all.innerText();

            running.pipeline().take(List.of(PageEvents.event(Kind.REPOSITORY, "new", today, "the newest JAX")));
            PlaywrightAssertions.assertThat(latest).containsText("the newest JAX");
            PlaywrightAssertions.assertThat(all).not().hasText(before);
            tab.assertNoComplaints();

            running.stop();
            PlaywrightAssertions.assertThat(page.locator(".pulse[data-state=away], .trouble:visible")
                            .first())
                    .isVisible();
            running.startAgain();
            running.pipeline()
                    .take(List.of(PageEvents.event(Kind.REPOSITORY, "newer", today, "one after the restart JAX")));
            PlaywrightAssertions.assertThat(latest).containsText("one after the restart");
            PlaywrightAssertions.assertThat(page.locator(".trouble:visible")).hasCount(0);
        }
    }

    @Test
    void leadsFromAFigureToItsEventsToTheirEvidenceByTheKeyboardAlone() {
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.open(running.address()).page();
            page.keyboard().press("Tab");
            PlaywrightAssertions.assertThat(page.locator(".skip")).isFocused();

            tabTo(page, "[data-key='kinds-repository-pytorch']");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#explorer")).containsText("events, the newest first");
            tabTo(page, ".events a");
            page.keyboard().press("Enter");

            PlaywrightAssertions.assertThat(page.locator("#explorer mark").first())
                    .containsText("Torch");
            Locator source = page.locator("#explorer a[target=_blank]").first();
            PlaywrightAssertions.assertThat(source).hasAttribute("rel", "noopener noreferrer nofollow");
            screenshot(page, "event", false);
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("#explorer")).not().isVisible();
            assertThat(page.url()).doesNotContain("behind=", "event=");
            page.goBack();
            PlaywrightAssertions.assertThat(page.locator("#explorer")).isVisible();
            tab.assertNoComplaints();
        }
    }

    @Test
    void readsTheChartByTheKeyboard() {
        try (Tab tab = browser.tab(1440, 1000)) {
            Page page = tab.open(running.address() + "?series=repository").page();
            tabTo(page, "#trend [data-key=chart-trend]");
            page.keyboard().press("ArrowLeft");
            PlaywrightAssertions.assertThat(page.locator("#trend .readable [role=status]"))
                    .containsText("%");
            screenshot(page, "chart", false);
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#explorer")).isVisible();
            page.keyboard().press("Escape");

            tabTo(page, "#trend [data-key=table-trend]");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#trend table")).containsText("TensorFlow");
            tab.assertNoComplaints();
        }
    }

    @Test
    void textsOfStrangersDoNoHarm() throws Exception {
        String markup = "<img src=x onerror=\"alert(1)\"><script>alert(2)</script>";
        String turned = "\u202egnp.exe\u2066 ";
        AdoptionEvent hostile = AdoptionEvent.draft(Source.GITHUB, Kind.REPOSITORY, "hostile")
                .revision(running.now())
                .occurred(running.now(), Precision.DAY)
                .observed(running.now())
                .url("https://example.org/%22onmouseover=alert(3)")
                .title(markup + turned + "JAX " + "W".repeat(800))
                .text(markup + turned + "written with JAX, a neural network " + "x".repeat(10_000))
                .topic(markup)
                .dependency("jax")
                .event();
        running.pipeline().take(List.of(hostile));
        String id = URLEncoder.encode(hostile.id(), StandardCharsets.UTF_8);
        String event = worse(running.get("/api/v1/event?id=" + id).body());
        String latest = worse(running.get("/api/v1/events?limit=5").body());
        for (int width : new int[] {360, 1440}) {
            try (Tab tab = browser.tab(width, 900)) {
                tab.page().route("**/api/v1/event?*", route -> route.fulfill(json(event)));
                tab.page().route("**/api/v1/events?*", route -> route.fulfill(json(latest)));
                Page page = tab.open(running.address() + "?event=" + id).page();

                PlaywrightAssertions.assertThat(page.locator("#explorer h3")).containsText("<img src=x onerror=");
                PlaywrightAssertions.assertThat(page.locator("#counters .latest"))
                        .containsText("<img src=x");
                PlaywrightAssertions.assertThat(page.locator("#explorer mark").first())
                        .containsText("JAX");
                PlaywrightAssertions.assertThat(page.locator("img:not(.brand img), a[href^=javascript]"))
                        .hasCount(0);
                assertThat(page.locator("#explorer").innerText()).doesNotContain("\u202e", "\u2066");
                assertThat(tab.overflow()).isEmpty();
                assertThat((boolean) page.evaluate("() => explorer.scrollWidth <= explorer.clientWidth"))
                        .isTrue();
                screenshot(page, "hostile-" + width, false);
                tab.assertNoComplaints();
            }
        }
    }

    /** The same with an address that runs, and with a title that the pipeline would not take. */
    private static String worse(String answer) {
        return answer.replace("https://example.org/", "javascript:alert(4)//")
                .replace("W".repeat(800), "W".repeat(10_000));
    }

    @Test
    void theBrowserIsToldToRunNothingElse() throws Exception {
        assertThat(running.get("/").headers().map())
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("cache-control", List.of("no-cache"))
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy -> assertThat(policy.getFirst())
                                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"));
        assertThat(running.get("/page/main.js").headers().map()).containsKey("content-security-policy");
        assertThat(running.get("/api/v1/shares").headers().map()).containsKey("x-content-type-options");
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 200; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("wanted => document.activeElement?.matches(wanted) ?? false", selector)) {
                return;
            }
        }
        throw new AssertionError("no Tab leads to " + selector);
    }

    private static void screenshot(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(whole));
    }
}
