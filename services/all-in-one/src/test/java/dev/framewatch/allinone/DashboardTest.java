package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.framewatch.allinone.Browser.Tab;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The page as a reader has it: in a real Chromium, on a real broker and a real node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Browser browser;
    private final RunningPage running;

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
    void looksRightInEachWidthLightAndLanguage(int width, int height, String theme, String language) {
        try (Tab tab = browser.tab(width, height, ColorScheme.valueOf(theme.toUpperCase(Locale.ROOT)))) {
            tab.open(running.address() + "?lang=" + language);

            assertThat(tab.overflow()).as("pixels beyond the window").isZero();
            PlaywrightAssertions.assertThat(tab.page().locator("#lead .headline"))
                    .containsText("PyTorch");
            PlaywrightAssertions.assertThat(tab.page().locator("html"))
                    .hasAttribute("lang", language.equals("zh") ? "zh-CN" : "en");
            screenshot(tab.page(), width + "-" + theme + "-" + language, true);
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
                "?behind=events%3Fkind%3Drepository%26framework%3Dpytorch",
                "?behind=shares%3Fby%3Dyear",
            })
    void everyViewIsItsAddress(String address) {
        try (Tab tab = browser.tab(1440, 1000)) {
            tab.open(running.address() + address);

            PlaywrightAssertions.assertThat(tab.page().locator(".trouble:visible"))
                    .hasCount(0);
            assertThat(tab.overflow()).isZero();
            tab.assertNoComplaints();
        }
    }

    @Test
    void showsTheFiguresOfTheApi() throws Exception {
        JsonNode shares = running.answer("/api/v1/shares?window=90d");
        NumberFormat percent = NumberFormat.getPercentInstance(Locale.ENGLISH);
        percent.setMinimumFractionDigits(1);
        percent.setMaximumFractionDigits(1);
        try (Tab tab = browser.tab(1440, 1000)) {
            tab.open(running.address());

            List<String> shown =
                    tab.page().locator("#kinds table.bars tbody tr").allInnerTexts();
            assertThat(shares.path("shares"))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(share -> assertThat(shown)
                            .anySatisfy(row -> assertThat(row)
                                    .contains(percent.format(share.path("share").asDouble()))
                                    .endsWith(share.path("events").asString())));
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

            running.pipeline().take(List.of(RunningPage.event(Kind.REPOSITORY, "new", today, "the newest JAX")));
            PlaywrightAssertions.assertThat(latest).containsText("the newest JAX");
            PlaywrightAssertions.assertThat(all).not().hasText(before);
            tab.assertNoComplaints();

            running.stop();
            PlaywrightAssertions.assertThat(page.locator(".pulse[data-state=away], .trouble:visible")
                            .first())
                    .isVisible();
            running.startAgain();
            running.pipeline()
                    .take(List.of(RunningPage.event(Kind.REPOSITORY, "newer", today, "one after the restart JAX")));
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
                    .containsText("PyTorch");
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
            tabTo(page, "#trend [data-key=chart]");
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
        for (int width : new int[] {360, 1440}) {
            try (Tab tab = browser.tab(width, 900)) {
                tab.page().route("**/api/v1/event?*", route -> {
                    APIResponse answer = route.fetch();
                    route.fulfill(new Route.FulfillOptions()
                            .setResponse(answer)
                            .setBody(answer.text().replace("https://example.org/", "javascript:alert(4)//")));
                });
                Page page = tab.open(running.address() + "?event=" + id).page();

                PlaywrightAssertions.assertThat(page.locator("#explorer h3")).containsText("<img src=x onerror=");
                PlaywrightAssertions.assertThat(page.locator("#counters .latest"))
                        .containsText("<img src=x");
                PlaywrightAssertions.assertThat(page.locator("#explorer mark").first())
                        .containsText("JAX");
                PlaywrightAssertions.assertThat(page.locator("img:not(.brand img), a[href^=javascript]"))
                        .hasCount(0);
                assertThat(page.locator("#explorer").innerText()).doesNotContain("\u202e", "\u2066");
                assertThat(tab.overflow()).isZero();
                assertThat((boolean) page.evaluate("() => explorer.scrollWidth <= explorer.clientWidth"))
                        .isTrue();
                screenshot(page, "hostile-" + width, false);
                tab.assertNoComplaints();
            }
        }
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
