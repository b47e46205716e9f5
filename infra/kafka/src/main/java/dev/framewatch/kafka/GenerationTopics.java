package dev.framewatch.kafka;

import dev.framewatch.event.Topic;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.kafka.core.KafkaAdmin;

/** What a generation has on the broker beside its record: a topic and two consumer groups. */
public final class GenerationTopics {
    private final KafkaAdmin kafka;
    private final TopicSettings settings;

    GenerationTopics(KafkaAdmin kafka, TopicSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** A topic as it is made here. */
    static NewTopic layout(Topic topic, TopicSettings settings) {
        Map<String, String> own = new LinkedHashMap<>(topic.settings());
        settings.inSync().ifPresent(copies -> own.put("min.insync.replicas", String.valueOf(copies)));
        return new NewTopic(topic.name(), topic.spread() ? settings.partitions() : 1, settings.replicationFactor())
                .configs(own);
    }

    /** Makes the generation's topic if it is not there. */
    public void ensure(Generation generation) {
        kafka.createOrModifyTopics(layout(generation.topic(), settings));
    }

    /** Whether a process still reads for the generation. */
    public boolean isRead(Generation generation) {
        try (Admin admin = admin()) {
            List<String> there = remains(admin, generation);
            List<String> groups = groups(generation).filter(there::contains).toList();
            return get(admin.describeConsumerGroups(groups).all()).values().stream()
                    .anyMatch(group -> !group.members().isEmpty());
        }
    }

    /** The names of what is there of the generation. */
    public List<String> remains(Generation generation) {
        try (Admin admin = admin()) {
            return remains(admin, generation);
        }
    }

    /** Deletes what is there of the generation; nobody may read for it any more. */
    public void delete(Generation generation) {
        try (Admin admin = admin()) {
            String topic = generation.topic().name();
            List<String> there = remains(admin, generation);
            if (there.contains(topic)) {
                unlessGone(admin.deleteTopics(List.of(topic)).all());
            }
            for (String group : groups(generation).filter(there::contains).toList()) {
                unlessGone(admin.deleteConsumerGroups(List.of(group)).all());
            }
        }
    }

    private static List<String> remains(Admin admin, Generation generation) {
        Set<String> names = new HashSet<>(get(admin.listTopics().names()));
        get(admin.listGroups().all()).stream().map(GroupListing::groupId).forEach(names::add);
        return Stream.concat(Stream.of(generation.topic().name()), groups(generation))
                .filter(names::contains)
                .toList();
    }

    private static Stream<String> groups(Generation generation) {
        return Stream.of(generation.classifiers(), generation.indexers());
    }

    private Admin admin() {
        return Admin.create(kafka.getConfigurationProperties());
    }

    private static void unlessGone(KafkaFuture<Void> deletion) {
        try {
            get(deletion);
        } catch (UnknownTopicOrPartitionException | GroupIdNotFoundException gone) {
            return;
        }
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof KafkaException refused ? refused : new KafkaException(failure);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new KafkaException(asked);
        }
    }
}
