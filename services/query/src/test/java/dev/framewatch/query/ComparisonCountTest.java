package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.event.Kind;
import dev.framewatch.query.Comparison.Compared;
import dev.framewatch.query.Comparison.Point;
import dev.framewatch.query.Comparison.Verdict;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.Models.Library;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonCountTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final List<Papers> papers = new ArrayList<>();
    private final List<Library> libraries = new ArrayList<>();

    /** So many events of a kind on a day. */
    private record Papers(Kind kind, LocalDate day, String signature, long events) {}

    @Test
    void saysThatWhatIsNearTheClaimIsStillSo() {
        add(Kind.PAPER, "2025-06-01", "pytorch:uses:e9", 780);
        add(Kind.PAPER, "2025-06-01", "tensorflow:uses:e9", 220);
        add(Kind.PAPER, "2025-06-01", "pytorch:uses:e9 tensorflow:uses:e9", 500);
        add(Kind.PAPER, "2025-06-01", "jax:uses:e9", 500);

        Compared claim = compare("papers-pytorch");

        assertThat(claim.verdict()).isEqualTo(Verdict.STILL_SO);
        assertThat(claim.series())
                .extracting(Point::window, Point::events, Point::total)
                .containsExactly(tuple("2025", 780L, 1_000L));
        assertThat(claim.reason()).contains("In 2025 it was 0.78 (780 of 1000)");
    }

    @Test
    void saysThatWhatIsFarFromTheClaimNoLongerIs() {
        add(Kind.CODE, "2026-08-01", "pytorch:uses:e9", 900);
        add(Kind.CODE, "2026-08-01", "", 100);

        assertThat(compare("code-pytorch").verdict()).isEqualTo(Verdict.NO_LONGER);
        assertThat(compare("code-pytorch").reason()).contains("higher");
        assertThat(compare("code-tensorflow").reason()).contains("In 2026-Q3 it was 0 (0 of 1000): lower");
        assertThat(compare("code-number").verdict()).isEqualTo(Verdict.NO_LONGER);
    }

    @Test
    void letsAWindowThatIsNotOverDecideNothing() {
        add(Kind.PAPER, "2026-06-01", "pytorch:uses:e9", 800);

        Compared claim = compare("papers-pytorch");

        assertThat(claim.verdict()).isEqualTo(Verdict.CANNOT_BE_MEASURED);
        assertThat(claim.now()).isNull();
        assertThat(claim.series()).hasSize(1);
        assertThat(claim.reason()).contains("no whole window");
    }

    @Test
    void takesModelsForBothAsNeitherAlone() {
        libraries.add(library("pytorch", 850, 930));
        libraries.add(library("tensorflow", 80, 150));

        assertThat(compare("models-pytorch").now())
                .extracting(Point::window, Point::events, Point::total)
                .containsExactly("2026-11-22", 850L, 1_010L);
        assertThat(compare("models-pytorch").verdict()).isEqualTo(Verdict.STILL_SO);
        assertThat(compare("models-tensorflow").verdict()).isEqualTo(Verdict.STILL_SO);
        assertThat(compare("models-tensorflow").query()).isEqualTo("/api/v1/models");
    }

    @Test
    void namesTheQueryOfItsFigures() {
        assertThat(compare("papers-pytorch").query()).isEqualTo("/api/v1/shares?by=year&from=2015-01-01&kind=paper");
    }

    private void add(Kind kind, String day, String signature, long events) {
        papers.add(new Papers(kind, LocalDate.parse(day), signature, events));
    }

    private static Library library(String framework, long exclusive, long any) {
        return new Library(LocalDate.of(2026, 11, 22), framework, exclusive, any, null, "/api/v1/event?id=x");
    }

    private Compared compare(String id) {
        Claim claim = Claim.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        Models models = new Models(TODAY, "1", libraries, List.of(), List.of());
        return new ComparisonCount(this::rows, models, TODAY).compare(claim);
    }

    private List<Row> rows(ShareQuery query) {
        return papers.stream()
                .filter(each -> query.scope().kinds().contains(each.kind()))
                .map(each -> new Row(
                        query.window(each.day()),
                        each.kind(),
                        Use.of(each.signature(), query.switches()),
                        each.events()))
                .toList();
    }
}
