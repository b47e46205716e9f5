package dev.framewatch.collector;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.time.Instant;

/** A format for tests: each line {@code {"id":"x"}} is the comment {@code x}; one without an id is rejected. */
record Counted(Runnable beforeEach) implements ImportFormat {
    private static final Instant AT = Instant.parse("2020-01-01T00:00:00Z");

    @Override
    public String name() {
        return "counted";
    }

    @Override
    public String description() {
        return "lines for tests";
    }

    @Override
    public ItemReader open(ImportOptions options) {
        return new ItemReader() {
            @Override
            public void read(Item item, Outcomes outcomes) {
                beforeEach.run();
                String id = item.fields().text("id");
                if (id == null) {
                    outcomes.rejected("No id", "");
                } else {
                    outcomes.event(event(id));
                }
            }
        };
    }

    static AdoptionEvent event(String id) {
        return AdoptionEvent.draft(Source.REDDIT, Kind.COMMENT, id)
                .occurred(AT, Precision.DAY)
                .revision(AT)
                .observed(AT)
                .text("I moved from TensorFlow to PyTorch, and this is comment " + id)
                .event();
    }
}
