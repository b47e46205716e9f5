package dev.framewatch.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Makes clients whose keys and values are bytes, from the settings that Boot read: consumers see committed records
 * only, from the start of a topic on, and commit nothing by themselves; producers wait for all replicas, send nothing
 * twice, and put a record where its event's id belongs. Closing it closes the producers of every factory that it made.
 */
public final class KafkaClients implements AutoCloseable {
    /** After this long without its producer an open transaction is ended, so that it never stalls readers for long. */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(20);

    private static final int LONGEST_FETCH = 20;

    private final Map<String, Object> consumer;
    private final Map<String, Object> producer;
    private final List<ConsumerFactory.Listener<byte[], byte[]>> ofMembers;
    private final List<DefaultKafkaProducerFactory<byte[], byte[]>> made = new CopyOnWriteArrayList<>();

    /** Clients with these settings of a consumer and of a producer, as Kafka names them. */
    public KafkaClients(Map<String, Object> consumer, Map<String, Object> producer) {
        this(consumer, producer, List.of());
    }

    KafkaClients(
            Map<String, Object> consumer,
            Map<String, Object> producer,
            List<ConsumerFactory.Listener<byte[], byte[]>> ofMembers) {
        this.consumer = Map.copyOf(consumer);
        this.producer = Map.copyOf(producer);
        this.ofMembers = List.copyOf(ofMembers);
    }

    /** Consumers that share a group's partitions with others for long, so that metrics are kept of each. */
    public DefaultKafkaConsumerFactory<byte[], byte[]> members(String group, Map<String, Object> more) {
        DefaultKafkaConsumerFactory<byte[], byte[]> factory = consumers(group, more);
        ofMembers.forEach(factory::addListener);
        return factory;
    }

    /** Consumers of one group; {@code more} overrides. */
    public DefaultKafkaConsumerFactory<byte[], byte[]> consumers(String group, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(consumer);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.putAll(more);
        return new DefaultKafkaConsumerFactory<>(settings);
    }

    /**
     * A consumer for who reads what lies there and goes; {@code more} overrides. A fetch that the broker holds until there
     * is more holds up what is asked behind it on the same connection, the consumer's end included: half a second by
     * default, which is ten times as long as all the rest of it takes.
     */
    public Consumer<byte[], byte[]> reader(String group, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_FETCH));
        settings.putAll(more);
        return consumers(group, settings).createConsumer();
    }

    /**
     * Producers that send in transactions only, under this transactional id or prefix. A commit sends what waits, so they
     * can linger for full batches and delay nothing.
     */
    public DefaultKafkaProducerFactory<byte[], byte[]> transactional(String transactionalId) {
        Map<String, Object> settings = new HashMap<>(producerSettings());
        if (!producer.containsKey(ProducerConfig.LINGER_MS_CONFIG)) {
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 100);
        }
        DefaultKafkaProducerFactory<byte[], byte[]> factory = factory(settings);
        factory.setTransactionIdPrefix(transactionalId);
        return factory;
    }

    /** Producers outside transactions. */
    public DefaultKafkaProducerFactory<byte[], byte[]> producers() {
        return factory(producerSettings());
    }

    private DefaultKafkaProducerFactory<byte[], byte[]> factory(Map<String, Object> settings) {
        var factory = new DefaultKafkaProducerFactory<byte[], byte[]>(settings);
        made.add(factory);
        return factory;
    }

    /** Settings of a producer of bytes, as Kafka names them, for those who hold a plain client. */
    public Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(producer);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, IdPartitioner.class);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        settings.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        return settings;
    }

    @Override
    public void close() {
        made.forEach(DefaultKafkaProducerFactory::destroy);
    }
}
