package dev.framewatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    private final Simulator simulator = new Simulator(7, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void sameSeedAndClockMakeTheSameEvents() {
        Simulator again = new Simulator(7, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(again.history(500)).isEqualTo(simulator.history(500).toList());
        assertThat(again.live(3)).isEqualTo(simulator.live(3));
    }

    @Test
    void anotherSeedMakesOthers() {
        Simulator other = new Simulator(8, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(other.history(500).toList())
                .isNotEqualTo(simulator.history(500).toList());
    }

    @Test
    void everyEventSaysThatItIsGenerated() {
        assertThat(simulator.history(500)).allSatisfy(event -> {
            assertThat(event.title()).startsWith("[generated] ");
            assertThat(event.url()).startsWith("https://example.invalid/generated/");
        });
    }

    @Test
    void historyGoesFrom2016UntilNowWithEachEventOnce() {
        List<AdoptionEvent> history = simulator.history(5_000).toList();

        assertThat(history)
                .extracting(AdoptionEvent::id)
                .doesNotHaveDuplicates()
                .hasSize(5_000);
        assertThat(history)
                .extracting(AdoptionEvent::occurredAt)
                .isSorted()
                .allSatisfy(at -> assertThat(at).isBetween(Simulator.BEGAN, NOW));
        assertThat(history.getFirst().day().getYear()).isEqualTo(2016);
        assertThat(history.getLast().day().getYear()).isEqualTo(2026);
    }

    @Test
    void aFifthToAThirdOfAllNameAFramework() {
        List<AdoptionEvent> history = simulator.history(20_000).toList();

        double coverage = (double) history.stream().filter(SimulatorTest::names).count() / history.size();

        assertThat(coverage).isBetween(0.2, 0.35);
    }

    @Test
    void papersOf2019NameTheTwoAsPublished() {
        List<AdoptionEvent> papers = simulator
                .history(200_000)
                .filter(event -> event.kind() == Kind.PAPER && event.day().getYear() == 2019)
                .toList();

        double pytorch = naming(papers, "in PyTorch");
        double tensorflow = naming(papers, "in TensorFlow");

        assertThat(pytorch / (pytorch + tensorflow)).isCloseTo(1247.0 / (1247 + 647), within(0.05));
    }

    @Test
    void liveEventsAreDatedNowAndTheirSharesMove() {
        List<Double> shares = LongStream.range(0, 4)
                .mapToObj(minute -> new Simulator(7, Clock.fixed(NOW.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC)))
                .map(later -> LongStream.range(0, 4_000).mapToObj(later::live).toList())
                .map(events -> naming(events, "PyTorch")
                        / events.stream().filter(SimulatorTest::names).count())
                .toList();

        assertThat(simulator.live(1).occurredAt()).isEqualTo(NOW);
        assertThat(shares.stream().mapToDouble(Double::doubleValue).max().orElseThrow()
                        - shares.stream().mapToDouble(Double::doubleValue).min().orElseThrow())
                .isGreaterThan(0.05);
    }

    private static boolean names(AdoptionEvent event) {
        return !Objects.requireNonNull(event.text()).startsWith("Nothing here");
    }

    private static double naming(List<AdoptionEvent> events, String words) {
        return events.stream()
                .filter(event -> Objects.requireNonNull(event.text()).contains(words))
                .count();
    }
}
