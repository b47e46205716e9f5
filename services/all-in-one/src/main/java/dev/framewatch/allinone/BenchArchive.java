package dev.framewatch.allinone;

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
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ten years of events of every kind that counts in shares, as they might have been collected until a day: the same for
 * the same seed and day, each for itself, more of them from year to year.
 *
 * @param seed decides what they show
 * @param end the day after the last
 */
record BenchArchive(long seed, LocalDate end) {
    private static final int DAYS = 3_650;
    private static final int ACCOUNTS = 400_000;

    /** Of a hundred events, those of each kind; the comments are the rest. */
    private static final int REPOSITORIES = 22;

    private static final int POSTS = 25;
    private static final int PAPERS = 7;
    private static final int CODE = 6;

    private static final List<String> WORDS = List.of(
            "training",
            "large",
            "models",
            "attention",
            "vision",
            "speech",
            "on",
            "small",
            "data",
            "benchmark",
            "faster");

    private static final List<String> TOPICS = List.of(
            "deep-learning", "machine-learning", "nlp", "computer-vision", "gan", "reinforcement-learning", "speech");

    /** The event of a number. */
    AdoptionEvent event(int number) {
        SplittableRandom random = new SplittableRandom(seed * 31 + number * 0x9E3779B97F4A7C15L);
        Kind kind = kind(random.nextInt(100));
        int ago = (int) (DAYS * Math.pow(random.nextDouble(), 1.5));
        Precision precision = precision(kind, random);
        Instant at = at(end.minusDays(1L + ago), precision, random);
        Instant seen = at.plus(Duration.ofHours(2));
        String title = word(random) + " " + word(random) + " " + word(random) + " " + number;
        Draft draft = AdoptionEvent.draft(kind.source(), kind, "bench" + number)
                .revision(seen)
                .occurred(at, precision)
                .observed(seen)
                .url("https://example.org/" + kind + "/" + number)
                .title(title)
                .text(title + ": " + word(random) + " " + word(random));
        account(draft, kind, random);
        names(draft, kind, random);
        flags(draft, kind, random);
        return draft.event().tagged(new BenchTags(random, kind, 1 - (double) ago / DAYS).tags(), "bench");
    }

    private static Kind kind(int hundredth) {
        if (hundredth < REPOSITORIES) {
            return Kind.REPOSITORY;
        }
        if (hundredth < REPOSITORIES + POSTS) {
            return Kind.POST;
        }
        if (hundredth < REPOSITORIES + POSTS + PAPERS) {
            return Kind.PAPER;
        }
        return hundredth < REPOSITORIES + POSTS + PAPERS + CODE ? Kind.CODE : Kind.COMMENT;
    }

    private static Precision precision(Kind kind, SplittableRandom random) {
        int hundredth = random.nextInt(100);
        if (kind != Kind.PAPER || hundredth >= 20) {
            return Precision.DAY;
        }
        return hundredth < 17 ? Precision.MONTH : Precision.YEAR;
    }

    private static Instant at(LocalDate day, Precision precision, SplittableRandom random) {
        return switch (precision) {
            case DAY -> day.atStartOfDay().plusSeconds(random.nextInt(86_400)).toInstant(ZoneOffset.UTC);
            case MONTH -> day.withDayOfMonth(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            case YEAR -> day.withDayOfYear(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        };
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** A few accounts have much, most have little. */
    private static void account(Draft draft, Kind kind, SplittableRandom random) {
        String account = Integer.toHexString((int) (ACCOUNTS * Math.pow(random.nextDouble(), 3)));
        switch (kind) {
            case POST, COMMENT -> draft.author(account);
            case REPOSITORY, CODE -> draft.owner(account);
            case PAPER, RELEASE, STARS, MODELS, ACTIVITY -> draft.topic("paper");
        }
    }

    private static void names(Draft draft, Kind kind, SplittableRandom random) {
        draft.topic(TOPICS.get(random.nextInt(TOPICS.size())));
        if (kind == Kind.REPOSITORY) {
            draft.language("Python").metric(Metric.STARS, (long) random.nextInt(200));
            for (int i = random.nextInt(6); i > 0; i--) {
                draft.dependency("package-" + (int) (2_000 * Math.pow(random.nextDouble(), 3)));
            }
        } else {
            draft.metric(Metric.SCORE, (long) random.nextInt(100));
        }
    }

    private static void flags(Draft draft, Kind kind, SplittableRandom random) {
        int thousandth = random.nextInt(1_000);
        switch (kind) {
            case REPOSITORY ->
                draft.flag(Flag.FORK, thousandth < 60)
                        .flag(Flag.VENDOR, thousandth >= 990)
                        .flag(Flag.GENERATED, thousandth >= 60 && thousandth < 90);
            case CODE -> draft.flag(Flag.OFFICIAL, thousandth < 400);
            case POST -> draft.flag(Flag.REPOST, thousandth < 30).flag(Flag.BOT, thousandth >= 990);
            case COMMENT -> draft.flag(Flag.BOT, thousandth >= 990);
            case PAPER, RELEASE, STARS, MODELS, ACTIVITY -> draft.flag(Flag.BOT, false);
        }
    }
}
