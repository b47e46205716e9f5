package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoriesRecheckTest {
    @ParameterizedTest
    @CsvSource({"false, token", "true, token", "true, ''"})
    void whatIsGoneIsToldAsRemovedAndWhatMovedByItsNewName(boolean badly, String token) {
        SimulatorSettings settings = SimulatorSettings.of(2).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatedGitHub gitHub = new SimulatedGitHub(settings, 1_500, Duration.ofDays(1))) {
            gitHub.run(new RepositoriesTask(gitHub.search("pushed", token), Duration.ofDays(20 * 365)));
            List<AdoptionEvent> before = List.copyOf(gitHub.events);
            int requests = gitHub.server.traffic().all().requests();
            gitHub.context.pass(Duration.ofDays(200));
            gitHub.server.stopWorld();
            gitHub.cursor = Cursor.NONE;
            gitHub.run(new RepositoriesRecheck(gitHub.details(token), gitHub.held()));

            Set<String> known = before.stream().map(AdoptionEvent::id).collect(Collectors.toSet());
            List<AdoptionEvent> told = gitHub.events.subList(before.size(), gitHub.events.size());
            Set<String> deleted = gitHub.server.truth().deletedRepositories().stream()
                    .map(made -> made.id())
                    .filter(known::contains)
                    .collect(Collectors.toSet());
            assertThat(deleted).isNotEmpty();
            assertThat(told.stream().filter(AdoptionEvent::removed))
                    .extracting(AdoptionEvent::id)
                    .containsExactlyInAnyOrderElementsOf(deleted);
            assertThat(told.stream().filter(event -> !event.removed()))
                    .hasSizeGreaterThan(token.isEmpty() ? -1 : 0)
                    .allSatisfy(event -> assertThat(event.title()).endsWith("-renamed"));
            assertThat(gitHub.unwanted()).isZero();
            System.out.printf(
                    "github:recheck, %s, %s: %d repositories in %d requests%n",
                    badly ? "misbehaving" : "well behaved",
                    token.isEmpty() ? "anonymous" : "token",
                    known.size(),
                    gitHub.server.traffic().all().requests() - requests);
        }
    }
}
