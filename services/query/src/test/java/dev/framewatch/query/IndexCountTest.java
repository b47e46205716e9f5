package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.query.AdoptionIndex.Ranked;
import dev.framewatch.query.AdoptionIndex.Sensitivity;
import dev.framewatch.query.AdoptionIndex.Weighed;
import dev.framewatch.query.DailyRows.Row;
import dev.framewatch.query.DailyRows.Rows;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexCountTest {
    private static final Weights WEIGHTS =
            new Weights(Map.of(Source.GITHUB, 0.4, Source.PAPERS, 0.3, Source.REDDIT, 0.3));
    private static final IndexQuery QUERY = query(Map.of());
    private static final Row[] NONE = {};

    @Test
    void isTheWeightedMeanOfTheSourcesShares() {
        AdoptionIndex index = index(
                QUERY,
                NONE,
                row(Kind.REPOSITORY, 60, "pytorch"),
                row(Kind.REPOSITORY, 40, "jax"),
                row(Kind.PAPER, 10, "pytorch"),
                row(Kind.CODE, 10, "pytorch", "jax"),
                row(Kind.POST, 1, "jax"),
                row(Kind.COMMENT, 3, "pytorch"),
                row(Kind.COMMENT, 1_000));

        // By hand: 0.4 · 60/100 + 0.3 · 20/20 + 0.3 · 3/4, and 0.4 · 40/100 + 0.3 · 10/20 + 0.3 · 1/4.
        assertThat(index.ranking())
                .extracting(Ranked::framework, Ranked::index, Ranked::rank)
                .containsExactly(
                        tuple("pytorch", new BigDecimal("76.500000"), 1), tuple("jax", new BigDecimal("38.500000"), 2));
        Ranked pytorch = index.ranking().getFirst();
        assertThat(pytorch.low()).isBetween(new BigDecimal("50"), new BigDecimal("76"));
        assertThat(pytorch.high()).isBetween(new BigDecimal("77"), new BigDecimal("95"));
        assertThat(pytorch.sources())
                .extracting(part -> part.source() + " " + part.events() + "/" + part.total() + " " + part.link())
                .containsExactly(
                        "github 60/100 /api/v1/events?kind=repository&framework=pytorch&role=is,uses,moves-to"
                                + "&from=2026-08-26&to=2026-11-24",
                        "papers 20/20 /api/v1/events?kind=code,paper&framework=pytorch&role=is,uses,moves-to"
                                + "&from=2026-08-26&to=2026-11-24",
                        "reddit 3/4 /api/v1/events?kind=comment,post&framework=pytorch&role=is,uses,moves-to"
                                + "&from=2026-08-26&to=2026-11-24");
        assertThat(index.window()).hasToString("Range[from=2026-08-26, to=2026-11-24]");
    }

    @Test
    void leavesOutASourceWithoutEventsAndScalesTheOthersUp() {
        AdoptionIndex index = index(
                QUERY,
                NONE,
                row(Kind.REPOSITORY, 60, "pytorch"),
                row(Kind.REPOSITORY, 40, "jax"),
                row(Kind.POST, 10, "jax"),
                row(Kind.PAPER, 10));

        assertThat(index.weights())
                .extracting(Weighed::source, Weighed::used, Weighed::total)
                .containsExactly(
                        tuple("github", new BigDecimal("0.571429"), 100L),
                        tuple("papers", new BigDecimal("0.000000"), 0L),
                        tuple("reddit", new BigDecimal("0.428571"), 10L));
        assertThat(index.ranking().getFirst().index()).isEqualByComparingTo("65.714286");
        assertThat(index.notes())
                .containsExactly("No event of papers in this window shows a framework; it is left out, and the others"
                        + " are scaled up.");
    }

    @Test
    void givesEqualOnesTheSameRankAndListsThemById() {
        AdoptionIndex index =
                index(QUERY, NONE, row(Kind.PAPER, 5, "b"), row(Kind.PAPER, 5, "a"), row(Kind.PAPER, 1, "c"));

        assertThat(index.ranking())
                .extracting(Ranked::framework, Ranked::rank)
                .containsExactly(tuple("a", 1), tuple("b", 1), tuple("c", 3));
    }

    @Test
    void saysWhatChangedSinceTheWindowThirtyDaysBefore() {
        Row[] earlier = {row(Kind.PAPER, 3, "jax"), row(Kind.PAPER, 1, "pytorch")};

        AdoptionIndex index = index(
                QUERY, earlier, row(Kind.PAPER, 1, "jax"), row(Kind.PAPER, 3, "pytorch"), row(Kind.PAPER, 1, "new"));

        assertThat(index.ranking())
                .extracting(Ranked::framework, Ranked::change)
                .containsExactly(
                        tuple("pytorch", change("35.000000", 1)),
                        tuple("jax", change("-55.000000", -1)),
                        tuple("new", change("20.000000", 1)));
        assertThat(index(QUERY, NONE, row(Kind.PAPER, 1, "jax"))
                        .ranking()
                        .getFirst()
                        .change())
                .isNull();
    }

    private static AdoptionIndex.Change change(String index, int rank) {
        return new AdoptionIndex.Change(new BigDecimal(index), rank, SampleRows.TODAY.minusDays(29));
    }

    @Test
    void saysWhereOnlyTheSourcesDiffer() {
        AdoptionIndex index =
                index(QUERY, new Row[] {row(Kind.POST, 3, "jax")}, row(Kind.PAPER, 1, "jax"), row(Kind.POST, 3, "jax"));

        assertThat(index.notes())
                .contains("Other sources had events 30 days before, so part of the change comes of that.");
    }

    @Test
    void saysHowTheRankingDependsOnTheWeights() {
        AdoptionIndex index = index(
                QUERY,
                NONE,
                row(Kind.REPOSITORY, 90, "pytorch"),
                row(Kind.REPOSITORY, 60, "jax"),
                row(Kind.PAPER, 90, "pytorch"),
                row(Kind.PAPER, 10, "keras"),
                row(Kind.POST, 90, "pytorch"),
                row(Kind.POST, 95, "keras"));

        assertThat(index.sensitivity())
                .containsExactly(
                        new Sensitivity("pytorch", 1, 2), new Sensitivity("keras", 1, 3), new Sensitivity("jax", 2, 3));
    }

    @Test
    void ranksWhatIsAskedForAmongAll() {
        AdoptionIndex index = index(
                query(Map.of("frameworks", List.of("jax,mxnet"))),
                NONE,
                row(Kind.PAPER, 5, "pytorch"),
                row(Kind.PAPER, 3, "jax"));

        assertThat(index.ranking())
                .extracting(Ranked::framework, Ranked::rank, Ranked::index)
                .containsExactly(
                        tuple("jax", 2, new BigDecimal("37.500000")), tuple("mxnet", 3, new BigDecimal("0.000000")));
    }

    @Test
    void isNoneWhereTheOnlySourceWithEventsHasNoWeight() {
        AdoptionIndex index = index(query(Map.of("weights", List.of("github:1"))), NONE, row(Kind.PAPER, 5, "jax"));

        assertThat(index.ranking()).isEmpty();
        assertThat(index.notes())
                .containsExactly("No source that has events in this window has a weight, so there is no index.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void holdsWhateverTheCounts(long seed) {
        Random random = new Random(seed);
        Row[] rows = Stream.generate(() -> random(random)).limit(40).toArray(Row[]::new);
        Row[] tenfold = Arrays.stream(rows)
                .map(row -> new Row(row.window(), row.kind(), row.use(), 10 * row.events()))
                .toArray(Row[]::new);
        String weights = "github:" + (1 + random.nextInt(9)) + ",papers:0." + (1 + random.nextInt(9)) + ",reddit:2";

        AdoptionIndex index = index(query(Map.of("weights", List.of(weights))), NONE, rows);
        AdoptionIndex ofMore = index(query(Map.of("weights", List.of(weights))), NONE, tenfold);

        assertThat(index.ranking()).isNotEmpty().allSatisfy(ranked -> {
            assertThat(ranked.index()).isBetween(BigDecimal.ZERO, new BigDecimal("100"));
            assertThat(ranked.low()).isBetween(BigDecimal.ZERO, ranked.index());
            assertThat(ranked.high()).isBetween(ranked.index(), new BigDecimal("100"));
            assertThat(index.sensitivity())
                    .filteredOn(one -> one.framework().equals(ranked.framework()))
                    .singleElement()
                    .satisfies(one -> assertThat(ranked.rank()).isBetween(one.best(), one.worst()));
        });
        // The index knows proportions only; the interval knows how much there is.
        assertThat(ofMore.ranking())
                .extracting(Ranked::framework, Ranked::index)
                .containsExactlyElementsOf(index.ranking().stream()
                        .map(ranked -> tuple(ranked.framework(), ranked.index()))
                        .toList());
        for (int i = 0; i < index.ranking().size(); i++) {
            assertThat(width(ofMore.ranking().get(i)))
                    .isLessThan(width(index.ranking().get(i)));
        }
    }

    private static BigDecimal width(Ranked ranked) {
        return ranked.high().subtract(ranked.low());
    }

    private static Row random(Random random) {
        List<Kind> kinds = List.of(Kind.REPOSITORY, Kind.CODE, Kind.PAPER, Kind.POST, Kind.COMMENT);
        Set<String> frameworks = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            frameworks.add("f" + random.nextInt(6));
        }
        return row(kinds.get(random.nextInt(5)), 1 + random.nextInt(50), frameworks.toArray(String[]::new));
    }

    private static IndexQuery query(Map<String, List<String>> given) {
        return IndexQuery.of(given, WEIGHTS, SampleRows.TODAY);
    }

    private static Row row(Kind kind, long events, String... frameworks) {
        Use use = new Use(new TreeSet<>(Arrays.asList(frameworks)), Set.of(), Set.of());
        return new Row(QUERY.shares().window(null), kind, use, events);
    }

    private static AdoptionIndex index(IndexQuery query, Row[] earlier, Row... rows) {
        return IndexCount.of(
                query,
                new Rows(List.of(rows), List.of(), null),
                new Rows(List.of(earlier), List.of(), null),
                SampleRows.TODAY);
    }
}
