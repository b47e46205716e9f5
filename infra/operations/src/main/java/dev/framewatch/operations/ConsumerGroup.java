package dev.framewatch.operations;

/**
 * A group of consumers that has to get on.
 *
 * @param service whose it is, such as {@code classifier}
 * @param generation the generation that it works for
 * @param name the group, as Kafka knows it
 * @param topic what it reads
 */
public record ConsumerGroup(String service, String generation, String name, String topic) {}
