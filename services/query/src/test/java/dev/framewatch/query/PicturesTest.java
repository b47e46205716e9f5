package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@ExtendWith(RunningApi.Start.class)
class PicturesTest {
    private final RunningApi api;

    PicturesTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void fill() throws IOException {
        api.clear();
        api.store(List.of(
                event(Kind.REPOSITORY, 1, "2026-11-20", tag("pytorch", Role.USES, 0.9)),
                event(Kind.REPOSITORY, 2, "2026-11-21", tag("jax", Role.USES, 0.9)),
                event(Kind.REPOSITORY, 3, "2026-10-21", tag("pytorch", Role.USES, 0.9)),
                event(Kind.REPOSITORY, 4, "2026-09-21", tag("jax", Role.USES, 0.9)),
                event(Kind.PAPER, 5, "2026-09-21", tag("jax", Role.USES, 0.9))));
    }

    @Test
    void aBadgeTellsTheShareOfAFramework() throws Exception {
        HttpResponse<String> badge = api.get("/badge/pytorch.svg");

        assertThat(text(badge.body(), "title")).containsExactly("PyTorch: 50.0 % of repository");
        assertThat(badge.headers().firstValue("Content-Type")).contains("image/svg+xml;charset=UTF-8");
        assertThat(badge.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        assertThat(badge.headers().firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
        assertThat(badge.body().length()).isLessThan(1_200);
    }

    @Test
    void aBadgeIsOfTheKindAndWindowThatTheAddressSays() throws Exception {
        assertThat(text(api.get("/badge/jax.svg?kind=paper&window=365d").body(), "title"))
                .containsExactly("JAX: 100.0 % of paper");
        assertThat(text(api.get("/badge/jax.svg?kind=post").body(), "title")).containsExactly("JAX: no post yet");
        assertThat(api.get("/badge/jax.svg?kind=post,paper").statusCode()).isEqualTo(400);
        assertThat(api.get("/badge/jax.svg?by=year").statusCode()).isEqualTo(400);
        assertThat(api.get("/badge/JAX.svg").statusCode()).isEqualTo(400);
        assertThat(api.get("/badge/nobody.svg").statusCode()).isEqualTo(404);
    }

    @Test
    void aBadgeIsNothingButText() throws Exception {
        String badge = Badge.of("<script>alert('1')</script>&\"", "]]>");

        assertThat(text(badge, "title")).containsExactly("<script>alert('1')</script>&\": ]]>");
        assertThat(badge).doesNotContain("<script");
    }

    @Test
    void aChartHasAPanelForEachKindAndALineForEachFramework() throws Exception {
        HttpResponse<String> chart = api.get("/chart/shares.svg?kind=repository");

        assertThat(text(chart.body(), "title")).containsExactly("Shares of the use of frameworks, repository");
        assertThat(text(chart.body(), "text")).contains("github · repository", "pytorch 100.0 %", "jax 0.0 %");
        assertThat(text(chart.body(), "text")).contains("2026-09", "2026-10").doesNotContain("2026-11");
        assertThat(chart.body()).contains("prefers-color-scheme:dark");
        assertThat(text(api.get("/chart/shares.svg").body(), "text")).contains("github · repository", "papers · paper");
        assertThat(text(api.get("/chart/shares.svg?kind=post").body(), "title")).containsExactly("No data yet");
        assertThat(api.get("/chart/shares.svg?window=30d").statusCode()).isEqualTo(400);
    }

    @Test
    void aChartOfYearsNamesThoseBetweenItsEnds() throws Exception {
        api.store(List.of(event(Kind.REPOSITORY, 6, "2023-05-05", tag("jax", Role.USES, 0.9))));

        assertThat(text(api.get("/chart/shares.svg?kind=repository&by=quarter").body(), "text"))
                .containsSubsequence("2023-Q2", "2026-Q3", "2024", "2025")
                .doesNotContain("2023");
    }

    private static List<String> text(String svg, String element) throws Exception {
        Document picture = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
        NodeList found = picture.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
