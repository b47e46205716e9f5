package dev.framewatch.collector.reddit;

import dev.framewatch.collector.Bots;
import dev.framewatch.collector.Fields;
import dev.framewatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A submission or a comment as Reddit and the makers of dumps write it.
 *
 * @param fields its fields
 * @param escaped whether its texts have Reddit's escapes: not where the API was asked with {@code raw_json}
 */
record RedditThing(Fields fields, boolean escaped) {
    private static final Bots BOTS = Bots.beside(RedditThing.class);
    /** Names as of programs: {@code some_bot}, {@code SomeBot}; not {@code talbot}. */
    private static final Pattern BOT = Pattern.compile("(?i:.*[_-]bot)|.*[a-z0-9]Bot");
    /** Names by which people joke: {@code not_a_bot}, {@code MrRoBot}. */
    private static final Pattern NO_BOT = Pattern.compile("(?i).*(?:not[_-]?an?|ro)[_-]?bot");

    private static final Set<String> GONE = Set.of("[deleted]", "[removed]");
    private static final int LONGEST_TOPIC = 200;
    private static final String SITE = "https://www.reddit.com";

    boolean isPost() {
        return name("t3_") || (!name("t1_") && fields.has("title"));
    }

    boolean isComment() {
        return name("t1_") || (!name("t3_") && !fields.has("title") && fields.has("body"));
    }

    private boolean name(String prefix) {
        String name = fields.text("name");
        return name != null && name.startsWith(prefix);
    }

    Kind kind() {
        return isPost() ? Kind.POST : Kind.COMMENT;
    }

    /** Reddit's own id, without the prefix of its kind. */
    @Nullable
    String id() {
        String id = fields.text("id");
        String full = id == null ? fields.text("name") : id;
        return full == null ? null : full.substring(full.indexOf('_') + 1).strip();
    }

    /** Reddit's name for it, with the prefix of its kind. */
    String fullname() {
        return (isPost() ? "t3_" : "t1_") + id();
    }

    @Nullable
    Instant created() {
        return fields.seconds("created_utc");
    }

    /** The same of a thing that has it. */
    Instant createdAt() {
        return Objects.requireNonNull(created(), "created_utc");
    }

    /** When it was last looked at or edited; a time that lies ahead of the clock is none. */
    Instant changed(Instant now) {
        Instant latest = now.plus(Duration.ofDays(1));
        return Stream.concat(
                        Stream.of("edited", "retrieved_on", "retrieved_utc", "updated_on")
                                .map(fields::seconds),
                        Stream.of("retrieved_2nd_on", "retrieved_on").map(fields.in("_meta")::seconds))
                .filter(Objects::nonNull)
                .filter(time -> !time.isAfter(latest))
                .reduce(createdAt(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * Whether it was removed at its source: by the words that Reddit puts in the place of what it held, or by what it
     * or the second look of a dump says. That its author is gone does not remove it.
     */
    boolean removed() {
        Fields meta = fields.in("_meta");
        return Stream.of("title", "selftext", "body").map(fields::text).anyMatch(RedditThing::isGone)
                || fields.has("removed_by_category")
                || meta.isTrue("was_deleted_later")
                || meta.has("removal_type");
    }

    /** Whether the account of its author is gone. */
    boolean orphaned() {
        return isGone(fields.text("author"));
    }

    /** Whether its author is a program, as far as the name tells. */
    boolean isByBot() {
        String author = fields.text("author");
        return author != null
                && (BOTS.has(author)
                        || (BOT.matcher(author).matches()
                                && !NO_BOT.matcher(author).matches()));
    }

    /** Whether it is another submission again, in another subreddit: a crosspost. */
    boolean isRepost() {
        return isPost() && fields.text("crosspost_parent") != null;
    }

    private static boolean isGone(@Nullable String text) {
        return text != null && GONE.contains(text.strip());
    }

    @Nullable
    String title() {
        return isPost() ? plain(fields.text("title")) : null;
    }

    /** What was written; of a submission that only links, the address that it links to. */
    @Nullable
    String text() {
        if (!isPost()) {
            return plain(fields.text("body"));
        }
        String own = plain(fields.text("selftext"));
        boolean links = !fields.isTrue("is_self")
                && !String.valueOf(fields.text("domain")).startsWith("self.");
        return own == null && links ? plain(fields.text("url")) : own;
    }

    List<String> topics() {
        List<String> topics = new ArrayList<>();
        String subreddit = subreddit();
        if (subreddit != null) {
            topics.add(subreddit.toLowerCase(Locale.ROOT));
        }
        String flair = isPost() ? plain(fields.text("link_flair_text")) : null;
        if (flair != null && flair.length() <= LONGEST_TOPIC) {
            topics.add(flair);
        }
        return topics;
    }

    private @Nullable String subreddit() {
        String name = fields.text("subreddit");
        return name == null || name.length() > LONGEST_TOPIC ? null : name;
    }

    /** The page that shows it. */
    String url() {
        String id = id();
        String permalink = plain(fields.text("permalink"));
        if (permalink != null && permalink.startsWith("/") && permalink.length() < 2_000) {
            return SITE + permalink;
        }
        String subreddit = subreddit() == null ? "" : "/r/" + subreddit();
        if (isPost()) {
            return SITE + subreddit + "/comments/" + id + "/";
        }
        String post = fields.text("link_id");
        return post == null
                ? SITE + "/api/info/?id=t1_" + id
                : SITE + subreddit + "/comments/" + post.substring(post.indexOf('_') + 1) + "/_/" + id + "/";
    }

    /** Undoes the three escapes that Reddit makes in every text, once. */
    private @Nullable String plain(@Nullable String text) {
        return !escaped || text == null || text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
