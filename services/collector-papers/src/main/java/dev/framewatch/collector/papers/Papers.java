package dev.framewatch.collector.papers;

import dev.framewatch.collector.Fields;
import dev.framewatch.event.Venue;
import org.jspecify.annotations.Nullable;

/** What both archives say of a paper. */
final class Papers {
    private static final int LONGEST_VENUE = 100;

    private Papers() {}

    /** A paper's number, which one of these fields holds. */
    static @Nullable ArxivNumber number(Fields fields, String number, String address) {
        ArxivNumber own = ArxivNumber.of(fields.text(number));
        return own == null ? ArxivNumber.of(fields.text(address)) : own;
    }

    /** A paper's own part of an id: its number, else its title; {@code null} where it has neither. */
    static @Nullable String id(@Nullable ArxivNumber number, @Nullable String title) {
        if (number != null) {
            return number.text();
        }
        String slug = title == null ? "" : Slug.of(title);
        return slug.isEmpty() ? null : slug;
    }

    /** Where a paper was published, as a topic; {@code null} where no source says so. */
    static @Nullable String venue(Fields fields) {
        String proceedings = fields.text("proceeding");
        String slug = proceedings == null ? "" : Slug.of(proceedings);
        return slug.isEmpty() || slug.length() > LONGEST_VENUE ? null : Venue.topic(slug);
    }

    /** An address that can be followed; {@code null} for any other. */
    static @Nullable String url(@Nullable String address) {
        return address == null
                        || address.length() > 2_048
                        || !(address.startsWith("https://") || address.startsWith("http://"))
                ? null
                : address.strip();
    }
}
