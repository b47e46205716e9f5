package dev.framewatch.collector;

import tools.jackson.databind.JsonNode;

/** One thing that a file holds; valid only while it is read. */
public final class Item {
    private final JsonNode json;
    private final byte[] bytes;
    private final int from;
    private final int to;

    Item(JsonNode json, byte[] bytes, int from, int to) {
        this.json = json;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** The fields of the object that it is. */
    public Fields fields() {
        return new Fields(json);
    }

    JsonNode json() {
        return json;
    }

    Stretch bytes() {
        return Stretch.of(bytes, from, to);
    }

    /** A 64-bit hash of the line or the element in which it stands (FNV-1a). */
    public long fingerprint() {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        return hash;
    }
}
