package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.poll.Cadence;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoriesRecheckTest {
    @ParameterizedTest
    @CsvSource({"false, token", "true, token", "true, ''"})
    void whatIsGoneIsToldAsRemovedAndWhatMovedByItsNewName(boolean badly, String token) {
        SimulatorSettings settings = SimulatorSettings.of(2).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatedGitHub gitHub = new SimulatedGitHub(settings, 1_500, Duration.ofDays(1))) {
            gitHub.loop.run(new RepositoriesTask(gitHub.search("pushed", token), Duration.ofDays(20 * 365)));
            List<AdoptionEvent> before = List.copyOf(gitHub.events);
            gitHub.context.pass(Duration.ofDays(200));
            gitHub.server.stopWorld();
            Costs costs = gitHub.costs();
            costs.run(new RepositoriesRecheck(gitHub.details(token), gitHub.held()));

            Set<String> known = before.stream().map(AdoptionEvent::id).collect(Collectors.toSet());
            List<AdoptionEvent> told = gitHub.events.subList(before.size(), gitHub.events.size());
            Set<String> deleted = gitHub.server.truth().deletedRepositories().stream()
                    .map(made -> made.id())
                    .filter(known::contains)
                    .collect(Collectors.toSet());
            assertThat(deleted).isNotEmpty();
            assertThat(gitHub.loop.upTo).containsEntry("github:recheck", gitHub.context.now);
            assertThat(told.stream().filter(AdoptionEvent::removed))
                    .extracting(AdoptionEvent::id)
                    .containsExactlyInAnyOrderElementsOf(deleted);
            assertThat(told.stream().filter(event -> !event.removed()))
                    .hasSizeGreaterThan(token.isEmpty() ? -1 : 0)
                    .allSatisfy(event -> assertThat(event.title()).matches(".*-renamed|jax-ml/jax"));
            assertThat(gitHub.unwanted()).isZero();
            costs.print("github:recheck" + (token.isEmpty() ? " (no token)" : "") + (badly ? " (misbehaving)" : ""));
        }
    }

    /** As the sum counts in docs/adr/008-erasure.md; without a token each repository takes a request. */
    @Test
    void withATokenTheyLookEveryFourHours() throws IOException {
        try (CannedGitHub gitHub = new CannedGitHub()) {
            Held nothing = (_, _) -> new HeldBatch(List.of(), null);
            Observation observation =
                    new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, new TestContext());
            RepositoryDetails details = new RepositoryDetails(gitHub.client("token"), observation);
            RepositoryDetails slow = new RepositoryDetails(gitHub.client(), observation);

            assertThat(Cadence.longest(new RepositoriesRecheck(details, nothing).schedule()))
                    .isEqualTo(Duration.ofHours(4));
            assertThat(Cadence.longest(new PaperCodeRecheck(details, nothing).schedule()))
                    .isEqualTo(Duration.ofHours(4));
            assertThat(Cadence.longest(new RepositoriesRecheck(slow, nothing).schedule()))
                    .isEqualTo(Duration.ofDays(1));
        }
    }

    @Test
    void whoeverDoesNotFindWhatIsSurelyThereIsNotBelieved() throws IOException {
        AdoptionEvent held;
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(2), 10)) {
            gitHub.loop.run(new RepositoriesTask(gitHub.search("pushed", "token"), Duration.ofDays(20 * 365)));
            held = gitHub.events.getFirst();
        }
        TestContext context = new TestContext();
        Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, context);
        try (CannedGitHub elsewhere = new CannedGitHub()) {
            elsewhere.answers("/graphql", 200, "{\"data\":{\"known\":null,\"r0\":null}}");
            for (GitHub gitHub : List.of(elsewhere.client("token"), elsewhere.client())) {
                RepositoriesRecheck recheck = new RepositoriesRecheck(
                        new RepositoryDetails(gitHub, observation), (_, _) -> new HeldBatch(List.of(held), null));
                assertThatThrownBy(() -> {
                            Poll.Page page = (Poll.Page) recheck.poll(Cursor.NONE, context);
                            recheck.poll(page.cursor(), context);
                        })
                        .isInstanceOf(PollFailed.class)
                        .hasMessageContaining("pytorch/pytorch");
            }
        }
    }
}
