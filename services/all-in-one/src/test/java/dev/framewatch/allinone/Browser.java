package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** A real Chromium, and what its console says. Without one, the tests that need it are skipped, and say so. */
final class Browser implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Milliseconds, many times more than anything takes on a machine that has nothing else to do. */
    private static final int PATIENCE = 60_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser start() {
        Path chromium = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("There is no Chromium in any of " + PLACES));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(ARGUMENTS)));
    }

    /** A tab of its own, so wide; what goes wrong in it fails the test in the end. */
    Tab tab(int width, int height) {
        return tab(width, height, ColorScheme.LIGHT);
    }

    Tab tab(int width, int height, ColorScheme colours) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE);
        return new Tab(context, context.newPage());
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    /** One tab with its own history, cookies and size. */
    static final class Tab implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        Tab(BrowserContext context, Page page) {
            this.context = context;
            this.page = page;
            page.onConsoleMessage(this::hear);
            page.onPageError(complaints::add);
            page.onDialog(dialog -> {
                complaints.add("a dialog: " + dialog.message());
                dialog.dismiss();
            });
        }

        private void hear(ConsoleMessage message) {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " at " + message.location());
            }
        }

        Page page() {
            return page;
        }

        /** Opens an address of the page and waits until all of its parts were answered. */
        Tab open(String address) {
            page.navigate(address);
            awaitParts();
            return this;
        }

        /** Waits until no part of the page waits for an answer. */
        void awaitParts() {
            page.waitForFunction("""
                () => document.querySelectorAll('section.part').length > 10
                    && document.querySelectorAll('section.part[aria-busy=true]').length === 0\
                """);
        }

        /** What makes the page reach beyond its window on the right, part by part. */
        String overflow() {
            return (String) page.evaluate("""
                    () => document.documentElement.scrollWidth <= innerWidth ? '' :
                      [...document.querySelectorAll('body *')]
                        .filter(each => each.getBoundingClientRect().right > innerWidth)
                        .map(each => `${each.closest('[id]')?.id} ${each.tagName}.${each.getAttribute('class')}`)
                        .slice(0, 20).join(', ')
                    """);
        }

        /** Fails if anything went wrong in this tab. */
        void assertNoComplaints() {
            assertThat(complaints).isEmpty();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
