package dev.framewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be seen of the page's files without a browser. */
class PageTest {
    private static final Path FILES = Path.of("src/main/resources/META-INF/resources");

    private final String page = read(FILES.resolve("index.html"));

    @Test
    void letsTheBrowserRunAndLoadOnlyItsOwn() {
        assertThat(page)
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'")
                .doesNotContain("unsafe-", "<style", "style=", "javascript:")
                .doesNotContainPattern("<script(?![^>]* src=\"page/main\\.js\")")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void readsNoTextAsMarkup() {
        assertThat(scripts())
                .allSatisfy(script -> assertThat(read(script))
                        .as(script.toString())
                        .doesNotContain(
                                "innerHTML",
                                "outerHTML",
                                "insertAdjacentHTML",
                                "document.write",
                                "eval(",
                                "Function(",
                                "setHTML"));
    }

    @Test
    void loadsAllItsScriptsAtOnce() {
        assertThat(scripts().stream()
                        .map(script -> FILES.relativize(script).toString())
                        .filter(script -> !script.equals("page/main.js")))
                .allSatisfy(
                        script -> assertThat(page).contains("<link rel=\"modulepreload\" href=\"" + script + "\">"));
    }

    @Test
    void saysTheSameInBothLanguages() {
        assertThat(names("en")).isEqualTo(names("zh")).hasSizeGreaterThan(100);
    }

    @Test
    void hasNoFileThatIsTooLongToRead() {
        assertThat(scripts())
                .allSatisfy(script -> assertThat(read(script).lines().count())
                        .as(script.toString())
                        .isLessThanOrEqualTo(250));
    }

    private static List<String> names(String language) {
        return Pattern.compile("(?:^|[ {])'?([a-zA-Z0-9.-]+)'?: '", Pattern.MULTILINE)
                .matcher(read(FILES.resolve("page/words/" + language + ".js")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .sorted()
                .toList();
    }

    private static List<Path> scripts() {
        try (Stream<Path> files = Files.walk(FILES.resolve("page"))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
