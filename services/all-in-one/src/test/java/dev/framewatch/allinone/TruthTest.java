package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.allinone.DrawnWindow.Cell;
import dev.framewatch.allinone.DrawnWindow.Move;
import dev.framewatch.simulator.Draws;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Whether the API tells the truth about a world that is known.
 *
 * <p>There are two truths. What the world <em>holds</em>, the luck of its draws included, the figures should count to the
 * last event. What it was <em>drawn from</em>, the odds of each framework at each moment, is what a share, a crossover or
 * a flow claims to tell, and an interval should hold it in 95 % of the windows. What only other frameworks imply is left
 * out, since a simulated thing uses the one that it names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TruthTest {
    private static final List<String> LENGTHS = List.of("year", "quarter", "month");
    private static final double WANTED = 0.95;
    /** The square of the 97.5th percentile of the standard normal distribution, for Wilson's interval of none. */
    private static final double Z2 = 3.841458820694124;

    private final CollectedWorld world;
    private final Map<String, Map<Cell, DrawnWindow>> drawn = new HashMap<>();

    TruthTest(@TempDir Path data) throws Exception {
        world = new CollectedWorld(data, 20_261_128);
        LENGTHS.forEach(by -> drawn.put(by, DrawnWindow.all(by, world.draws())));
    }

    @AfterAll
    void end() {
        world.close();
    }

    /** How many of the compared agree. */
    private static final class Tally {
        private int compared;
        private int agreed;

        void add(boolean agrees) {
            compared++;
            agreed += agrees ? 1 : 0;
        }

        double part() {
            return (double) agreed / compared;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d of %,d (%.1f %%)", agreed, compared, 100 * part());
        }
    }

    @Test
    void everyCountIsThatOfWhatTheWorldHolds() throws Exception {
        List<String> wrong = new ArrayList<>();
        Tally shares = new Tally();
        Tally flows = new Tally();
        for (String by : LENGTHS) {
            Set<Cell> told = new HashSet<>();
            for (JsonNode share : shares(by)) {
                DrawnWindow window = window(by, share);
                boolean same = share.path("events").asLong() == window.used(text(share, "framework"))
                        && share.path("total").asLong() == window.users();
                told.add(cell(share));
                note(same, shares, wrong, share);
            }
            Map<Cell, Set<Move>> moves = new HashMap<>();
            for (JsonNode flow : flows(by)) {
                DrawnWindow window = window(by, flow);
                Move move = move(flow);
                boolean same = window.moved().getOrDefault(move, 0L)
                                == flow.path("events").asLong()
                        && window.movers() == flow.path("total").asLong();
                moves.computeIfAbsent(cell(flow), _ -> new HashSet<>()).add(move);
                note(same, flows, wrong, flow);
            }
            drawn(by).forEach((cell, window) -> {
                assertThat(told.contains(cell)).as("%s", cell).isEqualTo(window.users() > 0);
                assertThat(moves.getOrDefault(cell, Set.of()))
                        .as("%s", cell)
                        .isEqualTo(window.moved().keySet());
            });
        }
        System.out.printf("truth, what the world holds: shares %s, flows %s%n", shares, flows);

        assertThat(shares.compared).isGreaterThan(5_000);
        assertThat(flows.compared).isGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    private static void note(boolean same, Tally tally, List<String> wrong, JsonNode told) {
        tally.add(same);
        if (!same) {
            wrong.add(told.toString());
        }
    }

    /**
     * Every framework in every window that has events, also where none shows it: then the API tells 0 of so many. The same
     * of what it lists by itself, and that is whatever any window of a kind shows. Of those alone that were seen fewer
     * agree, since what is rare is more likely to be seen where luck shows too much of it.
     */
    @Test
    void theIntervalsOfSharesHoldWhatTheWorldWasDrawnFrom() throws Exception {
        Tally all = new Tally();
        Tally possible = new Tally();
        Tally seen = new Tally();
        Tally listed = new Tally();
        Tally listedPossible = new Tally();
        for (String by : LENGTHS) {
            for (JsonNode share : listedShares(by)) {
                double truth = window(by, share).share(text(share, "framework"));
                listed.add(holds(share, truth));
                if (truth > 0) {
                    listedPossible.add(holds(share, truth));
                }
            }
            for (JsonNode share : shares(by)) {
                double truth = window(by, share).share(text(share, "framework"));
                boolean held = holds(share, truth);
                all.add(held);
                if (truth > 0) {
                    possible.add(held);
                }
                if (share.path("events").asLong() > 0) {
                    seen.add(held);
                }
            }
        }
        System.out.printf("truth, shares: %s; of frameworks that there were: %s%n", all, possible);
        System.out.printf(
                "truth, shares, as listed: %s; of frameworks that there were: %s; with events: %s%n",
                listed, listedPossible, seen);

        assertThat(listed.compared).isGreaterThan(4_000);
        assertThat(listed.part()).isGreaterThanOrEqualTo(WANTED);
        assertThat(listedPossible.part()).isGreaterThanOrEqualTo(WANTED);
        assertThat(possible.compared).isGreaterThan(4_000);
        assertThat(possible.part()).isGreaterThanOrEqualTo(WANTED);
        assertThat(all.part()).isGreaterThanOrEqualTo(WANTED);
    }

    /**
     * Every flow that there may be in a window that has any move. One that the API does not list it tells by that: it is
     * none of so many, from 0 to Wilson's upper end. The same of those alone that are listed, since they were seen.
     */
    @Test
    void theIntervalsOfFlowsHoldWhatTheWorldWasDrawnFrom() throws Exception {
        Tally all = new Tally();
        Tally expected = new Tally();
        Tally asListed = new Tally();
        for (String by : LENGTHS) {
            Map<Cell, Long> totals = new HashMap<>();
            Map<Cell, Map<Move, JsonNode>> listed = new HashMap<>();
            for (JsonNode flow : flows(by)) {
                totals.put(cell(flow), flow.path("total").asLong());
                listed.computeIfAbsent(cell(flow), _ -> new HashMap<>()).put(move(flow), flow);
            }
            totals.forEach((cell, total) -> {
                DrawnWindow window = Objects.requireNonNull(drawn(by).get(cell));
                Map<Move, JsonNode> its = listed.getOrDefault(cell, Map.of());
                for (Move move : window.moves()) {
                    double truth = window.part(move);
                    JsonNode told = its.get(move);
                    boolean held = told == null ? truth <= Z2 / (total + Z2) : holds(told, truth);
                    all.add(held);
                    if (truth * total >= 1) {
                        expected.add(held);
                    }
                    if (told != null) {
                        asListed.add(held);
                    }
                }
            });
        }
        System.out.printf("truth, flows: %s; with one or more to expect: %s; as listed: %s%n", all, expected, asListed);

        assertThat(asListed.compared).isGreaterThan(300);
        assertThat(asListed.part()).isGreaterThanOrEqualTo(WANTED);
        assertThat(expected.compared).isGreaterThan(50);
        assertThat(expected.part()).isGreaterThanOrEqualTo(WANTED);
        assertThat(all.part()).isGreaterThanOrEqualTo(WANTED);
    }

    /**
     * A crossover is right if the two frameworks' odds crossed between the two windows by which it is told: in the last
     * window before it where the interval of the one that was passed lies above the other's, its odds did, and in the
     * window that is told the leader's odds lie above.
     */
    @Test
    void crossoversAreWhereTheOddsCrossed() throws Exception {
        Tally all = new Tally();
        Set<String> found = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (String by : LENGTHS) {
            Map<String, NavigableMap<String, Map<String, JsonNode>>> kinds = new HashMap<>();
            for (JsonNode share : shares(by)) {
                kinds.computeIfAbsent(text(share, "kind"), _ -> new TreeMap<>())
                        .computeIfAbsent(text(share, "window"), _ -> new HashMap<>())
                        .put(text(share, "framework"), share);
            }
            for (JsonNode crossover : world.answer(question("crossovers", by)).path("crossovers")) {
                String leader = text(crossover, "leader");
                String passed = text(crossover, "passed");
                var before = Objects.requireNonNull(kinds.get(text(crossover, "kind")))
                        .headMap(text(crossover, "window"), false)
                        .descendingMap();
                boolean crossed = before.entrySet().stream()
                        .filter(window -> isAbove(window.getValue(), passed, leader))
                        .findFirst()
                        .map(last -> new Cell(text(crossover, "kind"), last.getKey()))
                        .filter(last -> leads(by, last, passed, leader))
                        .isPresent();
                note(crossed && leads(by, cell(crossover), leader, passed), all, wrong, crossover);
                found.add(text(crossover, "kind") + ": " + leader + " passed " + passed);
            }
        }
        System.out.printf("truth, crossovers: %s; wrong: %s%n", all, wrong);

        assertThat(all.compared).isGreaterThan(20);
        assertThat(all.part()).isGreaterThanOrEqualTo(WANTED);
        assertThat(found)
                .contains(
                        "repository: pytorch passed tensorflow",
                        "paper: pytorch passed tensorflow",
                        "post: pytorch passed tensorflow");
    }

    private static boolean isAbove(Map<String, JsonNode> window, String one, String other) {
        return Objects.requireNonNull(window.get(one)).path("low").asDouble()
                > Objects.requireNonNull(window.get(other)).path("high").asDouble();
    }

    private boolean leads(String by, Cell cell, String one, String other) {
        DrawnWindow window = Objects.requireNonNull(drawn(by).get(cell));
        return window.share(one) > window.share(other);
    }

    private static boolean holds(JsonNode told, double truth) {
        return told.path("low").asDouble() <= truth
                && truth <= told.path("high").asDouble();
    }

    private JsonNode shares(String by) throws Exception {
        return world.answer(question("shares", by).with("frameworks", String.join(",", Draws.frameworks())))
                .path("shares");
    }

    /** Of those frameworks that the API lists by itself. */
    private JsonNode listedShares(String by) throws Exception {
        return world.answer(question("shares", by)).path("shares");
    }

    private JsonNode flows(String by) throws Exception {
        return world.answer(question("flows", by)).path("flows");
    }

    private static ApiQuestion question(String figure, String by) {
        return new ApiQuestion("/api/v1/" + figure)
                .with("by", by)
                .with("to", CollectedWorld.END)
                .with("implied", false);
    }

    private DrawnWindow window(String by, JsonNode told) {
        return Objects.requireNonNull(drawn(by).get(cell(told)), told::toString);
    }

    private Map<Cell, DrawnWindow> drawn(String by) {
        return drawn.getOrDefault(by, Map.of());
    }

    private static Cell cell(JsonNode told) {
        return new Cell(text(told, "kind"), text(told, "window"));
    }

    private static Move move(JsonNode flow) {
        return new Move(text(flow, "from"), text(flow, "to"));
    }

    private static String text(JsonNode told, String name) {
        return told.path(name).asString("");
    }
}
