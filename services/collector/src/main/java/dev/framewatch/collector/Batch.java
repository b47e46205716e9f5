package dev.framewatch.collector;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.kafka.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes to Kafka in the next transaction, bounded in number, bytes and age. What an earlier run of the same import
 * had committed, the first so many events and rejections of the file, is passed over.
 */
final class Batch {
    private static final int LARGEST = 8 * 1024 * 1024;
    private static final int EVENT_BYTES = 500;
    private static final long OLDEST = Duration.ofSeconds(1).toNanos();

    private final Transaction transaction;
    private final ImportCursor before;
    private final int most;
    private final List<AdoptionEvent> events = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Map<String, Span> covered = new TreeMap<>();
    private long bytes;
    private long born;
    private long published;
    private long rejected;

    /** Takes events, rejections and the cursor behind them, all or nothing. */
    interface Transaction {
        void commit(List<AdoptionEvent> events, List<Rejection> rejections, String cursor);
    }

    Batch(Transaction transaction, ImportCursor before, int most) {
        this.transaction = transaction;
        this.before = before;
        this.most = most;
    }

    /** Adds an event; false where an earlier run committed it. */
    boolean add(AdoptionEvent event) {
        published++;
        if (published <= before.published()) {
            return false;
        }
        begin();
        events.add(event);
        String text = event.text();
        bytes += EVENT_BYTES
                + (text == null ? 0 : text.length())
                + 50L * event.activity().size();
        return true;
    }

    /** Whether the next rejection has to be published. */
    boolean takesRejection() {
        rejected++;
        return rejected > before.rejected();
    }

    void add(Rejection rejection) {
        begin();
        rejections.add(rejection);
        bytes +=
                EVENT_BYTES + (rejection.bytes() == null ? 0 : rejection.bytes().get().length);
    }

    private void begin() {
        if (events.isEmpty() && rejections.isEmpty()) {
            born = System.nanoTime();
        }
    }

    /** Says that the file reaches over a stretch of time of a live task. */
    void covers(String task, Span span) {
        covered.put(task, span);
    }

    /** Whether it is time to send it. */
    boolean full() {
        int size = events.size() + rejections.size();
        return size >= most || bytes >= LARGEST || (size > 0 && System.nanoTime() - born >= OLDEST);
    }

    void send(long items, boolean complete) {
        ImportCursor cursor = new ImportCursor(
                before.format(),
                before.file(),
                before.run(),
                items,
                published,
                rejected,
                complete,
                complete ? covered : Map.of());
        if (events.isEmpty() && rejections.isEmpty() && cursor.equals(before)) {
            return;
        }
        transaction.commit(List.copyOf(events), List.copyOf(rejections), cursor.json());
        events.clear();
        rejections.clear();
        bytes = 0;
    }
}
