package dev.framewatch.event;

import java.time.Instant;
import java.util.List;

/** Events for tests, each with sensible defaults. */
public final class Events {
    /** When the clock of these events was read. */
    public static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private Events() {}

    /** A repository that its source knows under this number. */
    public static Draft repository(long number) {
        return AdoptionEvent.draft(Source.GITHUB, Kind.REPOSITORY, String.valueOf(number))
                .revision(Instant.parse("2026-01-30T10:00:00Z"))
                .occurred(Instant.parse("2026-01-15T08:30:00Z"), Precision.DAY)
                .observed(NOW)
                .url("https://github.com/someone/net-" + number)
                .title("someone/net-" + number);
    }

    /** A post with this id. */
    public static Draft post(String nativeId) {
        return AdoptionEvent.draft(Source.REDDIT, Kind.POST, nativeId)
                .revision(Instant.parse("2026-01-30T10:00:00Z"))
                .occurred(Instant.parse("2026-01-20T08:30:00Z"), Precision.DAY)
                .observed(NOW)
                .url("https://www.reddit.com/r/MachineLearning/comments/" + nativeId + "/");
    }

    /** An event with every property, classified. */
    public static AdoptionEvent full() {
        return repository(41881900)
                .text("Trains in PyTorch — 使用飞桨 \"quoted\" \\ and a line\nbreak 🔥")
                .language("Python")
                .topic("deep-learning")
                .topic("pytorch")
                .dependency("torch")
                .metric(Metric.STARS, 12L)
                .metric(Metric.FORKS, 3L)
                .declared("pytorch")
                .author("5f2b")
                .owner("9c01")
                .flag(Flag.FORK, true)
                .flag(Flag.VENDOR, true)
                .flag(Flag.OFFICIAL, true)
                .flag(Flag.BOT, true)
                .flag(Flag.GENERATED, true)
                .flag(Flag.REPOST, true)
                .event()
                .tagged(
                        List.of(
                                tag("pytorch", Role.USES, 0.95),
                                new Tag(
                                        "tensorflow",
                                        "tensorflow-lite",
                                        Axis.DEPLOYMENT,
                                        Role.MOVES_FROM,
                                        true,
                                        0.5,
                                        List.of(new Evidence("text", "from TF Lite", "text:tf lite")))),
                        "2026.1");
    }

    /** A tag with one piece of evidence. */
    public static Tag tag(String framework, Role role, double confidence) {
        return new Tag(
                framework,
                null,
                null,
                role,
                false,
                confidence,
                List.of(new Evidence("topics", framework, "topic:" + framework)));
    }
}
