package dev.framewatch.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.IntSupplier;

/** What a loop's polls cost, as the source counts it, and what they brought. */
public final class Costs {
    private final TestLoop loop;
    private final IntSupplier asked;
    private final IntSupplier notModified;
    private int requests;
    private int news;
    private int unchanged;
    private int free;

    /**
     * Counts from now on.
     *
     * @param asked how many requests the source got until now
     * @param notModified how many of them it answered by 304
     */
    public Costs(TestLoop loop, IntSupplier asked, IntSupplier notModified) {
        this.loop = loop;
        this.asked = asked;
        this.notModified = notModified;
    }

    /** Runs a task until it has no more pages. */
    public void run(PollTask task) {
        for (int steps = 0; step(task); steps++) {
            assertThat(steps).isLessThan(100_000);
        }
    }

    /** One poll; whether there is more to come in the run. The requests of one that was answered and brought nothing new
     * are unchanged. */
    public boolean step(PollTask task) {
        int askedBefore = asked.getAsInt();
        int freeBefore = notModified.getAsInt();
        int eventsBefore = loop.events.size();
        boolean more = loop.step(task);
        int sent = asked.getAsInt() - askedBefore;
        int brought = loop.events.size() - eventsBefore;
        requests += sent;
        news += brought;
        if (brought == 0 && loop.context.attempt == 0) {
            unchanged += sent;
            free += notModified.getAsInt() - freeBefore;
        }
        return more;
    }

    public int requests() {
        return requests;
    }

    public int news() {
        return news;
    }

    public int unchanged() {
        return unchanged;
    }

    /** The line of a source that has conditional requests, once it is sure that they pay. */
    public void printFree(String source) {
        System.out.println(line(source, requests, news, unchanged) + "free=" + free);
        assertThat(unchanged).as(source).isPositive();
        assertThat(free).as(source).isGreaterThanOrEqualTo((int) Math.ceil(0.6 * unchanged));
    }

    /** The line of a source that has none, or whose things are asked for once only. */
    public void print(String source) {
        System.out.println(line(source, requests, news, unchanged) + "free=n/a (no 304)");
        assertThat(free).as(source).isZero();
    }

    /** The beginning of such a line, which ends before what was free. */
    public static String line(String source, int requests, int news, int unchanged) {
        return String.format(
                Locale.ROOT,
                "source=%s requests=%d new=%d per-event=%s unchanged=%d ",
                source,
                requests,
                news,
                news == 0 ? "n/a" : String.format(Locale.ROOT, "%.2f", requests / (double) news),
                unchanged);
    }
}
