package dev.framewatch.collector.poll;

import dev.framewatch.kafka.KafkaClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** One task alone on its lane, a turn at a time, by a clock that is set by hand. */
public final class LaneByHand implements AutoCloseable {
    private static final BudgetShares SHARES = new BudgetShares(0.8, 0.25);

    private final SetClock clock = new SetClock("2026-01-01T00:00:30Z");
    private final KafkaClients clients;
    private final Ledger ledger;
    private final Published published;

    public LaneByHand(KafkaClients clients) {
        this.clients = clients;
        ledger = new Ledger(clients);
        ledger.start();
        published = new Published(clients);
        published.start();
    }

    /** Takes the lane over and does at most so many turns; returns how many there were. */
    public int turns(PollTask task, int atMost) {
        try (LanePublisher publisher = LanePublisher.open(clients, task.lane())) {
            LaneSession session = LaneSession.takeOver(
                    task.lane(),
                    List.of(LaneTask.of(task, null)),
                    ledger,
                    published,
                    SHARES,
                    new PollMeters(new SimpleMeterRegistry(), ledger, SHARES, clock),
                    clock,
                    publisher);
            int turns = 0;
            while (turns < atMost && session.turn()) {
                turns++;
            }
            return turns;
        }
    }

    /** The clock. */
    public Clock clock() {
        return clock;
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        clock.pass(time);
    }

    @Override
    public void close() {
        published.close();
        ledger.close();
    }
}
