package dev.framewatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What GitHub's REST API says of repositories. */
final class GitHubJson {
    private static final Duration WEEK = Duration.ofDays(7);

    private GitHubJson() {}

    static Map<String, Object> json(WorldRepository.State state) {
        WorldRepository repository = state.repository();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", repository.id());
        json.put("node_id", "R_" + repository.id());
        json.put("name", state.name());
        json.put("full_name", state.fullName());
        json.put("private", false);
        json.put(
                "owner",
                Map.of(
                        "login",
                        state.owner(),
                        "id",
                        state.owner().hashCode() & Integer.MAX_VALUE,
                        "type",
                        repository.official().isEmpty() ? "User" : "Organization"));
        json.put("html_url", "https://github.com/" + state.fullName());
        json.put("description", repository.description());
        json.put("fork", false);
        json.put("created_at", second(repository.created()));
        json.put("updated_at", second(state.changed()));
        json.put("pushed_at", second(state.changed()));
        json.put("size", 100);
        json.put("stargazers_count", state.stars());
        json.put("watchers_count", state.stars());
        json.put("language", "Python");
        json.put("forks_count", state.forks());
        json.put("open_issues_count", state.openIssues());
        json.put("archived", false);
        json.put("topics", repository.topics());
        json.put("visibility", "public");
        json.put("default_branch", "main");
        return json;
    }

    static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What a release says. */
    static String notes(WorldRepository.Release release) {
        return "[generated] what is new in " + release.tag();
    }

    static Reply file(String name, String text) {
        String content = Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(text.getBytes(UTF_8)) + "\n";
        return Reply.json(
                200,
                Map.of(
                        "type",
                        "file",
                        "encoding",
                        "base64",
                        "size",
                        text.length(),
                        "name",
                        name,
                        "path",
                        name,
                        "content",
                        content));
    }

    static List<Map<String, Object>> listing(WorldRepository.State state) {
        List<String> names = new ArrayList<>(List.of("README.md", "train.py"));
        state.repository().manifest().ifPresent(manifest -> names.add(manifest.name()));
        return names.stream()
                .map(name -> Map.<String, Object>of("type", "file", "name", name, "path", name))
                .toList();
    }

    /** The releases, the newest first. */
    static List<Map<String, Object>> releases(WorldRepository.State state, Instant now) {
        return state.repository().releases(now).stream()
                .map(release -> {
                    String at = second(release.published());
                    return Map.<String, Object>of(
                            "id",
                            release.id(),
                            "tag_name",
                            release.tag(),
                            "name",
                            state.name() + " " + release.tag(),
                            "body",
                            notes(release),
                            "draft",
                            false,
                            "prerelease",
                            false,
                            "created_at",
                            at,
                            "published_at",
                            at,
                            "html_url",
                            "https://github.com/" + state.fullName() + "/releases/tag/" + release.tag());
                })
                .toList();
    }

    /** Stars by week, the newest first, which is not over, with how many came on each of its days until now. */
    static List<Map<String, Object>> history(WorldRepository.State state, Instant now) {
        List<Map<String, Object>> weeks = new ArrayList<>();
        LocalDate sunday =
                now.atOffset(ZoneOffset.UTC).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        for (Instant week = sunday.atStartOfDay(ZoneOffset.UTC).toInstant();
                week.plus(WEEK).isAfter(state.repository().created());
                week = week.minus(WEEK)) {
            Instant from = week;
            List<Long> days = IntStream.range(0, 7)
                    .mapToObj(day -> stars(state, from.plus(Duration.ofDays(day + 1)), now)
                            - stars(state, from.plus(Duration.ofDays(day)), now))
                    .toList();
            weeks.add(Map.of(
                    "week",
                    week.getEpochSecond(),
                    "total",
                    days.stream().mapToLong(Long::longValue).sum(),
                    "days",
                    days));
        }
        return weeks;
    }

    private static long stars(WorldRepository.State state, Instant at, Instant now) {
        return state.repository()
                .at(at.isBefore(now) ? at : now)
                .map(WorldRepository.State::stars)
                .orElse(0L);
    }
}
