package dev.framewatch.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A Kafka broker that is its own controller, for one machine.
 *
 * @param folder its own folder in the data
 * @param port where clients connect
 * @param controllerPort where the broker talks to its controller
 * @param heap its largest heap in MiB
 * @param more further properties, which come before those that it has by itself; listeners come beside
 */
record KafkaSetup(Path folder, int port, int controllerPort, int heap, Map<String, String> more) implements Setup {
    private static final String LISTENERS = "listeners";
    private static final long LEAST_ROOM = 100_000_000;

    @Override
    public ServerKind kind() {
        return ServerKind.KAFKA;
    }

    @Override
    public Path data() {
        return folder.resolve("log");
    }

    /**
     * A broker that cannot write halts, and recovers its logs when it starts again. By the code of Kafka 4.2, a file that
     * cannot be written then empties the log. So it never starts on a full disk, and ends before its disk is full.
     */
    @Override
    public long leastRoom() {
        return LEAST_ROOM;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public List<String> prepare(ServerHome home) throws IOException {
        Path properties = folder.resolve("server.properties");
        try (Writer out = Files.newBufferedWriter(properties)) {
            properties().store(out, null);
        }
        var arguments = new ArrayList<>(List.of(
                "-Xms" + Math.min(heap, 128) + "m",
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlog4j2.configurationFile=" + home.config().resolve("log4j2.properties"),
                "-cp",
                ServerHome.path(home.jars("launcher")) + ":" + ServerHome.path(home.jars("lib")),
                "dev.framewatch.embedded.kafka.KafkaBroker"));
        arguments.add(processLock().toString());
        arguments.add(data().toString());
        arguments.add(properties.toString());
        return arguments;
    }

    /**
     * One replica of everything, and few partitions of the internal topics, so that starting and failing over are quick.
     * The controller takes a broker that was killed back once its session has ended, which is 9 s by default.
     */
    private Properties properties() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader("""
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                message.max.bytes=4194304
                replica.fetch.max.bytes=4194304
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=3000
                log.cleaner.threads=1
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, data())));
        String own = properties.getProperty(LISTENERS);
        properties.putAll(more);
        if (more.containsKey(LISTENERS)) {
            properties.setProperty(LISTENERS, own + "," + more.get(LISTENERS));
        }
        return properties;
    }

    @Override
    public boolean answers() {
        return KafkaProbe.answers(port);
    }
}
