package dev.framewatch.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/**
 * The index of what rules told, and how far its delivery is, beside those of the generations: no promotion and no rebuild
 * touches it.
 */
public final class AlertIndex {
    /** Its name. */
    public static final String NAME = "adoption-alerts";

    private static final String CREATED = "created";

    private final ElasticsearchClient client;
    private final IndexSettings settings;

    AlertIndex(ElasticsearchClient client, IndexSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * Makes it where it is not there, and adds the fields that one of an older version lacks. Safe from several processes
     * at once.
     *
     * @param now written down with it, where it is made
     * @return when it was made
     * @throws IOException if Elasticsearch cannot be reached
     */
    public Instant ensure(Instant now) throws IOException {
        if (client.indices().exists(exists -> exists.index(NAME)).value()) {
            client.indices()
                    .putMapping(put -> put.index(NAME).properties(mapping(now).properties()));
        } else {
            make(now);
        }
        IndexState index = Objects.requireNonNull(
                client.indices().get(get -> get.index(NAME)).indices().get(NAME));
        JsonData created = Objects.requireNonNull(index.mappings()).meta().get(CREATED);
        return created == null ? now : Instant.parse(created.to(String.class));
    }

    private void make(Instant now) throws IOException {
        // Nobody who writes to one that was deleted meanwhile makes it by that, with a mapping that was guessed.
        client.indices()
                .putIndexTemplate(
                        put -> put.name(NAME).indexPatterns(NAME).priority(500L).allowAutoCreate(false));
        try {
            client.indices().create(settings.lasting(NAME, mapping(now)));
        } catch (ElasticsearchException refused) {
            if (!"resource_already_exists_exception".equals(refused.error().type())) {
                throw refused;
            }
        }
    }

    private static TypeMapping mapping(Instant now) {
        TypeMapping.Builder mapping =
                new TypeMapping.Builder().dynamic(DynamicMapping.Strict).meta(CREATED, JsonData.of(now.toString()));
        for (String word : new String[] {"id", "rule", "type", "source", "kind", "window"}) {
            mapping.properties(word, any -> any.keyword(keyword -> keyword));
        }
        for (String shown : new String[] {"subject", "sentence", "link", "events"}) {
            mapping.properties(shown, any -> any.keyword(keyword -> keyword.index(false)));
        }
        for (String time : new String[] {"from", "to", "raised"}) {
            mapping.properties(time, any -> any.date(date -> date));
        }
        for (String figure : new String[] {"before", "after"}) {
            mapping.properties(figure, any -> any.object(object -> object.enabled(false)));
        }
        return mapping.properties(
                        "delivery",
                        any -> any.object(delivery -> delivery.properties(
                                        "state", state -> state.keyword(keyword -> keyword))
                                .properties("tries", tries -> tries.integer(number -> number))
                                .properties("due", due -> due.date(date -> date))
                                .properties("sent", sent -> sent.date(date -> date))
                                .properties("failure", failure -> failure.keyword(keyword -> keyword.index(false)))))
                .build();
    }
}
