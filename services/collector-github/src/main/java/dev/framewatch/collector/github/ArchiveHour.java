package dev.framewatch.collector.github;

import dev.framewatch.collector.ItemFile;
import dev.framewatch.collector.Span;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What GH Archive has of an hour.
 *
 * @param events the events; none where something is wrong with it
 * @param lines how many lines it has
 * @param gap what is wrong with it; {@code null}: nothing
 */
record ArchiveHour(
        List<AdoptionEvent> events, long lines, @Nullable Gap gap) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd-H", Locale.ROOT);

    /** Below this part of the hour before, an hour is too small to be true. */
    private static final double SMALL = 0.1;

    /** The name of an hour, whose number has no leading zero. */
    static String name(Instant hour) {
        return NAME.format(hour.atOffset(ZoneOffset.UTC));
    }

    /** The hour of a name. */
    static Instant of(String name) {
        return LocalDateTime.parse(name, NAME).toInstant(ZoneOffset.UTC);
    }

    /** An hour that is not there, behind a sound one of so many lines. */
    static ArchiveHour missing(String name, long before) {
        return new ArchiveHour(List.of(), 0, gap(name, Gap.State.MISSING, "GH Archive has no such hour (404)", before));
    }

    /**
     * An hour of a file. One that is cut off or half of which is broken tells nothing, nor does one that is too small:
     * its counts would stand for the whole hour. {@code before} is how many lines the last sound hour had, 0 if none is
     * known.
     */
    static ArchiveHour of(String name, ItemFile file, long before) {
        boolean broken = file.fault().startsWith("The compressed data");
        if (broken || file.faults() * 2 > file.items()) {
            return new ArchiveHour(List.of(), file.items(), gap(name, Gap.State.CORRUPT, file.fault(), before));
        }
        if (file.items() < 2 || file.items() < before * SMALL) {
            String words = file.items() + " lines, after " + before + " in the last sound hour";
            return new ArchiveHour(List.of(), file.items(), gap(name, Gap.State.SUSPICIOUS, words, before));
        }
        return new ArchiveHour(file.events(), file.items(), null);
    }

    private static Gap gap(String name, Gap.State state, String reason, long before) {
        Span span = new Span(of(name), of(name).plus(1, ChronoUnit.HOURS));
        return new Gap(name, state, reason)
                .of(span, Kind.REPOSITORY, Kind.RELEASE, Kind.ACTIVITY)
                .beside(before);
    }
}
