package dev.framewatch.simulator;

import dev.framewatch.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A post or a comment of the world. Its score grows for a week; some are edited, some deleted within three days, and of
 * some the author's account is deleted within four.
 */
final class WorldThing {
    private static final List<String> SUBREDDITS = List.of(
            "MachineLearning",
            "deeplearning",
            "pytorch",
            "tensorflow",
            "learnmachinelearning",
            "LocalLLaMA",
            "computervision",
            "LanguageTechnology");
    private static final Map<String, Framework> OWN =
            Map.of("pytorch", Framework.PYTORCH, "tensorflow", Framework.TENSORFLOW);
    private static final List<String> COMMON =
            SUBREDDITS.stream().filter(subreddit -> !OWN.containsKey(subreddit)).toList();
    private static final long FIRST = 1_000_000_000L;

    private final String id;
    private final Kind kind;
    private final String link;
    private final Instant created;
    private final Wording wording;
    private final String subreddit;
    private final int popularity;
    private final @Nullable Instant edited;
    private final @Nullable Instant deleted;
    private final @Nullable Instant orphaned;

    WorldThing(
            int number, Kind kind, @Nullable WorldThing on, Instant created, Wording wording, RandomGenerator random) {
        this.id = Long.toString(FIRST + number, 36);
        this.kind = kind;
        this.link = on == null ? "" : on.post();
        this.created = created;
        this.wording = wording;
        String drawn = SUBREDDITS.get(random.nextInt(SUBREDDITS.size()));
        String suitable = suits(drawn, wording) ? drawn : COMMON.get(number % COMMON.size());
        this.subreddit = on == null ? suitable : on.subreddit();
        this.popularity = random.nextInt(300);
        this.edited = random.nextInt(20) == 0 ? created.plus(within(random, Duration.ofDays(2))) : null;
        this.deleted = random.nextInt(20) == 0 ? created.plus(within(random, Duration.ofDays(3))) : null;
        this.orphaned = random.nextInt(20) == 0 ? created.plus(within(random, Duration.ofDays(4))) : null;
    }

    /** Whether such words stand in a subreddit: in a framework's own, only who uses that one writes. */
    static boolean suits(String subreddit, Wording wording) {
        Framework own = OWN.get(subreddit);
        return own == null || wording.used().filter(own::equals).isPresent();
    }

    private static Duration within(RandomGenerator random, Duration most) {
        return Duration.ofSeconds(1 + random.nextLong(most.toSeconds()));
    }

    /** Reddit's name for it, with the prefix of its kind. */
    String fullname() {
        return (kind == Kind.POST ? "t3_" : "t1_") + id;
    }

    /** Its own name if it is a post, and else that of the post that it belongs to. */
    String post() {
        return kind == Kind.POST ? fullname() : link;
    }

    String id() {
        return id;
    }

    /** When it was last edited or deleted, or else made. */
    Instant changed(Instant now) {
        if (deleted != null && deleted(now)) {
            return deleted;
        }
        return edited != null && edited(now) ? edited : created;
    }

    /** The frameworks that it names. */
    List<Framework> frameworks() {
        return wording.named();
    }

    /** What it says. */
    Wording wording() {
        return wording;
    }

    Kind kind() {
        return kind;
    }

    Instant created() {
        return created;
    }

    String subreddit() {
        return subreddit;
    }

    boolean deleted(Instant now) {
        return deleted != null && !deleted.isAfter(now);
    }

    /** Whether the account of its author was deleted. */
    boolean orphaned(Instant now) {
        return orphaned != null && !orphaned.isAfter(now);
    }

    private boolean edited(Instant now) {
        return edited != null && !edited.isAfter(now);
    }

    /** As Reddit writes it: epoch seconds with a decimal point, or false. */
    private Object editedAt(Instant now) {
        if (edited == null || edited.isAfter(now)) {
            return false;
        }
        return (double) edited.getEpochSecond();
    }

    /** Its score: half of what it comes to on the first day, all of it after a week. */
    int score(Instant now) {
        double days = Duration.between(created, now).toMillis() / 86_400_000.0;
        return 1 + (int) (popularity * Math.min(1, days < 1 ? days / 2 : 0.5 + (days - 1) / 12));
    }

    /** The least that whoever looks again a day and a week after it was made knows of its score by now. */
    int lastingScore(Instant now) {
        return Stream.of(Duration.ofDays(7), Duration.ofDays(1))
                .map(created::plus)
                .filter(age -> !age.isAfter(now))
                .findFirst()
                .map(this::score)
                .orElse(1);
    }

    String title() {
        return "[generated] " + wording.subject();
    }

    String text(Instant now) {
        return deleted(now)
                ? "[deleted]"
                : "[generated] " + wording.text() + (edited(now) ? " (edited & checked)" : "");
    }

    int comments() {
        return popularity / 10;
    }

    /** What the API shows of it. */
    Map<String, Object> json(Instant now) {
        boolean gone = deleted(now);
        String text = text(now);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("name", fullname());
        json.put("subreddit", subreddit);
        json.put("author", gone || orphaned(now) ? "[deleted]" : "user-" + (popularity * 7 + 1));
        json.put("created_utc", (double) created.getEpochSecond());
        json.put("edited", editedAt(now));
        json.put("score", score(now));
        if (kind == Kind.POST) {
            json.put("title", title());
            json.put("selftext", text);
            json.put("is_self", true);
            json.put("num_comments", comments());
            json.put("domain", "self." + subreddit);
            json.put("permalink", "/r/" + subreddit + "/comments/" + id + "/generated/");
            json.put("removed_by_category", gone ? "deleted" : null);
        } else {
            json.put("body", text);
            json.put("link_id", link);
            json.put("parent_id", link);
            json.put("permalink", "/r/" + subreddit + "/comments/" + link.substring(3) + "/generated/" + id + "/");
        }
        return json;
    }
}
