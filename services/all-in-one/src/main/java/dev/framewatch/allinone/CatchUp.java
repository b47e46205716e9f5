package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Source;
import dev.framewatch.event.Topic;
import dev.framewatch.kafka.Generation;
import dev.framewatch.kafka.KafkaClients;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How a generation gets everything that had been collected when this was made, whichever processes work on it:
 * classified, then indexed, then searchable and counted in daily rows. What is collected later is not waited for.
 */
final class CatchUp {
    private final Backlog backlog;
    private final ElasticsearchClient elasticsearch;
    private final AdoptionIndexes indexes;
    private final Generation generation;
    private final Map<TopicPartition, Long> collected;
    private @Nullable Map<TopicPartition, Long> classified;
    private @Nullable Map<Source, Long> documents;

    CatchUp(Pipeline pipeline, Generation generation) {
        this.backlog = new Backlog(pipeline.bean(KafkaClients.class));
        this.elasticsearch = pipeline.bean(ElasticsearchClient.class);
        this.indexes = pipeline.bean(AdoptionIndexes.class);
        this.generation = generation;
        this.collected = backlog.ends(Topic.COLLECTED.name());
    }

    /** Whether it is done; asked again and again, it comes to be true. */
    boolean done() throws IOException {
        try {
            return isDone();
        } catch (ElasticsearchException refused) {
            if (refused.status() == 404) {
                return false;
            }
            throw refused;
        }
    }

    private boolean isDone() throws IOException {
        if (classified == null) {
            if (!backlog.isPast(Backlog.Reading.classifiers(generation), collected)) {
                return false;
            }
            classified = backlog.ends(generation.topic().name());
        }
        if (documents == null) {
            if (classified.isEmpty() || !backlog.isPast(Backlog.Reading.indexers(generation, indexes), classified)) {
                return false;
            }
            refresh();
            documents = documents();
            return rowsHold(documents);
        }
        refresh();
        return rowsHold(documents);
    }

    /**
     * Whether the rows count as many events as the documents are, or as they were at the first look: under way, more
     * documents come than rows say.
     */
    private boolean rowsHold(Map<Source, Long> atFirst) throws IOException {
        Map<Source, Long> now = documents();
        for (Source source : Source.values()) {
            long counted = counted(source);
            if (counted != now.getOrDefault(source, 0L) && counted < atFirst.getOrDefault(source, 0L)) {
                return false;
            }
        }
        return true;
    }

    private void refresh() throws IOException {
        elasticsearch.indices().refresh(refresh -> refresh.index(AdoptionIndexes.of(generation.id())));
    }

    private Map<Source, Long> documents() throws IOException {
        Map<Source, Long> documents = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            documents.put(
                    source,
                    elasticsearch
                            .count(count -> count.index(AdoptionIndexes.events(generation.id(), source))
                                    .query(query -> query.bool(bool -> bool.mustNot(not -> not.term(
                                            term -> term.field("removed").value(true))))))
                            .count());
        }
        return documents;
    }

    private long counted(Source source) throws IOException {
        var events = elasticsearch
                .search(
                        search -> search.index(AdoptionIndexes.daily(generation.id()))
                                .size(0)
                                .query(query ->
                                        query.term(term -> term.field("source").value(source.toString())))
                                .aggregations("events", sum -> sum.sum(field -> field.field("events"))),
                        Void.class)
                .aggregations()
                .get("events");
        Double sum = events == null ? null : events.sum().value();
        return sum == null ? 0 : Math.round(sum);
    }

    /** How much of what is collected is indexed by now, 0 to 1: judged by offsets, so about. */
    double progress() throws IOException {
        double done = part(Backlog.Reading.classifiers(generation), collected);
        Map<TopicPartition, Long> ends = backlog.ends(generation.topic().name());
        return ends.isEmpty() ? 0 : done * part(Backlog.Reading.indexers(generation, indexes), ends);
    }

    /** How many records lie on {@code collected}, markers of transactions included. */
    long size() {
        return sum(collected);
    }

    private double part(Backlog.Reading group, Map<TopicPartition, Long> ends) {
        long all = sum(ends);
        return all == 0 ? 1 : Math.min(1, sum(backlog.stands(group, ends.keySet())) / (double) all);
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
