package dev.framewatch.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.get.Feature;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A generation whose indexes can be read.
 *
 * @param id the generation
 * @param taxonomy the version of its taxonomy; absent where its indexes do not tell
 * @param index which index holds its daily rows: another word as soon as that was deleted and made again
 */
public record ServedGeneration(String id, @Nullable String taxonomy, String index) {
    static final String TAXONOMY = "taxonomy";

    /**
     * The one that the aliases point to, if any.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    public static Optional<ServedGeneration> served(ElasticsearchClient client) throws IOException {
        return read(client, AdoptionIndexes.DAILY);
    }

    /**
     * One by its name, if it is there.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    public static Optional<ServedGeneration> find(ElasticsearchClient client, String generation) throws IOException {
        return read(client, AdoptionIndexes.daily(generation));
    }

    private static Optional<ServedGeneration> read(ElasticsearchClient client, String name) throws IOException {
        try {
            return client
                    .indices()
                    .get(get -> get.index(name).features(Feature.Mappings, Feature.Settings))
                    .indices()
                    .entrySet()
                    .stream()
                    .map(index -> new ServedGeneration(
                            index.getKey().substring(AdoptionIndexes.DAILY.length() + 1),
                            taxonomy(index.getValue()),
                            AdoptionIndexes.uuid(index.getValue())))
                    .findFirst();
        } catch (ElasticsearchException refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static @Nullable String taxonomy(IndexState index) {
        JsonData taxonomy =
                index.mappings() == null ? null : index.mappings().meta().get(TAXONOMY);
        return taxonomy == null ? null : taxonomy.to(String.class);
    }
}
