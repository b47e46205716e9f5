package dev.framewatch.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash of what decides between two events of equal revision: all but {@code observedAt}, {@code tags} and
 * {@code taxonomy}. It rests on {@link String#hashCode()}, whose value the Java platform fixes, so every process and
 * every version agrees.
 */
final class ContentHash {
    private int hash = 1;

    private ContentHash() {}

    static int of(AdoptionEvent event) {
        ContentHash content = new ContentHash();
        content.add(event.id())
                .add(event.occurredAt().toEpochMilli())
                .add(event.precision().toString())
                .add(event.url())
                .add(event.title())
                .add(event.text())
                .add(event.cut() ? 1 : 0)
                .add(event.language())
                .add(event.topics())
                .add(event.dependencies())
                .add(event.declared())
                .add(event.author())
                .add(event.owner())
                .add(event.removed() ? 1 : 0);
        event.metrics()
                .forEach((metric, value) -> content.add(metric.toString()).add(value));
        event.flags().forEach(flag -> content.add(flag.toString()));
        event.activity().forEach(a -> content.add(a.repository()).add(a.type()).add(a.count()));
        return content.mixed();
    }

    private ContentHash add(@Nullable String value) {
        hash = 31 * hash + (value == null ? 0 : value.hashCode());
        return this;
    }

    private ContentHash add(long value) {
        hash = 31 * hash + Long.hashCode(value);
        return this;
    }

    private ContentHash add(List<String> values) {
        hash = 31 * hash + values.size();
        values.forEach(this::add);
        return this;
    }

    /** Spreads every input bit over the low 20 (the finaliser of MurmurHash3, public domain). */
    private int mixed() {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
