package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.event.Kind;
import dev.framewatch.query.Comparison.Because;
import dev.framewatch.query.Comparison.Compared;
import dev.framewatch.query.Comparison.Point;
import dev.framewatch.query.Comparison.Verdict;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.Models.Library;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonCountTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final List<Papers> papers = new ArrayList<>();
    private final List<Library> libraries = new ArrayList<>();
    private final List<Products.Side> sides = new ArrayList<>();

    /** So many events of a kind on a day. */
    private record Papers(Kind kind, LocalDate day, String signature, long events) {}

    @Test
    void measuresThePapersOfTheVenues() {
        add(Kind.PAPER, "2025-06-01", "pytorch:uses:e9", 780);
        add(Kind.PAPER, "2025-06-01", "tensorflow:uses:e9", 220);
        add(Kind.PAPER, "2025-06-01", "pytorch:uses:e9 tensorflow:uses:e9", 500);
        add(Kind.PAPER, "2025-06-01", "jax:uses:e9", 500);

        Compared claim = compare("papers-pytorch");

        assertThat(claim.verdict()).isEqualTo(Verdict.STILL_SO);
        assertThat(claim.series())
                .extracting(Point::window, Point::events, Point::total)
                .containsExactly(tuple("2025", 780L, 1_000L));
        assertThat(claim.reason()).isEqualTo("In 2025 it was 0.78 (780 of 1000): as near as the claim was rounded.");
    }

    @Test
    void cannotMeasureVenuesThatNoPaperIsKnownToBeOf() {
        Compared claim = compare("papers-pytorch");

        assertThat(claim.verdict()).isEqualTo(Verdict.CANNOT_BE_MEASURED);
        assertThat(claim.because()).isEqualTo(Because.NO_VENUES);
        assertThat(compare("code-pytorch").because()).isEqualTo(Because.NO_WINDOW);
    }

    @Test
    void takesTheYearThatAClaimIsAbout() {
        add(Kind.PAPER, "2017-06-01", "pytorch:uses:e9", 7);
        add(Kind.PAPER, "2017-06-01", "tensorflow:uses:e9", 93);
        add(Kind.PAPER, "2025-06-01", "pytorch:uses:e9", 800);

        assertThat(compare("papers-rise").now())
                .extracting(Point::window, Point::events, Point::total)
                .containsExactly("2017", 7L, 100L);
        assertThat(compare("papers-rise").verdict()).isEqualTo(Verdict.STILL_SO);
    }

    @Test
    void saysThatWhatIsNearTheClaimIsStillSo() {
        add(Kind.CODE, "2026-08-01", "pytorch:uses:e9", 600);
        add(Kind.CODE, "2026-08-01", "tensorflow:uses:e9", 100);
        add(Kind.CODE, "2026-08-01", "", 300);

        assertThat(compare("code-pytorch").verdict()).isEqualTo(Verdict.STILL_SO);
        assertThat(compare("code-tensorflow").verdict()).isEqualTo(Verdict.STILL_SO);
        assertThat(compare("code-tensorflow").framework()).isEqualTo("tensorflow");
    }

    @Test
    void tellsWhoHasMoreProductsOnlyWhereItIsSure() {
        sides.add(side("2025", "tensorflow", 70));
        sides.add(side("2025", "pytorch", 30));
        assertThat(compare("deployment-tensorflow").because()).isEqualTo(Because.LEADS);
        assertThat(compare("ecosystem-tensorflow").because()).isEqualTo(Because.NO_WINDOW);

        sides.set(0, side("2025", "tensorflow", 29));
        assertThat(compare("deployment-tensorflow").because()).isEqualTo(Because.LEVEL);
        assertThat(compare("deployment-tensorflow").verdict()).isEqualTo(Verdict.CANNOT_BE_MEASURED);

        sides.set(0, side("2025", "tensorflow", 3));
        assertThat(compare("deployment-tensorflow").reason())
                .isEqualTo("In 2025 it was 0.090909 (3 of 33): surely less than half.");
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
        assertThat(compare("papers-pytorch").query())
                .isEqualTo(
                        "/api/v1/shares?by=year&either=pytorch,tensorflow&frameworks=pytorch&from=2015-01-01&kind=paper"
                                + "&venue=acl,cvpr,eccv,emnlp,iccv,iclr,icml,naacl,neurips,nips");
        assertThat(compare("deployment-tensorflow").query())
                .isEqualTo("/api/v1/products?axis=deployment&by=year&from=2015-01-01&kind=repository");
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
        return new ComparisonCount(new ClaimSeries(this::rows, this::products, models, Map.of(), TODAY)).compare(claim);
    }

    private Products products(ShareQuery query) {
        return new Products(TODAY, "1", null, List.of(), sides, List.of());
    }

    private static Products.Side side(String window, String framework, long events) {
        BigDecimal any = BigDecimal.ZERO;
        return new Products.Side(
                window,
                false,
                "github",
                "repository",
                "deployment",
                framework,
                events,
                100,
                any,
                any,
                any,
                "/api/v1/events");
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
