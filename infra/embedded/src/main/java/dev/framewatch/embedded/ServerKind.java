package dev.framewatch.embedded;

import java.util.Locale;

/** A server that can be embedded. */
public enum ServerKind {
    KAFKA("Kafka", 512),
    ELASTICSEARCH("Elasticsearch", 1_024);

    private final String title;
    private final int heap;

    ServerKind(String title, int heap) {
        this.title = title;
        this.heap = heap;
    }

    /** Its name in files: {@code kafka}, {@code elasticsearch}. */
    String id() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** The largest heap, in MiB, that suits it on a laptop. */
    int heap() {
        return heap;
    }

    /** Its name for people. */
    @Override
    public String toString() {
        return title;
    }
}
