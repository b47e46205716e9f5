package dev.framewatch.collector.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a sliced search stands; what was done leaves nothing behind.
 *
 * @param to the last second of the time that is searched, or was last
 * @param open the slices that are not done, the one that is under way first
 * @param link the next page of the first slice's search; {@code null}: its first page
 * @param total how many results that search said to have at first
 * @param moved whether it had fewer later, so that pages may have missed some
 * @param pending GitHub's names of repositories that were found and whose details are not fetched
 * @param seen the revision of what was published and the next search will find again, by number, in seconds
 * @param files whose files are read one by one, where there is no token
 */
record SearchState(
        long to,
        @Nullable List<Slice> open,
        @Nullable String link,
        int total,
        boolean moved,
        @Nullable List<String> pending,
        @Nullable Map<String, Long> seen,
        @Nullable SlowFiles files) {
    static final SearchState NEVER = new SearchState(0, null, null, 0, false, null, null, null);

    /** A search of a stretch of time, from an instant until before another. */
    static SearchState of(Instant from, Instant to, Map<String, Long> seen) {
        long last = Math.max(from.getEpochSecond(), to.getEpochSecond() - 1);
        return new SearchState(
                last, List.of(new Slice(from.getEpochSecond(), last, 0)), null, 0, false, List.of(), seen, null);
    }

    @Override
    public List<Slice> open() {
        return Objects.requireNonNullElse(open, List.of());
    }

    @Override
    public List<String> pending() {
        return Objects.requireNonNullElse(pending, List.of());
    }

    @Override
    public Map<String, Long> seen() {
        return Objects.requireNonNullElse(seen, Map.of());
    }

    @Override
    public SlowFiles files() {
        return Objects.requireNonNullElse(files, SlowFiles.NONE);
    }

    /** Whether everything was searched and fetched. */
    boolean isDone() {
        return open().isEmpty() && pending().isEmpty() && files().next() == null;
    }

    Slice slice() {
        return open().getFirst();
    }

    /** The slice under way at its first page. */
    SearchState again() {
        return with(List.of(slice()));
    }

    /** The slice under way in halves. */
    SearchState halved() {
        return with(slice().halves());
    }

    /** The slice under way with one search less to do. */
    SearchState searched(int searches) {
        Slice next = slice().searched();
        return with(next.query() < searches ? List.of(next) : List.of());
    }

    private SearchState with(List<Slice> instead) {
        List<Slice> slices = new ArrayList<>(instead);
        slices.addAll(open().subList(1, open().size()));
        return new SearchState(to, slices, null, 0, false, pending, seen, files);
    }

    /** The slice under way at its next page. */
    SearchState at(String page, int results) {
        boolean fewer = link != null && results < total;
        return new SearchState(to, open, page, link == null ? results : total, moved || fewer, pending, seen, files);
    }

    /** The same with other repositories to be fetched. */
    SearchState fetching(List<String> names) {
        return new SearchState(to, open, link, total, moved, names, seen, files);
    }

    /** The same with one more that was published; what the next search does not find again is not kept. */
    SearchState publishing(Map<String, Long> published, long since) {
        Map<String, Long> all = new HashMap<>(seen());
        all.putAll(published);
        all.values().removeIf(revision -> revision < since);
        return new SearchState(to, open, link, total, moved, pending, all, files);
    }

    /** The same with others whose files are read. */
    SearchState with(SlowFiles others) {
        return new SearchState(to, open, link, total, moved, pending, seen, others);
    }
}
