package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.held.RawBatch;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A repository that GitHub cannot tell by GraphQL, whatever it is asked together with. */
class GivenUpTest {
    private final TestContext context = new TestContext();
    private final CannedGitHub server;
    private final RepositoryDetails details;

    GivenUpTest() throws IOException {
        server = new CannedGitHub();
        server.answers("/graphql", 200, "{\"data\":{\"known\":{\"databaseId\":1},\"nodes\":[]}}");
        details = new RepositoryDetails(
                server.client("one"), new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, context));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Poll fetch() {
        return details.fetch(
                List.of("R_bad", "R_good"), context, (page, rest) -> page.leading(Cursor.of(rest), !rest.isEmpty()));
    }

    /** The page that comes after so many failures in a row. */
    private Poll.Page after(int failures, Supplier<Poll> poll) {
        for (context.attempt = 0; context.attempt < failures; context.attempt++) {
            assertThatThrownBy(poll::get).isInstanceOf(PollFailed.class).hasMessageContaining("502");
        }
        return (Poll.Page) poll.get();
    }

    @Test
    void isRejectedAfterAWhileAndHoldsNobodyUp() {
        server.failsAt("R_bad");

        Poll.Page page = after(8, this::fetch);

        assertThat(page.cursor()).isEqualTo(Cursor.of(List.of("R_good")));
        assertThat(page.more()).isTrue();
        assertThat(page.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.origin()).isEqualTo("github:repositories/R_bad");
            assertThat(rejection.cause()).contains("again and again", "502");
        });
    }

    @Test
    void isNotGivenUpWhileGitHubAnswersNothingElseEither() {
        server.failsAt("query");
        context.attempt = 1_000;

        assertThatThrownBy(this::fetch).isInstanceOf(PollFailed.class).hasMessageContaining("502");
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aRunThatFindsNoPaperHasSeenEverything() {
        PaperCodeTask task = new PaperCodeTask(details, (_, _) -> new RawBatch(List.of(), List.of(7L), true));

        assertThat(task.poll(Cursor.NONE, context))
                .isInstanceOfSatisfying(
                        Poll.NotModified.class,
                        unchanged -> assertThat(unchanged.sourceTime()).isEqualTo(context.now));
    }

    @Test
    void aPaperWithOneIsLeftAsItIs() {
        server.failsAt("unspeakable");
        AdoptionEvent pair = AdoptionEvent.draft(Source.PAPERS, Kind.CODE, "2401.00001#github.com/an/unspeakable")
                .occurred(context.now, Precision.DAY)
                .revision(context.now)
                .observed(context.now)
                .event();
        PaperCodeTask task = new PaperCodeTask(details, (_, _) -> new RawBatch(List.of(pair), List.of(7L), true));

        Poll.Page page = after(8, () -> task.poll(Cursor.NONE, context));

        assertThat(page.events()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.cursor().json()).contains("7");
        assertThat(page.sourceTime()).isEqualTo(context.now);
        assertThat(page.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.origin()).isEqualTo("github:paper-code/" + pair.id());
            assertThat(rejection.cause()).contains("again and again", "502");
        });
    }
}
