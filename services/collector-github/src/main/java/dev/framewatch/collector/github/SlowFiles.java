package dev.framewatch.collector.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose files are read where there is no GraphQL: one repository's every {@value #MINUTES} minutes at most, those first
 * that changed last.
 *
 * @param found those whose files were not read since, by number, with when they changed, in seconds
 * @param read when whose files were read, by number, in seconds; for a month
 * @param next whose files are read now; {@code null}: nobody's
 */
record SlowFiles(
        @Nullable Map<String, Long> found,
        @Nullable Map<String, Long> read,
        @Nullable String next) {
    static final SlowFiles NONE = new SlowFiles(Map.of(), Map.of(), null);

    private static final int MINUTES = 15;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 20;

    @Override
    public Map<String, Long> found() {
        return Objects.requireNonNullElse(found, Map.of());
    }

    @Override
    public Map<String, Long> read() {
        return Objects.requireNonNullElse(read, Map.of());
    }

    /** Whether the files of a repository were read within the last month. */
    boolean wereRead(String number) {
        return read().containsKey(number);
    }

    /** The same with others that were found; the {@value #MOST} that changed last are kept. */
    SlowFiles finding(Map<String, Long> others) {
        Map<String, Long> all = new HashMap<>(found());
        all.putAll(others);
        all.values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(MOST)
                .max(Comparator.naturalOrder())
                .ifPresent(older -> all.values().removeIf(changed -> changed <= older));
        return new SlowFiles(all, read, next);
    }

    /** The same with whose turn it is, if it is anybody's. */
    SlowFiles choosing(Instant now) {
        Map<String, Long> kept = new HashMap<>(read());
        kept.values().removeIf(at -> at < now.minus(KEPT).getEpochSecond());
        long soonest = now.minus(Duration.ofMinutes(MINUTES)).getEpochSecond();
        String newest = kept.values().stream().anyMatch(at -> at > soonest)
                ? null
                : found().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(null);
        return new SlowFiles(found, kept, newest);
    }

    /** The same when the files of the one whose turn it was were read. */
    SlowFiles reading(Instant now) {
        Map<String, Long> all = new HashMap<>(read());
        all.put(Objects.requireNonNull(next), now.getEpochSecond());
        return new SlowFiles(found, all, next).passing();
    }

    /** The same where they cannot be read. */
    SlowFiles passing() {
        Map<String, Long> others = new HashMap<>(found());
        others.remove(next);
        return new SlowFiles(others, read, null);
    }

    /** The same where that has to wait. */
    SlowFiles puttingOff() {
        return new SlowFiles(found, read, null);
    }
}
