package dev.framewatch.allinone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/** The processes of one service, which share a consumer group and join and leave it. */
final class SoakGroup implements AutoCloseable {
    private final String kind;
    private final Path folder;
    private final Map<String, String> settings;
    private final Admin kafka;
    private final List<SoakService> members = new ArrayList<>();
    private int started;

    /** A group without a member; {@code settings} are for each of them. */
    SoakGroup(String kind, Path folder, Map<String, String> settings, Admin kafka) {
        this.kind = kind;
        this.folder = folder;
        this.settings = settings;
        this.kafka = kafka;
    }

    /** Starts one more. */
    void join() throws IOException {
        started++;
        members.add(SoakService.start(kind, folder.resolve(kind + "-" + started + ".log"), settings));
    }

    /** Has the eldest, which leads the group, end in order. */
    void leave() throws IOException, InterruptedException {
        members.removeFirst().leave();
    }

    /** Whether Kafka has shared the partitions among all of them and nobody else. */
    boolean stable() throws InterruptedException {
        String group = kind + "-1";
        try {
            ConsumerGroupDescription description =
                    kafka.describeConsumerGroups(List.of(group)).all().get().get(group);
            return description != null
                    && description.groupState() == GroupState.STABLE
                    && description.members().size() == members.size();
        } catch (ExecutionException unknown) {
            return false;
        }
    }

    /** How many rebalances each of them has taken part in. */
    Map<SoakService, Long> rebalances() throws IOException, InterruptedException {
        Map<SoakService, Long> counts = new HashMap<>();
        for (SoakService member : members) {
            counts.put(member, member.rebalances());
        }
        return counts;
    }

    /** How many there were since then, as who saw most of them says. */
    long rebalancesSince(Map<SoakService, Long> before) throws IOException, InterruptedException {
        return rebalances().entrySet().stream()
                .mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L))
                .max()
                .orElse(0);
    }

    /** Processor time of those that are there, until now. */
    Duration processorTime() {
        return members.stream().map(SoakService::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    /** Kills who is left. */
    @Override
    public void close() {
        members.forEach(SoakService::kill);
    }
}
