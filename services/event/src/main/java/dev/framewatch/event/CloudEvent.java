package dev.framewatch.event;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An event's attributes as CloudEvents 1.0 wants them on Kafka in binary mode. */
public enum CloudEvent {
    /** Sent by a collector. */
    COLLECTED,
    /** Sent by the classifier, with tags. */
    CLASSIFIED;

    private final String type = "dev.framewatch.event." + name().toLowerCase(Locale.ROOT) + ".v";

    /** The attribute {@code type} of an event that names this version of the schema. */
    public String type(int schema) {
        return type + schema;
    }

    /** Header names and values; the id is the record's key, so that it is unique for its source. */
    public Map<String, String> headers(Reading.Valid read) {
        AdoptionEvent event = read.event();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.key());
        headers.put("ce_source", "urn:framewatch:" + event.source());
        headers.put("ce_type", type(read.schema()));
        headers.put("ce_time", Instants.format(event.occurredAt()));
        headers.put("content-type", "application/json");
        return headers;
    }
}
