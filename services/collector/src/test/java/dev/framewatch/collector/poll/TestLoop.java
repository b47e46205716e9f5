package dev.framewatch.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs tasks by a clock that is set by hand and without Kafka; what is waited for passes at once. */
public final class TestLoop {
    public final TestContext context = new TestContext();

    /** What was published, in order. */
    public final List<AdoptionEvent> events = new ArrayList<>();

    /** What was found to lack. */
    public final List<Gap> gaps = new ArrayList<>();

    /** Up to when tasks have seen everything, by their names. */
    public final Map<String, Instant> upTo = new HashMap<>();

    /** Whether what is told once more under the same revision may differ, such as in scores of which no time is told. */
    public boolean mayDiffer;

    private final Map<String, Cursor> cursors = new HashMap<>();
    private final Map<String, Long> published = new HashMap<>();

    /** Runs a task until it has no more pages. */
    public void run(PollTask task) {
        for (int steps = 0; step(task); steps++) {
            assertThat(steps).isLessThan(100_000);
        }
    }

    /** One poll; whether there is more to come in the run. */
    public boolean step(PollTask task) {
        try {
            return switch (task.poll(cursors.getOrDefault(task.name(), Cursor.NONE), context)) {
                case Poll.Page page -> {
                    page.events().forEach(this::publish);
                    gaps.addAll(page.gaps());
                    sees(task, page.sourceTime());
                    cursors.put(task.name(), new Cursor(page.cursor().json()));
                    context.attempt = 0;
                    context.limits = 0;
                    yield page.more();
                }
                case Poll.NotModified unchanged -> {
                    sees(task, unchanged.sourceTime());
                    cursors.put(task.name(), unchanged.cursor());
                    context.attempt = 0;
                    context.limits = 0;
                    yield false;
                }
                case Poll.LimitedUntil limited -> {
                    context.attempt++;
                    context.limits++;
                    passUntil(limited.until());
                    yield true;
                }
            };
        } catch (BudgetSpent spent) {
            context.taken.remove(spent.budget());
            passUntil(spent.until());
        } catch (PollFailed failed) {
            context.attempt++;
            context.limits = 0;
            context.pass(Duration.ofSeconds(2L << Math.min(context.attempt, 8)));
        }
        return true;
    }

    private void sees(PollTask task, @Nullable Instant time) {
        if (time != null) {
            upTo.put(task.name(), time);
        }
    }

    /** Leaves out what was published before, as the loop does. */
    private void publish(AdoptionEvent event) {
        Long before = published.putIfAbsent(event.key(), event.version());
        if (before == null) {
            events.add(event);
        } else if (!mayDiffer) {
            assertThat(event.version()).as(event.key()).isEqualTo(before);
        }
    }

    private void passUntil(Instant until) {
        if (until.isAfter(context.now)) {
            context.now = until;
        }
    }

    /** The newest event of each thing that was published. */
    public Map<String, AdoptionEvent> newest() {
        Map<String, AdoptionEvent> newest = new TreeMap<>();
        events.forEach(event -> newest.merge(event.id(), event, (a, b) -> b.revision() > a.revision() ? b : a));
        return newest;
    }
}
