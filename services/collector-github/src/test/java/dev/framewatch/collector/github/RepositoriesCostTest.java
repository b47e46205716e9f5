package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.poll.Costs;
import dev.framewatch.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a day costs with a token; the table in {@code docs/collectors.md} is what this prints. */
class RepositoriesCostTest {
    private static final int RUNS_A_DAY = 144;
    private static final int RECHECKS_A_DAY = 6;

    @Test
    void aDayCostsASmallPartOfTheBudgets() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(11), 1_000, Duration.ofSeconds(30))) {
            RepositoriesTask task = new RepositoriesTask(gitHub.search("pushed", "token"), Duration.ofHours(1));
            gitHub.loop.run(task);
            int before = gitHub.events.size();
            int searches = gitHub.searches();
            int points = points(gitHub);
            Costs costs = gitHub.costs();
            for (int i = 0; i < RUNS_A_DAY; i++) {
                gitHub.context.pass(Duration.ofMinutes(10));
                costs.run(task);
            }
            int published = gitHub.events.size() - before;
            searches = gitHub.searches() - searches;
            points = points(gitHub) - points;
            print("github:repositories", published + " changed", searches, points, 0);
            costs.print("github:repositories");
            assertThat(published).isGreaterThan(900);
            assertThat(searches)
                    .isLessThan(RUNS_A_DAY
                            * (FrameworkQueries.of(SimulatedGitHub.TAXONOMY).size() + 2));
            assertThat(points).isLessThan(RUNS_A_DAY * 2);

            int held = gitHub.newest().size();
            int core = gitHub.server.traffic().of("github core").requests();
            points = points(gitHub);
            for (int i = 0; i < RECHECKS_A_DAY; i++) {
                gitHub.loop.run(new RepositoriesRecheck(gitHub.details("token"), gitHub.held()));
            }
            points = points(gitHub) - points;
            core = gitHub.server.traffic().of("github core").requests() - core;
            print("github:recheck", held + " held", 0, points, core);
            assertThat(points).isLessThanOrEqualTo(RECHECKS_A_DAY * (held / 100 + 3));
            assertThat(gitHub.unwanted()).isZero();
        }
    }

    private static int points(SimulatedGitHub gitHub) {
        return gitHub.server.traffic().of("github graphql").requests();
    }

    private static void print(String task, String repositories, int searches, int points, int core) {
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %s | %,d of 43,200 | %,d of 120,000 | %,d of 120,000 |%n",
                task,
                repositories,
                searches,
                points,
                core);
    }
}
