package dev.framewatch.collector.github;

import dev.framewatch.collector.Fields;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A release as GitHub's REST API and its timeline tell of it.
 *
 * @param fields its fields
 * @param repository the name of its repository, with the owner's
 */
record GitHubRelease(Fields fields, String repository) {
    private static final Pattern PAGE = Pattern.compile("https://[^/]+/([^/]+/[^/]+)/releases/.*");

    /** One of the repository that its page is on; of the one that was asked for, where it tells of no page. */
    static GitHubRelease of(Fields fields, String asked) {
        Matcher page = PAGE.matcher(Objects.requireNonNullElse(fields.text("html_url"), ""));
        return new GitHubRelease(fields, page.matches() ? page.group(1) : asked);
    }

    /** Its number; {@code null} where it has none. */
    @Nullable
    Long id() {
        return fields.count("id");
    }

    /** When it came out; {@code null} of a draft. */
    @Nullable
    Instant published() {
        return fields.time("published_at");
    }

    /** Whether only its makers see it. */
    boolean isDraft() {
        return fields.isTrue("draft");
    }

    @Nullable
    String title() {
        return fields.text("name");
    }

    @Nullable
    String body() {
        return fields.text("body");
    }

    /** Whose it is. */
    @Nullable
    String author() {
        return fields.in("author").text("login");
    }

    /** When GitHub last changed it, as far as it tells. */
    Instant changed(Instant published) {
        return Stream.of("updated_at", "created_at")
                .map(fields::time)
                .filter(Objects::nonNull)
                .reduce(published, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The event of one that has a number. */
    Draft draft(Observation observation, Instant since, Instant changed) {
        String tag = fields.text("tag_name");
        String url = fields.text("html_url");
        String title = title();
        String body = body();
        Draft draft = observation
                .draft(Kind.RELEASE, String.valueOf(id()), since, changed)
                .title(tag == null ? repository : repository + " " + tag)
                .text(title == null || body == null ? (title == null ? body : title) : title + "\n\n" + body)
                .url(url == null ? "https://github.com/" + repository + "/releases" : url)
                .author(observation.account(author()))
                .flag(Flag.BOT, observation.isBot(author()));
        return observation.ownedBy(draft, repository);
    }
}
