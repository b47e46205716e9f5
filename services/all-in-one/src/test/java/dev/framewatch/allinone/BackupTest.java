package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Backups;
import dev.framewatch.kafka.KafkaClients;
import dev.framewatch.kafka.backup.BackupFailed;
import dev.framewatch.kafka.backup.BackupListener;
import dev.framewatch.kafka.backup.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup that is brought back to another Kafka: the same records at the same offsets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {
    private static final long SMALL_FILES = 4_000;
    private static final int MANY = 60;
    private static final int FEW = 8;

    private final Path data;
    private final Pipeline first;
    private final Random random = new Random(17);

    BackupTest(@TempDir Path data) throws Exception {
        this.data = data;
        this.first = start(data.resolve("first"));
        fill(first, MANY);
    }

    @AfterAll
    void end() {
        first.close();
    }

    @Test
    void comesBackRecordByRecordToTheOffsetsThatTheyHad() throws Exception {
        Path folder = data.resolve("whole");
        make(folder);
        fill(first, MANY);

        Manifest manifest = make(folder);

        assertThat(manifest.records()).isGreaterThan(1_000);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".zst")).count())
                    .isGreaterThan(20);
        }
        try (Pipeline second = start(data.resolve("second"))) {
            second.bean(Backups.class).restore(folder, BackupListener.SILENT);

            assertThat(records(second)).isEqualTo(records(first)).hasSizeGreaterThan(8);
            assertThat(second.bean(Backups.class).restore(folder, BackupListener.SILENT))
                    .isEqualTo(manifest);
            assertThat(records(second)).isEqualTo(records(first));
        }
    }

    @Test
    void oneThatIsInterruptedIsGoneOnWith() throws Exception {
        Path folder = data.resolve("interrupted");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> first.bean(Backups.class).make(folder, SMALL_FILES, after(300)));
        make(folder);
        try (Pipeline second = start(data.resolve("interrupted-second"))) {
            Backups backups = second.bean(Backups.class);
            for (long records : List.of(100L, 400L, 900L)) {
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> backups.restore(folder, after(records)));
            }

            backups.restore(folder, BackupListener.SILENT);

            assertThat(records(second)).isEqualTo(records(first));
        }
    }

    @Test
    void whatCameSinceItIsBackStaysAndAnotherRestoreIsRefused() throws Exception {
        Path folder = data.resolve("used");
        make(folder);
        try (Pipeline second = start(data.resolve("used-second"))) {
            Backups backups = second.bean(Backups.class);
            backups.restore(folder, BackupListener.SILENT);
            fill(second, FEW);

            assertRefuses(second, folder, "The topic collected is back already, and");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void whatCameWhileItWasInterruptedStaysToo(int partition) throws Exception {
        Path folder = data.resolve("between-" + partition);
        make(folder);
        try (Pipeline second = start(data.resolve("between-second-" + partition))) {
            Backups backups = second.bean(Backups.class);
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> backups.restore(folder, after(1)));
            try (Producer<byte[], byte[]> producer =
                    second.bean(KafkaClients.class).producers().createProducer()) {
                for (int i = 0; i < 500; i++) {
                    producer.send(record(Topic.COLLECTED, partition)).get();
                }
            }

            assertRefuses(second, folder, "The topic collected came back in part, and");
        }
    }

    /** A restore says why, and changes nothing. */
    private static void assertRefuses(Pipeline pipeline, Path folder, String why) {
        Map<String, List<String>> before = records(pipeline);
        assertThatExceptionOfType(BackupFailed.class)
                .isThrownBy(() -> pipeline.bean(Backups.class).restore(folder, BackupListener.SILENT))
                .withMessageContaining(why);
        assertThat(records(pipeline)).isEqualTo(before);
    }

    @Test
    void aFileThatIsNotAsItWasIsToldAndNothingComesBack() throws Exception {
        Path folder = data.resolve("broken");
        Manifest manifest = make(folder);
        Path file = folder.resolve(manifest.topics()
                .getLast()
                .partitions()
                .getFirst()
                .files()
                .getFirst()
                .name());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Answer verified = Answer.to("backup", folder.toString(), "--verify");
        Answer restored = Answer.to(
                "restore",
                folder.toString(),
                "--data",
                data.resolve("broken-second").toString());

        for (Answer answer : List.of(verified, restored)) {
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err())
                    .contains(file.toString(), "SHA-256 differs")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aKafkaWithOtherRecordsIsLeftAlone() throws Exception {
        Path folder = data.resolve("other");
        make(folder);
        try (Pipeline second = start(data.resolve("other-second"))) {
            fill(second, FEW);
            Map<String, List<String>> before = records(second);

            assertThatExceptionOfType(BackupFailed.class)
                    .isThrownBy(() -> second.bean(Backups.class).restore(folder, BackupListener.SILENT))
                    .withMessageContaining("has records already");
            assertThat(records(second)).isEqualTo(before);
            assertThatExceptionOfType(BackupFailed.class)
                    .isThrownBy(() -> second.bean(Backups.class).make(folder, BackupListener.SILENT))
                    .withMessageContaining("a backup of another Kafka");
        }
    }

    @Test
    void theCommandsSayWhatTheyDid() {
        String folder = data.resolve("by-command").toString();
        String from = data.resolve("first").toString();

        Answer made = Answer.to("backup", folder, "--data", from);
        Answer verified = Answer.to("backup", folder, "--verify");
        Answer refused = Answer.to("restore", folder, "--data", from);
        Answer nothing = Answer.to("backup", data.resolve("nowhere").toString(), "--verify");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).containsPattern("collected +4 +\\d+").containsPattern("rules +1 +\\d+");
        assertThat(verified.out()).isEqualTo(made.out());
        assertThat(refused.err()).contains("are held by process", "end it first");
        assertThat(nothing.err()).contains("holds no backup");
    }

    private Manifest make(Path folder) {
        return first.bean(Backups.class).make(folder, SMALL_FILES, BackupListener.SILENT);
    }

    private static Pipeline start(Path data) {
        return Pipeline.start(Installation.in(data), "a test", List.of(Part.TOPICS));
    }

    /** Ends what it listens to after so many records, as a crash does. */
    private static BackupListener after(long most) {
        return new BackupListener() {
            private long records;

            @Override
            public void done(String topic, long more) {
                records += more;
                if (records >= most) {
                    throw new IllegalStateException("as if it had crashed");
                }
            }
        };
    }

    /** Writes to all topics, in so many transactions each and outside, some given up, so that all sorts of offsets miss. */
    private void fill(Pipeline pipeline, int transactions) throws Exception {
        KafkaClients clients = pipeline.bean(KafkaClients.class);
        try (Producer<byte[], byte[]> transactional =
                        clients.transactional("fill-").createProducer();
                Producer<byte[], byte[]> plain = clients.producers().createProducer()) {
            for (Topic topic : Topic.OF_RECORD) {
                int partitions = plain.partitionsFor(topic.name()).size();
                plain.send(record(topic, 0)).get();
                for (int i = 0; i < transactions; i++) {
                    int partition = random.nextInt(partitions);
                    transactional.beginTransaction();
                    for (int left = random.nextInt(4); left >= 0; left--) {
                        var ignored = transactional.send(record(topic, partition));
                    }
                    transactional.flush();
                    if (random.nextInt(4) == 0) {
                        transactional.abortTransaction();
                    } else {
                        transactional.commitTransaction();
                    }
                    if (random.nextInt(3) == 0) {
                        plain.send(record(topic, partition)).get();
                    }
                }
            }
        }
        awaitEnds(clients);
        // the first place of a partition is missing, as after compaction
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", pipeline.servers().orElseThrow().bootstrapServers()))) {
            policy(admin, "compact,delete");
            admin.deleteRecords(Map.of(new TopicPartition(Topic.RULES.name(), 0), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
            policy(admin, "compact");
        }
    }

    /** The end of a transaction is written after its producer was told that it is certain. */
    private static void awaitEnds(KafkaClients clients) {
        try (Consumer<byte[], byte[]> certain =
                        clients.consumers("look", Map.of()).createConsumer();
                Consumer<byte[], byte[]> written = clients.consumers(
                                "look", Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"))
                        .createConsumer()) {
            List<TopicPartition> all = Topic.OF_RECORD.stream()
                    .flatMap(topic -> certain.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            await().until(() -> certain.endOffsets(all).equals(written.endOffsets(all)));
        }
    }

    private static void policy(Admin admin, String policy) throws Exception {
        ConfigResource rules = new ConfigResource(ConfigResource.Type.TOPIC, Topic.RULES.name());
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(rules, List.of(change))).all().get();
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, int partition) {
        byte[] value = new byte[random.nextInt(200)];
        random.nextBytes(value);
        byte[] key = ("key" + random.nextInt(50)).getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic.name(),
                partition,
                System.currentTimeMillis() - random.nextInt(60_000),
                key,
                random.nextInt(9) == 0 ? null : value);
        record.headers().add("ce_id", value).add("empty", null);
        return record;
    }

    /** What readers see of each partition, and where it ends. */
    private static Map<String, List<String>> records(Pipeline pipeline) {
        Map<String, List<String>> records = new TreeMap<>();
        try (Consumer<byte[], byte[]> reader =
                pipeline.bean(KafkaClients.class).consumers("look", Map.of()).createConsumer()) {
            List<TopicPartition> all = Topic.OF_RECORD.stream()
                    .flatMap(topic -> reader.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            all.forEach(one -> records.put(one.toString(), new ArrayList<>()));
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            while (all.stream().anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
                reader.poll(Duration.ofMillis(200))
                        .forEach(record -> records.getOrDefault(
                                        new TopicPartition(record.topic(), record.partition()).toString(),
                                        new ArrayList<>())
                                .add(text(record)));
            }
            for (TopicPartition one : all) {
                List<String> seen = records.getOrDefault(one.toString(), new ArrayList<>());
                // what takes back a null that only fills a place
                seen.removeIf(line -> one.topic().equals(Topic.RULES.name()) && line.startsWith("0 "));
                seen.add("end " + ends.getOrDefault(one, 0L));
            }
        }
        return records;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() + " " + record.timestamp() + " " + Arrays.toString(record.key()) + " "
                + Arrays.toString(record.value()) + " " + record.headers();
    }
}
