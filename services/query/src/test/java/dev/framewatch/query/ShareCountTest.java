package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.event.Kind;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.Shares.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareCountTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ShareQuery BY_MONTH = ShareQuery.of(Map.of("by", List.of("month")), TODAY);

    @Test
    void countsAnEventOnceInEachOfItsFrameworksAndOnceInTheTotal() {
        Shares shares = count(
                row("2026-10-01", Kind.PAPER, "pytorch:uses:e9", 5),
                row("2026-10-01", Kind.PAPER, "pytorch:is:e9 pytorch:uses:e3 tensorflow:moves-to:i4", 2),
                row("2026-10-01", Kind.PAPER, "", 3));

        assertThat(shares.shares()).extracting(Share::framework).containsExactly("pytorch", "tensorflow");
        assertThat(shares.shares().getFirst())
                .isEqualTo(new Share(
                        "2026-10",
                        "papers",
                        "paper",
                        "pytorch",
                        7,
                        7,
                        new BigDecimal("1.000000"),
                        new BigDecimal("0.645670"),
                        new BigDecimal("1.000000"),
                        new BigDecimal("0.700000"),
                        10,
                        false,
                        "/api/v1/events?kind=paper&framework=pytorch&role=is,uses,moves-to"
                                + "&from=2026-10-01&to=2026-11-01"));
    }

    @Test
    void countsOnlyRolesThatAreUse() {
        Shares shares = count(
                row("2026-10-01", Kind.POST, "jax:mentions:e3 mxnet:moves-from:e9 theano:compares:e9", 4),
                row("2026-10-01", Kind.POST, "jax:mentions:e3 pytorch:uses:e3", 1));

        assertThat(shares.shares())
                .extracting(Share::framework, Share::events, Share::total, Share::all)
                .containsExactly(tuple("pytorch", 1L, 1L, 5L));
    }

    @Test
    void countsWhatIsOnlyImpliedUnlessItIsNotAskedFor() {
        Map<String, Integer> signatures = Map.of(
                "flax:uses:e9 jax:uses:i9", 3,
                "jax:uses:e4 jax:uses:i9", 2,
                "pytorch:uses:i9", 4,
                "jax:mentions:e9 jax:uses:i9", 1);

        assertThat(count(BY_MONTH, signatures).shares())
                .extracting(Share::framework, Share::events, Share::total, Share::all)
                .containsExactly(
                        tuple("jax", 6L, 10L, 10L), tuple("pytorch", 4L, 10L, 10L), tuple("flax", 3L, 10L, 10L));
        Shares explicit = count(asked("implied", "false"), signatures);
        assertThat(explicit.shares())
                .extracting(Share::framework, Share::events, Share::total, Share::all)
                .containsExactly(tuple("flax", 3L, 5L, 10L), tuple("jax", 2L, 5L, 10L));
        assertThat(explicit.windows().getFirst().coverage()).isEqualByComparingTo("0.5");
        assertThat(explicit.shares().getFirst().link()).contains("&role=is,uses,moves-to&implied=false&from=");
    }

    @Test
    void sortsByWindowSourceKindEventsAndFramework() {
        Shares shares = count(
                row("2026-11-01", Kind.CODE, "a:uses:e9", 1),
                row("2026-10-01", Kind.POST, "a:uses:e9", 1),
                row("2026-10-01", Kind.PAPER, "b:uses:e9", 1),
                row("2026-10-01", Kind.PAPER, "a:uses:e9", 1),
                row("2026-10-01", Kind.PAPER, "c:uses:e9", 2),
                row("2026-10-01", Kind.CODE, "z:uses:e9", 1),
                row("2026-10-01", Kind.REPOSITORY, "z:uses:e9", 1));

        assertThat(shares.shares())
                .extracting(
                        share -> share.window() + " " + share.source() + " " + share.kind() + " " + share.framework())
                .containsExactly(
                        "2026-10 github repository z",
                        "2026-10 papers code z",
                        "2026-10 papers code a",
                        "2026-10 papers paper c",
                        "2026-10 papers paper a",
                        "2026-10 papers paper b",
                        "2026-10 reddit post a",
                        "2026-11 papers code a",
                        "2026-11 papers code z");
    }

    @Test
    void showsAWindowWithoutAnyFrameworkButNoShareOfNothing() {
        Shares shares = count(row("2026-10-01", Kind.PAPER, "", 3));

        assertThat(shares.shares()).isEmpty();
        assertThat(shares.windows()).singleElement().satisfies(totals -> {
            assertThat(totals.all()).isEqualTo(3);
            assertThat(totals.total()).isZero();
            assertThat(totals.coverage()).isEqualByComparingTo("0");
        });
    }

    @Test
    void saysHowManyAreLeftOutAlsoWhereNothingElseIs() {
        Shares shares = ShareCount.of(
                BY_MONTH, new Rows(List.of(), List.of(row("2026-01-01", Kind.PAPER, "jax:uses:e9", 4)), null), TODAY);

        assertThat(shares.leftOut()).isEqualTo(4);
        assertThat(shares.windows()).singleElement().satisfies(totals -> {
            assertThat(totals.leftOut()).isEqualTo(4);
            assertThat(totals.all()).isZero();
            assertThat(totals.coverage()).isNull();
        });
    }

    @Test
    void givesAFrameworkThatWasAskedForAShareOfZero() {
        ShareQuery query = ShareQuery.of(Map.of("frameworks", List.of("jax,tensorflow")), TODAY);
        Use use = Use.of("pytorch:uses:e9 tensorflow:uses:e9", query.switches());
        Row row = new Row(query.window(null), Kind.PAPER, use, 8);

        Shares shares = ShareCount.of(query, new Rows(List.of(row), List.of(), null), TODAY);

        assertThat(shares.shares())
                .extracting(Share::framework, Share::events, Share::total)
                .containsExactly(tuple("tensorflow", 8L, 8L), tuple("jax", 0L, 8L));
        assertThat(shares.notes()).containsExactly("No event of this query shows the use of 'jax'.");
    }

    @Test
    void tellsOfAFrameworkInAllWindowsOfTheKindsThatShowIt() {
        Shares shares = count(
                row("2026-08-01", Kind.PAPER, "a:uses:e9 b:uses:e9", 3),
                row("2026-09-01", Kind.PAPER, "", 3),
                row("2026-10-01", Kind.PAPER, "a:uses:e9", 4),
                row("2026-10-01", Kind.POST, "c:uses:e9", 1));

        assertThat(shares.shares())
                .extracting(
                        share -> share.window() + " " + share.framework() + " " + share.events() + "/" + share.total())
                .containsExactly("2026-08 a 3/3", "2026-08 b 3/3", "2026-10 a 4/4", "2026-10 b 0/4", "2026-10 c 1/1");
        assertThat(shares.shares().get(3).low()).isZero();
        assertThat(shares.shares().get(3).high())
                .isEqualByComparingTo(Shares.rounded(Wilson.of(0, 4).high()));
        assertThat(shares.notes()).isEmpty();
        assertThat(shares.caveats().containsHeader("Framewatch-Zeros")).isFalse();
    }

    /** A thousand days, each with one of so many frameworks. */
    @Test
    void leavesZerosOutOfALongAnswerAndSaysSo() {
        Shares whole = days(ShareCount.MOST_WITH_ZEROS / 1_000, Map.of());
        Shares cut = days(ShareCount.MOST_WITH_ZEROS / 1_000 + 1, Map.of());
        Shares asked = days(ShareCount.MOST_WITH_ZEROS / 1_000 + 1, Map.of("frameworks", List.of("f0")));

        assertThat(whole.shares()).hasSize(ShareCount.MOST_WITH_ZEROS);
        assertThat(whole.notes()).isEmpty();
        assertThat(cut.shares()).hasSize(1_000).allMatch(share -> share.events() == 1);
        assertThat(cut.notes()).containsExactly(ShareCount.NO_ZEROS);
        assertThat(cut.caveats().getFirst("Framewatch-Zeros")).isEqualTo("left out");
        assertThat(asked.shares()).hasSize(1_000);
        assertThat(asked.notes()).isEmpty();
    }

    private static Shares days(int frameworks, Map<String, List<String>> more) {
        Map<String, List<String>> given = new HashMap<>(more);
        given.put("by", List.of("day"));
        ShareQuery query = ShareQuery.of(given, TODAY);
        List<Row> rows = IntStream.range(0, 1_000)
                .mapToObj(day -> row(
                        query,
                        LocalDate.of(2020, 1, 1).plusDays(day).toString(),
                        Kind.PAPER,
                        "f" + day % frameworks + ":uses:e9",
                        1))
                .toList();
        return ShareCount.of(query, new Rows(rows, List.of(), null), TODAY);
    }

    private static ShareQuery asked(String name, String value) {
        return ShareQuery.of(Map.of("by", List.of("month"), name, List.of(value)), TODAY);
    }

    private static Row row(String day, Kind kind, String signature, long events) {
        return row(BY_MONTH, day, kind, signature, events);
    }

    private static Row row(ShareQuery query, String day, Kind kind, String signature, long events) {
        return new Row(query.window(LocalDate.parse(day)), kind, Use.of(signature, query.switches()), events);
    }

    private static Shares count(Row... rows) {
        return ShareCount.of(BY_MONTH, new Rows(List.of(rows), List.of(), null), TODAY);
    }

    private static Shares count(ShareQuery query, Map<String, Integer> papers) {
        List<Row> rows = papers.entrySet().stream()
                .map(each -> row(query, "2026-10-01", Kind.PAPER, each.getKey(), each.getValue()))
                .toList();
        return ShareCount.of(query, new Rows(rows, List.of(), null), TODAY);
    }
}
