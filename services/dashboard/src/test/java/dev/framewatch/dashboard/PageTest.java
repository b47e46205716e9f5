package dev.framewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {
    private final String page = read("index.html");
    private final String script = read("dashboard.js");

    @Test
    void letsTheBrowserRunAndLoadOnlyItsOwn() {
        assertThat(page)
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
                .doesNotContain("unsafe-", "<style", "style=", "javascript:")
                .doesNotContainPattern("<script(?![^>]* src=\"dashboard\\.js\")")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void readsNoTextAsMarkup() {
        assertThat(script)
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
    }

    @Test
    void hasEveryPartThatItsScriptLooksFor() {
        assertThat(Pattern.compile("getElementById\\('([a-z]+)'\\)")
                        .matcher(script)
                        .results()
                        .map((MatchResult found) -> "id=\"" + found.group(1) + "\""))
                .hasSizeGreaterThan(2)
                .allSatisfy(id -> assertThat(page).contains(id));
    }

    private static String read(String name) {
        try (InputStream file = PageTest.class.getResourceAsStream("/META-INF/resources/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
