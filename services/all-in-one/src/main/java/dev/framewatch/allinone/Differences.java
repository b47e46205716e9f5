package dev.framewatch.allinone;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Metric;
import dev.framewatch.simulator.Contents.Content;
import dev.framewatch.simulator.Contents.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In what an event is not as it has to be, in words. */
final class Differences {
    private final AdoptionEvent event;
    private final List<String> found = new ArrayList<>();

    Differences(AdoptionEvent event) {
        this.event = event;
    }

    /** Its revision is this time. */
    Differences revision(Instant changed) {
        if (event.revision() != changed.toEpochMilli()) {
            say("revision is " + Instant.ofEpochMilli(event.revision()) + " and not " + changed);
        }
        return this;
    }

    /** Its revision is the time of a look between two. */
    Differences seen(Instant from, Instant to) {
        Instant revision = Instant.ofEpochMilli(event.revision());
        if (revision.isBefore(from) || revision.isAfter(to)) {
            say("revision is " + revision + " and not from " + from + " to " + to);
        }
        return this;
    }

    /** It happened at one of these times. */
    Differences occurred(Instant... at) {
        if (!Arrays.asList(at).contains(event.occurredAt())) {
            say("occurredAt is " + event.occurredAt() + " and not " + Arrays.toString(at));
        }
        return this;
    }

    /** It holds this. */
    Differences content(Content content) {
        words("title", event.title(), content.titles());
        words("text", event.text(), content.texts());
        return counts(content.metrics());
    }

    private void words(String field, @Nullable String is, Set<String> allowed) {
        boolean fits = allowed.isEmpty() ? is == null : is != null && allowed.contains(is);
        if (!fits) {
            say(field + " is '" + is + "' and not of " + allowed);
        }
    }

    /** It counts this. */
    Differences counts(Map<Metric, Count> counts) {
        counts.forEach((metric, count) -> {
            Long is = event.metrics().get(metric);
            if (is == null || is < count.least() || is > count.most()) {
                say(metric + " is " + is + " and not from " + count.least() + " to " + count.most());
            }
        });
        return this;
    }

    Differences say(String difference) {
        found.add(difference);
        return this;
    }

    /** All of them; empty where there is none. */
    Optional<String> words() {
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
    }
}
