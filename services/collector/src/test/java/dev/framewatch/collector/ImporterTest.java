package dev.framewatch.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.EventRecords;
import dev.framewatch.kafka.KafkaClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private static final Counted COUNTED = new Counted(() -> {});

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private static TestBroker broker;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        broker = TestBroker.start(data);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private Path lines(String prefix, int from, int to) throws IOException {
        return Files.writeString(
                folder.resolve(prefix + from),
                IntStream.range(from, to)
                        .mapToObj(i -> i % 100 == 50 ? "broken " + prefix : "{\"id\":\"" + prefix + i + "\"}")
                        .collect(Collectors.joining("\n")));
    }

    private static List<String> keys(String prefix, int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> i % 100 != 50)
                .mapToObj(i -> Counted.event(prefix + i).key())
                .toList();
    }

    private static ImportRequest request(ImportFormat format, Path... files) {
        return new ImportRequest(format, ImportOptions.NONE, List.of(files), false);
    }

    private static ImportReport run(ImportFormat format, Path... files) {
        return TestBroker.importer(broker.clients(), 70).run(request(format, files), ImportListener.SILENT);
    }

    @Test
    void aFileIsPublishedWithWhatIsBrokenInItAndItsCursor() throws IOException {
        Path file = lines("whole", 0, 1000);
        List<ImportProgress> progress = new ArrayList<>();

        ImportReport report = TestBroker.importer(broker.clients(), 70).run(request(COUNTED, file), progress::add);

        assertThat(report.items()).isEqualTo(1000);
        assertThat(report.published()).isEqualTo(990);
        assertThat(report.rejected()).isEqualTo(10);
        assertThat(report.reasons()).hasSize(1);
        assertThat(report.reasons().getFirst().examples().getFirst()).startsWith(file + ":51: ");
        assertThat(broker.committed(Topic.COLLECTED, "whole"))
                .hasSameElementsAs(keys("whole", 0, 1000))
                .hasSize(990);
        assertThat(broker.committed(Topic.REJECTED, "whole")).hasSize(10).contains("import:" + file + ":51");
        assertThat(broker.committed(Topic.CURSORS, "import:counted:whole0:")).isNotEmpty();
        assertThat(progress.getFirst().bytes()).isZero();
        assertThat(progress.getLast().bytes())
                .isEqualTo(Files.size(file))
                .isEqualTo(progress.getLast().totalBytes());
        assertThat(progress.getLast().published()).isEqualTo(990);
    }

    @Test
    void aRunThatWasCutOffIsResumedAndPublishesNothingTwice() throws IOException {
        Path file = lines("cut", 0, 1000);
        Counted failing = at(650, () -> {
            throw new IllegalStateException("the end of the process");
        });
        assertThatThrownBy(() -> run(failing, file)).isInstanceOf(IllegalStateException.class);
        int before = broker.committed(Topic.COLLECTED, "cut").size();

        ImportReport report = run(COUNTED, file);

        assertThat(before).isPositive().isLessThan(650);
        assertThat(report.skipped()).isEqualTo(before);
        assertThat(report.published()).isEqualTo(990 - before);
        assertThat(report.rejected()).isEqualTo(10);
        assertThat(broker.committed(Topic.COLLECTED, "cut")).hasSize(990).hasSameElementsAs(keys("cut", 0, 1000));
        assertThat(broker.committed(Topic.REJECTED, "cut")).hasSize(10);
    }

    @Test
    void aRunOverParquetThatWasCutOffIsResumedAndPublishesNothingTwice() throws IOException {
        List<String> rows = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"id\":" + (i % 100 == 50 ? "null" : "\"row" + i + "\"") + "}")
                .toList();
        Path file = ParquetFile.write(folder.resolve("rows"), "SNAPPY", "optional binary id (STRING);", rows);
        Counted failing = at(650, () -> {
            throw new IllegalStateException("the end of the process");
        });
        assertThatThrownBy(() -> run(failing, file)).isInstanceOf(IllegalStateException.class);
        int before = broker.committed(Topic.COLLECTED, "row").size();

        ImportReport report = run(COUNTED, file);

        assertThat(before).isPositive().isLessThan(650);
        assertThat(report.skipped()).isEqualTo(before);
        assertThat(report.published()).isEqualTo(990 - before);
        assertThat(report.reasons().getFirst().examples().getFirst()).isEqualTo(file + ":51");
        assertThat(broker.committed(Topic.COLLECTED, "row")).hasSize(990).hasSameElementsAs(keys("row", 0, 1000));
    }

    @Test
    void whatADeadProcessHadSentButNotCommittedIsUndone() throws IOException, ExecutionException, InterruptedException {
        Path file = lines("open", 0, 100);
        ImportTask task = ImportTask.of(request(COUNTED, file), file);
        Map<String, Object> settings = new HashMap<>(broker.clients().producerSettings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "collector:" + task.name());
        KafkaProducer<byte[], byte[]> dead = new KafkaProducer<>(settings);
        dead.initTransactions();
        dead.beginTransaction();
        assertThat(dead.send(EventRecords.collected(Counted.event("open0")))
                        .get()
                        .hasOffset())
                .isTrue();

        ImportReport report = run(COUNTED, file);

        assertThat(report.published()).isEqualTo(99);
        assertThat(broker.committed(Topic.COLLECTED, "open")).hasSize(99).doesNotHaveDuplicates();
        dead.close(Duration.ZERO);
    }

    @Test
    void aCompleteFileIsPublishedAgainOnlyIfThatIsAsked() throws IOException {
        Path file = lines("again", 0, 100);
        ImportReport first = run(COUNTED, file);

        ImportReport second = run(COUNTED, file);

        assertThat(second.published()).isZero();
        assertThat(second.skipped()).isEqualTo(99);
        assertThat(second.rejected()).isEqualTo(1);
        assertThat(broker.committed(Topic.COLLECTED, "again")).hasSize(99);

        ImportReport third = TestBroker.importer(broker.clients(), 70)
                .run(new ImportRequest(COUNTED, ImportOptions.NONE, List.of(file), true), ImportListener.SILENT);

        assertThat(third).isEqualTo(first);
        assertThat(broker.committed(Topic.COLLECTED, "again")).hasSize(198).hasSameElementsAs(keys("again", 0, 100));
        assertThat(broker.committed(Topic.REJECTED, "again")).hasSize(2);
    }

    @Test
    void filesThatOverlapGiveTheSameEvents() throws IOException {
        ImportReport report = run(COUNTED, lines("lap", 0, 300), lines("lap", 200, 500));

        assertThat(report.items()).isEqualTo(600);
        assertThat(broker.committed(Topic.COLLECTED, "lap")).hasSize(594).hasSameElementsAs(keys("lap", 0, 500));
    }

    @Test
    void aProcessThatIsKilledAgainAndAgainPublishesEverythingOnce() throws IOException, InterruptedException {
        Path file = lines("kill", 0, 3000);
        long seed = 20261015;
        Random random = new Random(seed);
        String last = "";
        for (int life = 1; life <= 5; life++) {
            last = importUntil(file, life == 5 ? "rejected" : "item " + (500 * life + random.nextInt(500)));
        }

        assertThat(last).isEqualTo("rejected 30 and resumed");
        assertThat(broker.committed(Topic.COLLECTED, "kill"))
                .as("seed %s", seed)
                .hasSize(2970)
                .hasSameElementsAs(keys("kill", 0, 3000));
        assertThat(broker.committed(Topic.REJECTED, "kill")).hasSize(30).doesNotHaveDuplicates();
    }

    /** Starts a process that imports a file, and kills it when it says this. */
    private static String importUntil(Path file, String said) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        ImportProcess.class.getName(),
                        broker.address(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            return output.lines()
                    .filter(line -> line.startsWith(said))
                    .findFirst()
                    .orElse("");
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aBrokerThatDiesAndIsBackAtOnceCostsNothing() throws IOException {
        Path file = lines("dies", 0, 500);

        ImportReport report = run(at(250, () -> broker.kafka().kill()), file);

        assertThat(report.published()).isEqualTo(495);
        assertThat(broker.committed(Topic.COLLECTED, "dies")).hasSize(495).hasSameElementsAs(keys("dies", 0, 500));
    }

    @Test
    void aBrokerThatIsAwayIsWaitedForAndThatIsSaid() throws IOException {
        Path file = lines("away", 0, 500);
        Map<String, Object> impatient = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.address(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                2_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                1_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                2_000);
        List<String> heard = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void progress(ImportProgress progress) {}

            @Override
            public void waiting(String why, Duration pause) {
                heard.add("waiting " + pause.toMillis());
                if (heard.size() == 2) {
                    broker.kafka().start();
                }
            }

            @Override
            public void resumed() {
                heard.add("resumed");
            }
        };

        ImportReport report = TestBroker.importer(new KafkaClients(impatient, impatient), 70)
                .run(request(at(250, () -> broker.kafka().stop()), file), listener);

        assertThat(heard).startsWith("waiting 200", "waiting 400").endsWith("resumed");
        assertThat(report.published()).isEqualTo(495);
        assertThat(broker.committed(Topic.COLLECTED, "away")).hasSize(495).hasSameElementsAs(keys("away", 0, 500));
    }

    private static Counted at(int item, Runnable what) {
        AtomicInteger items = new AtomicInteger();
        return new Counted(() -> {
            if (items.incrementAndGet() == item) {
                what.run();
            }
        });
    }

    @Test
    void whoIsOvertakenStopsAndNothingIsPublishedTwice() {
        EventPublishers publishers = new EventPublishers(broker.clients());
        try (EventPublisher first = publishers.open("taken", ImportListener.SILENT)) {
            first.publish(List.of(Counted.event("taken1")));
            try (EventPublisher second = publishers.open("taken", ImportListener.SILENT)) {
                assertThat(second.cursor()).isEqualTo(first.cursor());
                second.publish(List.of(Counted.event("taken2")));

                assertThatThrownBy(() -> first.publish(List.of(Counted.event("taken3"))))
                        .isInstanceOf(TakenOver.class);
                second.publish(List.of(Counted.event("taken4")));
            }
        }

        assertThat(broker.committed(Topic.COLLECTED, "taken"))
                .containsExactlyInAnyOrderElementsOf(List.of("taken1", "taken2", "taken4").stream()
                        .map(id -> Counted.event(id).key())
                        .toList());
    }

    @Test
    void filesThatCannotBeReadAreNamedBeforeAnythingIsDone() throws IOException {
        Path sound = lines("named", 0, 10);
        Path missing = folder.resolve("missing");
        Path empty = Files.createFile(folder.resolve("empty"));

        Path device = Path.of("/dev/null");

        assertThatThrownBy(() -> run(COUNTED, device))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining(Files.exists(device) ? "is no regular file" : "does not exist");
        assertThatThrownBy(() -> run(COUNTED, sound, missing, folder))
                .isInstanceOf(ImportFailed.class)
                .hasMessage("%s does not exist.%n%s is a directory; name the files in it.%nNothing was imported."
                        .formatted(missing, folder));
        assertThatThrownBy(() -> run(COUNTED, empty))
                .isInstanceOf(ImportFailed.class)
                .hasMessageContaining("is empty");
        assertThat(run(COUNTED, empty, sound).warnings()).contains(empty + ": is empty");
        assertThat(broker.committed(Topic.COLLECTED, "named")).hasSize(10);
    }

    @Test
    void bytesThatAreTooManyForARecordAreRejectedByTheirDigest() throws IOException {
        Path file = Files.write(folder.resolve("large"), ("{\"id\":" + "x".repeat(3_000_000)).getBytes(UTF_8));

        ImportReport report = run(COUNTED, file);

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(broker.committed(Topic.REJECTED, file.toString())).hasSize(1);
    }
}
