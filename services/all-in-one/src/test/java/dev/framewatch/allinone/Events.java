package dev.framewatch.allinone;

import dev.framewatch.event.Activity;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import dev.framewatch.event.Precision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events of one year, which is one test's own, so that its daily rows are too. */
record Events(int year) {
    private static final Instant OBSERVED = Instant.parse("2026-01-31T12:00:00Z");
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<Precision> PRECISIONS = List.of(Precision.values());
    private static final List<Metric> METRICS = List.of(Metric.values());
    private static final String[] WORDS = {
        "PyTorch",
        "TensorFlow",
        "keras",
        "JAX",
        "MXNet",
        "torch",
        "deep learning",
        "weather",
        "使用飞桨",
        "Chainer",
        "a \"quoted\" \\ word",
        "line\nbreak",
        "🔥",
        "c++",
        "scikit-learn",
        "ONNX",
        "migrating from",
        "neural network"
    };

    /** An event with an identity, dates and a title. */
    Draft draft(Kind kind, String nativeId) {
        return AdoptionEvent.draft(kind.source(), kind, nativeId)
                .revision(OBSERVED.minus(Duration.ofDays(2)))
                .occurred(day(1), Precision.DAY)
                .observed(OBSERVED)
                .title("about " + nativeId);
    }

    /** A repository that says that it is written in PyTorch. */
    Draft repository(String nativeId) {
        return draft(Kind.REPOSITORY, nativeId).text("a network in PyTorch");
    }

    /** Noon of a day of the year. */
    Instant day(int number) {
        return LocalDate.ofYearDay(year, number).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /** So many events of every kind in turn, with all that they may hold. */
    List<AdoptionEvent> any(int count, Random random) {
        List<AdoptionEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Kind kind = KINDS.get(i % KINDS.size());
            events.add(any(kind, year + "-" + i, random));
        }
        return events;
    }

    /** So many revisions of fewer events, in any order: texts, dates and flags change, and some are removed for a while. */
    List<AdoptionEvent> histories(int events, int revisions, Random random) {
        List<AdoptionEvent> histories = new ArrayList<>();
        for (int i = 0; i < revisions; i++) {
            int which = random.nextInt(events);
            histories.add(any(KINDS.get(which % KINDS.size()), year + "-history-" + which, random));
        }
        return histories;
    }

    private AdoptionEvent any(Kind kind, String nativeId, Random random) {
        Draft draft = AdoptionEvent.draft(kind.source(), kind, nativeId)
                .revision(OBSERVED.minusMillis(1 + random.nextInt(1_000_000)))
                .occurred(
                        day(1 + random.nextInt(20)).plusMillis(random.nextInt(1000)),
                        PRECISIONS.get(random.nextInt(PRECISIONS.size())))
                .observed(OBSERVED);
        if (random.nextInt(20) == 0) {
            return draft.removed().event();
        }
        draft.url("https://example.org/" + nativeId)
                .title(words(random, 4))
                .text(words(random, 1 + random.nextInt(200)))
                .topic(words(random, 1))
                .topic("pytorch")
                .dependency(words(random, 1))
                .metric(METRICS.get(random.nextInt(METRICS.size())), (long) random.nextInt(1_000_000))
                .author(Integer.toHexString(random.nextInt()));
        if (kind == Kind.CODE) {
            draft.declared("tf");
        }
        if (kind == Kind.ACTIVITY) {
            draft.activity(List.of(
                    new Activity(null, "WatchEvent", 1 + random.nextInt(1000)),
                    new Activity("pytorch/pytorch", "WatchEvent", 1 + random.nextInt(10))));
        }
        for (Flag flag : Flag.values()) {
            draft.flag(flag, random.nextInt(4) == 0);
        }
        return draft.event();
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder("x");
        for (int i = 0; i < count; i++) {
            words.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
