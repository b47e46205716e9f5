package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event that was indexed just now, as it is sent to those who listen.
 *
 * @param title at most {@value #LONGEST_TITLE} characters of it
 * @param frameworks those whose use it shows
 * @param link where it is shown whole
 * @param leftOut how many more were indexed since the last look, and are not sent; absent: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveEvent(
        String id,
        String source,
        String kind,
        @Nullable String title,
        @Nullable String url,
        Set<String> frameworks,
        String occurredAt,
        String link,
        @Nullable Long leftOut) {
    static final int LONGEST_TITLE = 300;

    /** An event as it stands in its index. */
    record Document(
            String id,
            String source,
            String kind,
            @Nullable String title,
            @Nullable String url,
            @Nullable String signature,
            String occurredAt) {
        LiveEvent event(long leftOut) {
            Set<String> frameworks =
                    Use.of(signature == null ? "" : signature, Switches.NONE).frameworks();
            return new LiveEvent(
                    id,
                    source,
                    kind,
                    title == null ? null : cut(title),
                    url,
                    frameworks,
                    occurredAt,
                    EventsApi.whole(id),
                    leftOut > 0 ? leftOut : null);
        }

        private static String cut(String title) {
            return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                    ? title
                    : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
        }
    }
}
