package dev.framewatch.collector;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.InvalidEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a file holds as a format reads it, for those who take it as a whole; its events are held in memory. */
public final class ItemFile implements ItemSink, Outcomes {
    private final ItemReader reader;
    private final List<AdoptionEvent> events = new ArrayList<>();
    private long items;
    private long faults;
    private String fault = "";

    ItemFile(ItemReader reader) {
        this.reader = reader;
    }

    /** Its events. */
    public List<AdoptionEvent> events() {
        return List.copyOf(events);
    }

    /** How many items it holds, broken ones among them. */
    public long items() {
        return items;
    }

    /** How many of them are broken or can be no event. */
    public long faults() {
        return faults;
    }

    /** What is wrong with the last one of those, such as that the file is cut off. */
    public String fault() {
        return fault;
    }

    @Override
    public Set<String> needs() {
        return reader.needs();
    }

    @Override
    public void value(JsonNode json, byte[] bytes, int from, int to, long line) {
        for (JsonNode node : reader.items(json, this)) {
            items++;
            read(() -> reader.read(new Item(node, bytes, from, to), this));
        }
    }

    /** Reads what only the whole file tells. */
    ItemFile ended() {
        read(() -> reader.end(this));
        return this;
    }

    private void read(Runnable step) {
        try {
            step.run();
        } catch (InvalidEvent invalid) {
            rejected(String.valueOf(invalid.getMessage()), "");
        }
    }

    @Override
    public void broken(Broken broken) {
        items++;
        rejected(broken.reason(), broken.detail());
    }

    @Override
    public void event(AdoptionEvent event) {
        events.add(event);
    }

    @Override
    public void rejected(String reason, String detail) {
        faults++;
        fault = detail.isEmpty() ? reason : reason + ": " + detail;
    }

    @Override
    public void passed() {}

    @Override
    public void repeated() {}

    @Override
    public void covers(String task, Span span) {
        // no task asks for what another one's files hold
    }

    @Override
    public void warning(String words) {}
}
