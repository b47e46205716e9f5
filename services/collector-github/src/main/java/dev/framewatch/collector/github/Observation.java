package dev.framewatch.collector.github;

import dev.framewatch.collector.Bots;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.taxonomy.Taxonomy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Begins events of GitHub: with their dates, and what is said of the owner.
 *
 * @param hash makes names unreadable
 * @param taxonomy knows the vendors' accounts
 * @param clock tells what lies ahead
 */
record Observation(KeyedHash hash, Taxonomy taxonomy, Clock clock) {
    private static final Bots BOTS = Bots.beside(Observation.class);

    /** A draft of something that happened and was changed last; a file tells no other time at which it was observed. */
    Draft draft(Kind kind, String nativeId, Instant occurred, Instant changed) {
        Instant now = clock.instant();
        return AdoptionEvent.draft(Source.GITHUB, kind, nativeId)
                .occurred(occurred, Precision.DAY)
                .revision(changed)
                .observed(changed.isBefore(now) ? changed : now);
    }

    /** A draft of the stars that a repository has on a day. */
    Draft stars(long number, String fullName, Instant day, Instant counted) {
        Instant begins = day.truncatedTo(ChronoUnit.DAYS);
        Draft draft = draft(Kind.STARS, number + ":" + begins.toString().substring(0, 10), begins, counted)
                .title(fullName)
                .url("https://github.com/" + fullName);
        return ownedBy(draft, fullName);
    }

    /** Whether something can have happened then: since GitHub began, and at most a day ahead of the clock. */
    boolean isPossible(Instant at) {
        return !at.isBefore(Source.GITHUB.began().atStartOfDay().toInstant(ZoneOffset.UTC))
                && !at.isAfter(clock.instant().plus(Duration.ofDays(1)));
    }

    /** Says whose it is. */
    Draft ownedBy(Draft draft, String fullName) {
        String owner = fullName.substring(0, Math.max(0, fullName.indexOf('/')));
        return draft.owner(hash.of(Source.GITHUB, owner))
                .flag(Flag.VENDOR, taxonomy.vendor(owner).isPresent())
                .flag(Flag.BOT, isBot(owner));
    }

    /** Whether an account is a program: a GitHub App, or one that is known. */
    boolean isBot(@Nullable String login) {
        return login != null && (login.endsWith("[bot]") || BOTS.has(login));
    }

    /** The hash of an account's name. */
    @Nullable
    String account(@Nullable String login) {
        return hash.of(Source.GITHUB, login);
    }
}
