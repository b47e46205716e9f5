package dev.framewatch.event;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A day (UTC) from which on a source tells something else than before, so that counts on both sides of it do not compare.
 *
 * @param day the first of its days
 * @param kinds of which kinds it tells something else, all of one source
 * @param origin where these come from, such as {@code GH Archive}; the same kinds from elsewhere are not meant
 * @param words what changed, to go on behind the origin
 */
public record ChangedMeaning(LocalDate day, Set<Kind> kinds, String origin, String words) {
    /**
     * Those of GH Archive. Fewer events are captured since 2025-05-23 (github.com/igrigorik/gharchive.org/issues/310). On
     * 2025-10-07 GitHub took commits and most fields of pull requests out of its events (announced on
     * github.blog/changelog, and told in docs.github.com/rest/using-the-rest-api/github-event-types). On 2026-06-30 GitHub
     * closed its lists of stargazers; of stars less than a fifth had been captured in that year
     * (github.com/igrigorik/gharchive.org/issues/320).
     */
    public static final List<ChangedMeaning> GH_ARCHIVE = List.of(
            of("2025-05-23", "captures fewer events of all types", Kind.REPOSITORY, Kind.RELEASE, Kind.ACTIVITY),
            of("2025-10-07", "tells less of pushes and pull requests", Kind.ACTIVITY),
            of("2026-06-30", "hardly captures stars, since lists of stargazers were closed", Kind.ACTIVITY));

    public ChangedMeaning {
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    private static ChangedMeaning of(String day, String words, Kind first, Kind... others) {
        return new ChangedMeaning(LocalDate.parse(day), EnumSet.of(first, others), "GH Archive", words);
    }

    /** All that are known, by day. */
    public static List<ChangedMeaning> all() {
        return GH_ARCHIVE;
    }

    /** The source of its kinds. */
    public Source source() {
        return kinds.iterator().next().source();
    }

    /** It in a sentence. */
    @Override
    public String toString() {
        return "From " + day + " on " + origin + " " + words + ".";
    }
}
