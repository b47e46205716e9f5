package dev.framewatch.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import java.io.IOException;

/** The index of what was published, beside those of the generations: no promotion and no rebuild touches it. */
public final class PublishedIndex {
    /** Its name. */
    public static final String NAME = "adoption-published";

    private final ElasticsearchClient client;
    private final IndexSettings settings;

    PublishedIndex(ElasticsearchClient client, IndexSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * Makes it where it is not there, and adds the fields that one of an older version lacks. Safe from several processes
     * at once.
     *
     * @return whether it was made by this
     * @throws IOException if Elasticsearch cannot be reached
     */
    public boolean ensure() throws IOException {
        if (client.indices().exists(exists -> exists.index(NAME)).value()) {
            client.indices()
                    .putMapping(put -> put.index(NAME).properties(mapping().properties()));
            return false;
        }
        try {
            client.indices().create(settings.lasting(NAME, mapping()));
            return true;
        } catch (ElasticsearchException refused) {
            if (!"resource_already_exists_exception".equals(refused.error().type())) {
                throw refused;
            }
            return false;
        }
    }

    private static TypeMapping mapping() {
        return TypeMapping.of(mapping -> mapping.dynamic(DynamicMapping.Strict)
                .properties("day", day -> day.date(date -> date.format("strict_date")))
                .properties("published", time -> time.date(date -> date))
                .properties("generation", word -> word.keyword(keyword -> keyword))
                .properties("taxonomy", word -> word.keyword(keyword -> keyword))
                .properties("index", answer -> answer.object(object -> object.enabled(false)))
                .properties("shares", answer -> answer.object(object -> object.enabled(false))));
    }
}
