package dev.framewatch.elasticsearch;

import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How indexes are laid out when they are created.
 *
 * @param shards primary shards of an index of events, at least 1
 * @param replicas copies of each shard, at least 0
 * @param refreshInterval how often new documents become searchable, as Elasticsearch writes times
 * @param lifecycle the policy of index lifecycle management that they follow. Absent: none, as a node without that needs it
 * @param tiers the data tiers that they lie on, by preference, as Elasticsearch writes them. Absent: its default
 */
@ConfigurationProperties("framewatch.elasticsearch")
record IndexSettings(
        @DefaultValue("1") int shards,
        @DefaultValue("0") int replicas,
        @DefaultValue("5s") String refreshInterval,
        @Nullable String lifecycle,
        @Nullable String tiers) {
    IndexSettings {
        if (shards < 1 || replicas < 0) {
            throw new IllegalArgumentException(
                    "framewatch.elasticsearch.shards must be at least 1, replicas at least 0");
        }
    }

    /** Asks for an index of events. */
    CreateIndexRequest events(String index) {
        return index(index, shards, refreshInterval);
    }

    /** Asks for an index of daily rows, which are few and read often. */
    CreateIndexRequest daily(String index) {
        return index(index, 1, "1s");
    }

    /** Asks for an index that is no generation's: its documents are few, and new ones are searchable when somebody asks. */
    CreateIndexRequest lasting(String index, TypeMapping mapping) {
        return index(index, 1, null).rebuild().mappings(mapping).build();
    }

    private CreateIndexRequest index(String index, int primaries, @Nullable String refreshed) {
        return CreateIndexRequest.of(create -> create.index(index).settings(layout -> {
            layout.numberOfShards(String.valueOf(primaries)).numberOfReplicas(String.valueOf(replicas));
            if (refreshed != null) {
                layout.refreshInterval(time -> time.time(refreshed));
            }
            if (lifecycle != null) {
                layout.lifecycle(policy -> policy.name(lifecycle));
            }
            if (tiers != null) {
                layout.routing(routing ->
                        routing.allocation(allocation -> allocation.include(include -> include.tierPreference(tiers))));
            }
            return layout;
        }));
    }
}
