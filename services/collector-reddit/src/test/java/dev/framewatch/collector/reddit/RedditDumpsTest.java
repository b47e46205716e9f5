package dev.framewatch.collector.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.ImportFormat;
import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Flag;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Metric;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedditDumpsTest {
    private final ImportFormat reddit = new RedditDumps(
            new RedditEvents(new KeyedHash("a key")), List.of("MachineLearning", "pytorch"), ImportedFile.CLOCK);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static String post(String more) {
        return "{\"id\":\"rga91a\",\"subreddit\":\"MachineLearning\",\"created_utc\":1639500000,\"title\":\"A &amp; B\""
                + more + "}";
    }

    private AdoptionEvent only(String line) {
        ImportedFile imported = ImportedFile.of(reddit, folder, line);
        assertThat(imported.rejections()).isEmpty();
        assertThat(imported.events()).hasSize(1);
        return imported.events().getFirst();
    }

    @Test
    void aSubmissionIsAPost() {
        AdoptionEvent event = only(post(",\"selftext\":\"x &lt; y &amp;lt;"
                + " z\",\"is_self\":true,\"score\":-3,\"num_comments\":7,\"author\":\"Ann\","
                + "\"link_flair_text\":\"Research\",\"permalink\":\"/r/MachineLearning/comments/rga91a/a_b/\","
                + "\"url\":\"https://www.reddit.com/r/MachineLearning/comments/rga91a/a_b/\""));

        assertThat(event.id()).isEqualTo("reddit:post:rga91a");
        assertThat(event.kind()).isEqualTo(Kind.POST);
        assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1639500000));
        assertThat(event.title()).isEqualTo("A & B");
        assertThat(event.text()).isEqualTo("x < y &lt; z");
        assertThat(event.url()).isEqualTo("https://www.reddit.com/r/MachineLearning/comments/rga91a/a_b/");
        assertThat(event.topics()).containsExactly("machinelearning", "Research");
        assertThat(event.metrics()).containsEntry(Metric.SCORE, -3L).containsEntry(Metric.COMMENTS, 7L);
        assertThat(event.author())
                .hasSize(32)
                .isEqualTo(only(post(",\"author\":\"ANN\"")).author());
        assertThat(event.removed()).isFalse();
    }

    @Test
    void aCommentHasNoTitleAndAnAddressUnderItsSubmission() {
        AdoptionEvent event =
                only("{\"id\":\"dtjoj2e\",\"subreddit\":\"tumblr\",\"created_utc\":\"1517443200\",\"body\":\"Use"
                        + " PyTorch\",\"link_id\":\"t3_7uaobc\",\"score\":1,\"author\":\"[deleted]\"}");

        assertThat(event.id()).isEqualTo("reddit:comment:dtjoj2e");
        assertThat(event.title()).isNull();
        assertThat(event.text()).isEqualTo("Use PyTorch");
        assertThat(event.url()).isEqualTo("https://www.reddit.com/r/tumblr/comments/7uaobc/_/dtjoj2e/");
        assertThat(event.metrics()).doesNotContainKey(Metric.COMMENTS);
        assertThat(event.author()).isNull();
        assertThat(event.removed()).isFalse();
    }

    @Test
    void aLinkIsTheTextOfASubmissionWithoutOne() {
        assertThat(only(post(",\"selftext\":\"\",\"is_self\":false,\"url\":\"https://pytorch.org/?a&amp;b\""))
                        .text())
                .isEqualTo("https://pytorch.org/?a&b");
        assertThat(only(post(",\"selftext\":\"\",\"is_self\":true,\"url\":\"https://www.reddit.com/r/x/\""))
                        .text())
                .isNull();
        assertThat(only(post(",\"domain\":\"self.x\",\"url\":\"https://www.reddit.com/r/x/\""))
                        .text())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"edited\":false | 1639500000000",
                "\"edited\":\"False\" | 1639500000000",
                "\"edited\":\"1639500001.0\" | 1639500001000",
                "\"edited\":1639500002.5 | 1639500002500",
                "\"retrieved_on\":1639600000,\"edited\":1639500001 | 1639600000000",
                "\"retrieved_utc\":1639600001 | 1639600001000",
                "\"updated_on\":1639600002,\"retrieved_on\":1639600001 | 1639600002000",
                "\"retrieved_on\":1639600001,\"_meta\":{\"retrieved_2nd_on\":1639700000} | 1639700000000",
                "\"retrieved_on\":99999999999 | 1639500000000",
            })
    void theNewestOfItsTimesIsItsRevision(String more, long revision) {
        assertThat(only(post("," + more)).revision()).isEqualTo(revision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"selftext\":\"[deleted]\"",
                "\"selftext\":\"[removed]\"",
                "\"removed_by_category\":\"moderator\",\"selftext\":\"still here\"",
                "\"_meta\":{\"was_deleted_later\":true}",
                "\"_meta\":{\"removal_type\":\"deleted\"}",
            })
    void whatIsRemovedAtItsSourceKeepsNothing(String more) {
        AdoptionEvent event = only(post(",\"author\":\"Ann\",\"score\":5," + more));

        assertThat(event.removed()).isTrue();
        assertThat(event.title()).isNull();
        assertThat(event.text()).isNull();
        assertThat(event.url()).isNull();
        assertThat(event.author()).isNull();
        assertThat(event.topics()).isEmpty();
        assertThat(event.metrics()).isEmpty();
    }

    @Test
    void aRemovedCommentAndARemovedTitleAreRemoved() {
        assertThat(only("{\"id\":\"a\",\"created_utc\":1517443200,\"body\":\"[removed]\"}")
                        .removed())
                .isTrue();
        assertThat(only("{\"id\":\"a\",\"created_utc\":1517443200,\"title\":\"[deleted]\"}")
                        .removed())
                .isTrue();
    }

    @Test
    void anAuthorWhoIsGoneRemovesNothing() {
        AdoptionEvent event = only(
                post(",\"author\":\"[removed]\",\"removed_by_category\":null,\"_meta\":{\"was_deleted_later\":false}"));

        assertThat(event.removed()).isFalse();
        assertThat(event.author()).isNull();
    }

    @Test
    void aCrosspostIsMarkedAsARepost() {
        assertThat(only(post(",\"crosspost_parent\":\"t3_rg1\",\"crosspost_parent_list\":[{\"name\":\"t3_rg1\"}]"))
                        .flags())
                .containsExactly(Flag.REPOST);
        assertThat(only(post(",\"crosspost_parent\":null,\"num_crossposts\":3")).flags())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AutoModerator", "autotldr", "some_code_bot", "Paper-Bot", "RemindMeBot", "WikiText2Bot"})
    void anAccountThatShowsItselfAsAProgramIsABot(String author) {
        assertThat(only(post(",\"author\":\"" + author + "\"")).flags()).containsExactly(Flag.BOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"talbot", "Mr_Robot", "MrRoBot", "not_a_bot", "definitelyNotaBot", "bot", "bottleneck", "Ann"})
    void aNameThatOnlyEndsLikeAProgramsIsAPersons(String author) {
        assertThat(only(post(",\"author\":\"" + author + "\"")).flags()).isEmpty();
    }

    @Test
    void theFullNameDecidesWhatALineIs() {
        assertThat(only("{\"name\":\"t1_abc\",\"created_utc\":1517443200,\"body\":\"b\",\"title\":\"t\"}")
                        .id())
                .isEqualTo("reddit:comment:abc");
        assertThat(only("{\"name\":\"t3_abc\",\"created_utc\":1517443200,\"title\":\"t\"}")
                        .id())
                .isEqualTo("reddit:post:abc");
    }

    @Test
    void whatIsNoSubmissionAndNoCommentIsRejectedWithItsReason() {
        ImportedFile imported = ImportedFile.of(
                reddit,
                folder,
                "{\"id\":\"a\",\"created_utc\":1}",
                "{\"created_utc\":1517443200,\"body\":\"b\"}",
                "{\"id\":\"a\",\"body\":\"b\"}",
                "{\"id\":\"a\",\"body\":\"b\",\"created_utc\":\"soon\"}",
                "{\"id\":\"a\",\"body\":\"b\",\"created_utc\":86400}",
                "{\"id\":\"a\",\"body\":\"b\",\"created_utc\":4102444800}",
                "[]",
                "7");

        assertThat(imported.events()).isEmpty();
        assertThat(imported.report().rejected()).isEqualTo(7);
        assertThat(imported.report().reasons())
                .extracting(reason -> reason.count() + " " + reason.reason())
                .containsExactlyInAnyOrder(
                        "1 Neither a submission nor a comment",
                        "1 No id",
                        "2 No created_utc",
                        "2 The field occurredAt breaks a rule",
                        "1 Not a JSON object");
    }
}
