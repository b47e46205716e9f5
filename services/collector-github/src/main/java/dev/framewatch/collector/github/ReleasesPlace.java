package dev.framewatch.collector.github;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the releases task stands.
 *
 * @param next the place of the repository that is next in this run
 * @param link its next page; {@code null}: its first
 * @param pages how many of its pages were read
 * @param looked the ETag of its first page while others are still to be read
 * @param numbers which repositories the names are
 * @param etags of the first pages of those that were read to their end, by number
 */
record ReleasesPlace(
        int next,
        @Nullable String link,
        int pages,
        @Nullable String looked,
        @Nullable OwnNumbers numbers,
        @Nullable Map<Long, String> etags) {
    static final ReleasesPlace START = new ReleasesPlace(0, null, 0, null, OwnNumbers.NONE, Map.of());

    @Override
    public OwnNumbers numbers() {
        return Objects.requireNonNullElse(numbers, OwnNumbers.NONE);
    }

    @Nullable
    String etag(long number) {
        return etags == null ? null : etags.get(number);
    }

    /** At the first page of the same repository. */
    ReleasesPlace again() {
        return new ReleasesPlace(next, null, 0, null, numbers, etags);
    }

    /** At the first page of the next one. */
    ReleasesPlace following(List<String> names) {
        return new ReleasesPlace(numbers().following(names, next), null, 0, null, numbers, etags);
    }

    ReleasesPlace knowing(String name, long number) {
        return new ReleasesPlace(next, null, 0, null, numbers().with(name, number), etags);
    }

    ReleasesPlace looking(@Nullable String etag) {
        return new ReleasesPlace(next, link, pages, etag, numbers, etags);
    }

    ReleasesPlace deeper(String address) {
        return new ReleasesPlace(next, address, pages + 1, looked, numbers, etags);
    }

    /** The same when all pages of the repository were read. */
    ReleasesPlace read(long number) {
        Map<Long, String> known = new HashMap<>(etags == null ? Map.of() : etags);
        if (looked != null) {
            known.put(number, looked);
        }
        return new ReleasesPlace(next, link, pages, null, numbers, known);
    }
}
