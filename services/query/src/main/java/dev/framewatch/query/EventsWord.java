package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.stats.IndicesStats;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which events can be found, in one word that changes as soon as others can: of each index of the generation that is
 * served, how often any of its shards was opened anew. It is looked at again where the last look was longer ago than
 * figures may be old. Safe for several threads.
 */
final class EventsWord {
    private final ElasticsearchClient client;
    private final Duration age;
    private String word = "";
    private long looked;

    /**
     * @param client looks
     * @param age how old the word may be
     */
    EventsWord(ElasticsearchClient client, Duration age) {
        this.client = client;
        this.age = age;
        this.looked = System.nanoTime() - age.toNanos();
    }

    /** The word; empty if there is no index yet. */
    synchronized String now() {
        if (System.nanoTime() - looked >= age.toNanos()) {
            word = look();
            looked = System.nanoTime();
        }
        return word;
    }

    private String look() {
        try {
            Map<String, IndicesStats> indexes = client.indices()
                    .stats(stats -> stats.index(AdoptionIndexes.EVENTS).metric(CommonStatsFlag.Refresh))
                    .indices();
            Map<String, Long> opened = new TreeMap<>();
            indexes.values()
                    .forEach(index -> opened.put(
                            String.valueOf(index.uuid()),
                            Objects.requireNonNull(Objects.requireNonNull(index.total())
                                            .refresh())
                                    .externalTotal()));
            return opened.toString();
        } catch (ElasticsearchException refused) {
            if (refused.status() == 404) {
                return "";
            }
            throw Snapshot.problem(refused);
        } catch (IOException away) {
            throw Problem.elasticsearchAway(away);
        }
    }
}
