package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.held.HeldBatch;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.Schedule;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Draft;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Source;
import dev.framewatch.simulator.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

/** A day without a token, in which all that GitHub is asked for by REST shares 60 requests an hour. */
class AnonymousPaceTest {
    private final Map<PollTask, Instant> due = new HashMap<>();
    private final Map<String, Integer> requests = new TreeMap<>();
    private final Map<String, Integer> rounds = new TreeMap<>();

    @Test
    void withoutATokenEveryTaskGetsOnEachDay() {
        try (SimulatedGitHub gitHub = new SimulatedGitHub(SimulatorSettings.of(41), 1_000)) {
            OwnRepositories own =
                    new OwnRepositories(gitHub.client(), List.copyOf(SimulatedGitHub.TAXONOMY.ownRepositories()));
            List<PollTask> tasks = List.of(
                    new RepositoriesTask(gitHub.search("pushed"), Duration.ofDays(1)),
                    new ReleasesTask(own, gitHub.observation()),
                    new StarsTask(own, gitHub.observation()),
                    new StarHistoryTask(own, gitHub.observation()),
                    new RepositoriesRecheck(gitHub.details(), everything(gitHub)));

            aDay(gitHub, tasks);
            System.out.println("without a token, the first day: " + requests);
            requests.clear();
            rounds.clear();
            aDay(gitHub, tasks);
            System.out.println("without a token, the second day: " + requests);

            assertThat(rounds).containsKeys("github:releases", "github:stars", "github:star-history");
            assertThat(requests.getOrDefault("github:recheck", 0)).isGreaterThan(500);
            assertThat(gitHub.told()).hasSizeGreaterThan(15);
            assertThat(gitHub.unwanted()).isZero();
        }
    }

    /** Lets the tasks take turns, as a lane does, each when its schedule says. */
    private void aDay(SimulatedGitHub gitHub, List<PollTask> tasks) {
        Instant end = gitHub.context.now.plus(Duration.ofDays(1));
        while (gitHub.context.now.isBefore(end)) {
            boolean idle = true;
            for (PollTask task : tasks) {
                Instant when = due.getOrDefault(task, gitHub.context.now);
                if (!gitHub.context.now.isBefore(when)) {
                    idle = false;
                    int before = gitHub.server.traffic().of("github core").requests();
                    boolean more = gitHub.loop.step(task);
                    int after = gitHub.server.traffic().of("github core").requests();
                    requests.merge(task.name(), after - before, Integer::sum);
                    if (!more) {
                        rounds.merge(task.name(), 1, Integer::sum);
                        due.put(task, next(task, when));
                    }
                }
            }
            if (idle) {
                gitHub.context.pass(Duration.ofMinutes(1));
            }
        }
    }

    private static Instant next(PollTask task, Instant begun) {
        String cron = switch (task.schedule()) {
            case Schedule.Live live -> live.cron();
            case Schedule.Background background -> background.cron();
            case Schedule.Backfill _ -> throw new AssertionError("It runs when somebody asks");
        };
        return Objects.requireNonNull(CronExpression.parse(cron).next(begun.atZone(ZoneOffset.UTC)))
                .toInstant();
    }

    private static Held everything(SimulatedGitHub gitHub) {
        List<AdoptionEvent> held = gitHub.server.truth().repositories().stream()
                .map(made -> event(made.id().substring("github:repository:".length()), made.occurred()))
                .toList();
        return (place, atMost) -> {
            int from = place == null ? 0 : Integer.parseInt(place);
            int to = Math.min(held.size(), from + atMost);
            return new HeldBatch(held.subList(from, to), to == held.size() ? null : String.valueOf(to));
        };
    }

    private static AdoptionEvent event(String number, Instant created) {
        Draft draft = AdoptionEvent.draft(Source.GITHUB, Kind.REPOSITORY, number);
        return draft.occurred(created, Precision.DAY)
                .revision(created)
                .observed(created)
                .event();
    }
}
