package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.collector.ImportedFile;
import dev.framewatch.collector.KeyedHash;
import dev.framewatch.collector.http.SourceClients;
import dev.framewatch.collector.http.TestClients;
import dev.framewatch.collector.poll.BudgetSpent;
import dev.framewatch.collector.poll.Costs;
import dev.framewatch.collector.poll.Cursor;
import dev.framewatch.collector.poll.Days;
import dev.framewatch.collector.poll.Gap;
import dev.framewatch.collector.poll.Poll;
import dev.framewatch.collector.poll.PollFailed;
import dev.framewatch.collector.poll.PollTask;
import dev.framewatch.collector.poll.TestContext;
import dev.framewatch.collector.poll.TestLoop;
import dev.framewatch.event.Activity;
import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import dev.framewatch.simulator.Mischief;
import dev.framewatch.simulator.SimulatorServer;
import dev.framewatch.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class HoursBackfillTest {
    private static final Days DAYS = new Days(LocalDate.parse("2026-10-12"), LocalDate.parse("2026-10-14"));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyHourIsThereOrAGapThatIsFilledLater(boolean badly) {
        TestLoop loop = new TestLoop();
        loop.context.days = Optional.of(DAYS);
        SimulatorSettings world = SimulatorSettings.of(19).with(badly ? Mischief.FULL : Mischief.NONE);
        try (SimulatorServer simulator = SimulatorServer.start(world, loop.context);
                SourceClients clients = TestClients.patient()) {
            ArchiveSettings settings =
                    new ArchiveSettings(simulator.ghArchive(), DataSize.ofMegabytes(10), Duration.ofSeconds(10));
            Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, loop.context);
            HoursBackfill task =
                    new HoursBackfill(new ArchiveHours(settings, clients, ImportedFile.FILES, observation));
            Costs costs = new Costs(
                    loop,
                    () -> simulator.traffic().all().requests(),
                    () -> simulator.traffic().all().unchanged());
            costs.run(task);
            List<AdoptionEvent> events = new ArrayList<>(loop.events);
            for (Gap gap : loop.gaps) {
                Gap last = gap;
                for (int look = 0; look < 20 && last.state() != Gap.State.FILLED; look++) {
                    try {
                        Poll.Page page = (Poll.Page) task.fill(gap, Cursor.NONE, loop.context);
                        events.addAll(page.events());
                        last = page.gaps().getFirst();
                    } catch (PollFailed | BudgetSpent fault) {
                        loop.context.pass(Duration.ofMinutes(5));
                    }
                }
                assertThat(last.state()).as(gap.toString()).isEqualTo(Gap.State.FILLED);
            }

            int requests = simulator.traffic().all().requests();
            String source = "gharchive:hours" + (badly ? " (misbehaving)" : "");
            System.out.println(Costs.line(source, requests, events.size(), costs.unchanged()) + "free=n/a (no 304)");

            assertThat(loop.gaps.isEmpty()).isEqualTo(!badly);
            assertThat(simulator.traffic().all().impatient()).isZero();
            if (!badly) {
                assertThat(loop.context.taken).isEqualTo(Map.of("gharchive:hours", requests));
            }
            Map<String, Map<String, Long>> counted = events.stream()
                    .filter(event -> event.kind() == Kind.ACTIVITY)
                    .collect(Collectors.toMap(AdoptionEvent::id, HoursBackfillTest::all));
            for (Instant hour = Instant.parse("2026-10-12T00:00:00Z");
                    hour.isBefore(Instant.parse("2026-10-14T00:00:00Z"));
                    hour = hour.plus(Duration.ofHours(1))) {
                assertThat(counted.get("github:activity:" + ArchiveHour.name(hour)))
                        .isEqualTo(simulator.truth().hour(hour));
            }
        }
    }

    @Test
    void itIsLeftAloneAsLongAsItSays() throws IOException {
        try (CannedGitHub server = new CannedGitHub();
                SourceClients clients = TestClients.local()) {
            TestContext context = new TestContext();
            context.days = Optional.of(DAYS);
            server.answers("/2026-10-12-0.json.gz", 429, "", "Retry-After", "90");
            ArchiveSettings settings =
                    new ArchiveSettings(server.address(), DataSize.ofMegabytes(10), Duration.ofSeconds(10));
            Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, context);
            HoursBackfill task =
                    new HoursBackfill(new ArchiveHours(settings, clients, ImportedFile.FILES, observation));

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> task.poll(Cursor.NONE, context)).isInstanceOf(BudgetSpent.class);
            }

            assertThat(server.asked).hasSize(1);
            assertThat(context.stopped).isEqualTo(Map.of("gharchive:hours", context.now.plusSeconds(90)));
        }
    }

    /** As a run does that began soon after midnight. */
    @Test
    void anHourThatMayNotBeThereYetIsWaitedForAndNoGap() throws IOException {
        try (CannedGitHub server = new CannedGitHub();
                SourceClients clients = TestClients.local()) {
            TestContext context = new TestContext();
            context.days = Optional.of(new Days(LocalDate.parse("2026-10-14"), LocalDate.parse("2026-10-15")));
            context.now = Instant.parse("2026-10-15T00:20:00Z");
            ArchiveSettings settings =
                    new ArchiveSettings(server.address(), DataSize.ofMegabytes(10), Duration.ofSeconds(10));
            Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, context);
            HoursBackfill task =
                    new HoursBackfill(new ArchiveHours(settings, clients, ImportedFile.FILES, observation));
            Poll.Page first = (Poll.Page) task.poll(Cursor.NONE, context);
            Cursor cursor = first.cursor();
            for (int hours = 1; hours < 23; hours++) {
                cursor = ((Poll.Page) task.poll(cursor, context)).cursor();
            }

            assertThat(first.gaps()).as("of an hour that should be there").hasSize(1);
            assertThat(task.poll(cursor, context))
                    .isEqualTo(new Poll.LimitedUntil(
                            Instant.parse("2026-10-15T01:00:00Z"),
                            "GH Archive may not have the hour 2026-10-14-23 yet"));
            assertThat(server.asked).hasSize(23);
            context.now = Instant.parse("2026-10-15T01:00:00Z");
            assertThat(task.poll(cursor, context)).isInstanceOf(Poll.Page.class);
        }
    }

    @Test
    void anHourIsJudgedByItsNeighbourAndNotByWhereTheBackfillIsByThen() {
        TestLoop loop = new TestLoop();
        loop.context.days = Optional.of(DAYS);
        SimulatorSettings world = SimulatorSettings.of(19).with(new Mischief(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0));
        try (SimulatorServer simulator = SimulatorServer.start(world, loop.context);
                SourceClients clients = TestClients.patient()) {
            HoursBackfill task = task(simulator.ghArchive(), clients, loop.context);
            loop.run(task);
            Gap gap = loop.gaps.stream()
                    .filter(one -> one.usual() > 2)
                    .findFirst()
                    .orElseThrow();
            simulator.behave(Mischief.NONE);
            Cursor busier = new Cursor("{\"next\":\"2026-10-14-0\",\"lines\":100000000}");

            assertThat(looked(task, gap.beside(100_000_000), Cursor.NONE, loop.context))
                    .satisfies(small -> {
                        assertThat(small.state()).isEqualTo(Gap.State.SUSPICIOUS);
                        assertThat(small.usual()).isEqualTo(100_000_000);
                    });
            assertThat(looked(task, gap, busier, loop.context).state()).isEqualTo(Gap.State.FILLED);
        }
    }

    private static Gap looked(HoursBackfill task, Gap gap, Cursor cursor, TestContext context) {
        return ((Poll.Page) task.fill(gap, cursor, context)).gaps().getFirst();
    }

    private static HoursBackfill task(URI address, SourceClients clients, TestContext context) {
        ArchiveSettings settings = new ArchiveSettings(address, DataSize.ofMegabytes(10), Duration.ofSeconds(10));
        Observation observation = new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, context);
        return new HoursBackfill(new ArchiveHours(settings, clients, ImportedFile.FILES, observation));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2025-05-23, ''",
        "2025-05-01, 2025-06-01, 2025-05-23",
        "2025-10-07, 2025-10-08, 2025-10-07",
        "2025-01-01, 2026-07-01, 2025-05-23 2025-10-07 2026-06-30"
    })
    void theDaysOnWhichItsHoursChangeTheirMeaningAreNoted(LocalDate from, LocalDate to, String noted) {
        try (SourceClients clients = TestClients.patient()) {
            ArchiveSettings settings = new ArchiveSettings(
                    URI.create("http://localhost"), DataSize.ofMegabytes(10), Duration.ofMinutes(1));
            Observation observation =
                    new Observation(new KeyedHash("a key"), SimulatedGitHub.TAXONOMY, new TestLoop().context);
            PollTask task = new HoursBackfill(new ArchiveHours(settings, clients, ImportedFile.FILES, observation));

            String note = task.note(new Days(from, to)).orElse("");
            assertThat(Pattern.compile("\\d{4}-\\d\\d-\\d\\d")
                            .matcher(note)
                            .results()
                            .map(MatchResult::group))
                    .containsExactly(noted.isEmpty() ? new String[0] : noted.split(" "));
            assertThat(task.note()).isEmpty();
        }
    }

    @Test
    void whatAKilledProcessLeftOfAnHourIsDeletedAndNothingElse(@TempDir Path folder) throws IOException {
        Instant since = Instant.parse("2026-10-15T10:00:00Z");
        Path left = Files.createFile(folder.resolve("gharchive-2026-10-12-5123.json.gz"));
        Path inUse = Files.createFile(folder.resolve("gharchive-2026-10-12-6123.json.gz"));
        Path other = Files.createFile(folder.resolve("other.json.gz"));
        for (Path file : List.of(left, other)) {
            Files.setLastModifiedTime(file, FileTime.from(since.minusSeconds(1)));
        }
        Files.setLastModifiedTime(inUse, FileTime.from(since));

        ArchiveHours.sweep(folder, since);

        assertThat(folder).isDirectoryNotContaining(left::equals);
        assertThat(List.of(inUse, other)).allMatch(Files::exists);
    }

    private static Map<String, Long> all(AdoptionEvent event) {
        return event.activity().stream()
                .filter(activity -> activity.repository() == null)
                .collect(Collectors.toMap(Activity::type, Activity::count));
    }
}
