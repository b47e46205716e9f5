package dev.framewatch.taxonomy;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.time.Instant;

/** Events for tests, with what the classifier does not read filled in. */
final class Events {
    private static final Instant TIME = Instant.parse("2020-06-01T12:00:00Z");

    private Events() {}

    static Draft post() {
        return draft(Source.REDDIT, Kind.POST);
    }

    static Draft repository() {
        return draft(Source.GITHUB, Kind.REPOSITORY);
    }

    static Draft paper() {
        return draft(Source.PAPERS, Kind.PAPER);
    }

    static AdoptionEvent says(String text) {
        return post().text(text).event();
    }

    private static Draft draft(Source source, Kind kind) {
        return AdoptionEvent.draft(source, kind, "1")
                .revision(TIME)
                .occurred(TIME, Precision.DAY)
                .observed(TIME);
    }
}
