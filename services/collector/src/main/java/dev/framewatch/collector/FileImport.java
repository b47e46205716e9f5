package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.InvalidEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The import of one file while it runs: between what reads the file, the format's reader and the publisher. */
final class FileImport implements ItemSink, Outcomes {
    private final Path file;
    private final ItemReader reader;
    private final Batch batch;
    private final Tally tally;
    private final Clock clock;
    private final Runnable progress;
    private long items;
    private long line;
    private long rejectedOfLine;
    private @Nullable Item item;
    private boolean whole;

    FileImport(Path file, ItemReader reader, Batch batch, Tally tally, Clock clock, Runnable progress) {
        this.file = file;
        this.reader = reader;
        this.batch = batch;
        this.tally = tally;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public Set<String> needs() {
        return reader.needs();
    }

    @Override
    public void value(JsonNode json, byte[] bytes, int from, int to, long atLine) {
        for (JsonNode node : reader.items(json, this)) {
            count(atLine);
            whole = node.equals(json);
            item = new Item(node, bytes, from, to);
            if (node.isObject()) {
                read(item);
            } else {
                rejected("Not a JSON object", "");
            }
        }
        sendIfFull();
    }

    private void read(Item one) {
        try {
            reader.read(one, this);
        } catch (InvalidEvent invalid) {
            rejected(invalid);
        }
    }

    @Override
    public void broken(Broken broken) {
        count(broken.line());
        reject(broken.reason(), broken.detail(), broken.bytes(), Optional.empty());
        sendIfFull();
    }

    /** Ends the file: what only the whole of it tells, and the last batch. */
    void end() {
        item = null;
        try {
            reader.end(this);
        } catch (InvalidEvent invalid) {
            rejected(invalid);
        }
        if (items == 0) {
            warning("holds nothing");
        }
        batch.send(items, true);
    }

    @Override
    public void event(AdoptionEvent event) {
        boolean fresh = batch.add(event);
        if (!fresh) {
            tally.skipped++;
        } else if (item == null) {
            tally.summaries++;
        } else {
            tally.published++;
        }
        if (item == null) {
            sendIfFull();
        }
    }

    @Override
    public void rejected(String reason, String detail) {
        reject(reason, detail, bytes(), Optional.empty());
    }

    private Stretch bytes() {
        Item rejected = item;
        Stretch bytes = new Stretch();
        if (rejected != null && whole) {
            bytes = rejected.bytes();
        } else if (rejected != null) {
            byte[] part = rejected.json().toString().getBytes(UTF_8);
            bytes.add(part, 0, part.length);
        }
        return bytes;
    }

    private void rejected(InvalidEvent invalid) {
        reject(
                "The field " + invalid.field() + " breaks a rule",
                invalid.field() + " " + invalid.reason(),
                bytes(),
                invalid.id());
    }

    private void reject(String reason, String detail, Stretch bytes, Optional<String> id) {
        rejectedOfLine++;
        String origin = file + ":" + line + (rejectedOfLine == 1 ? "" : "#" + rejectedOfLine);
        tally.reject(reason, detail.isEmpty() ? origin : origin + ": " + detail);
        if (batch.takesRejection()) {
            String cause = detail.isEmpty() ? reason : reason + ": " + detail;
            batch.add(bytes.rejection(origin, cause, clock.instant()).about(id));
        }
    }

    @Override
    public void passed() {
        tally.passed++;
    }

    @Override
    public void repeated() {
        tally.repeated++;
    }

    @Override
    public void covers(String task, Span span) {
        batch.covers(task, span);
    }

    @Override
    public void warning(String words) {
        tally.warn(file + ": " + words);
    }

    private void count(long atLine) {
        rejectedOfLine = atLine == line ? rejectedOfLine : 0;
        line = atLine;
        items++;
        tally.items++;
        if ((items & 0xFF) == 0) {
            progress.run();
        }
    }

    private void sendIfFull() {
        if (batch.full()) {
            batch.send(items, false);
            progress.run();
        }
    }
}
