package dev.framewatch.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.elasticsearch.indices.put_index_template.IndexTemplateMapping;
import co.elastic.clients.elasticsearch.slm.PutLifecycleRequest;
import co.elastic.clients.json.JsonData;
import dev.framewatch.event.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of a generation: one for the events of each source, one for the daily rows. Readers go through the
 * aliases, which point to one generation at a time.
 */
public final class AdoptionIndexes {
    /** The alias of all events of the generation that is served. */
    public static final String EVENTS = "adoption-events";
    /** The alias of the daily rows of the generation that is served. */
    public static final String DAILY = "adoption-daily";

    private static final Logger LOG = LoggerFactory.getLogger(AdoptionIndexes.class);

    private final ElasticsearchClient client;
    private final IndexSettings settings;
    private final SnapshotSettings snapshots;
    private final Aliases aliases;

    AdoptionIndexes(ElasticsearchClient client, IndexSettings settings, SnapshotSettings snapshots) {
        this.client = client;
        this.settings = settings;
        this.snapshots = snapshots;
        this.aliases = new Aliases(client);
    }

    /** The index that holds a source's events. */
    public static String events(String generation, Source source) {
        return EVENTS + "-" + generation + "-" + source;
    }

    /** The indexes that hold a generation's events, one a source. */
    public static List<String> events(String generation) {
        return Arrays.stream(Source.values())
                .map(source -> events(generation, source))
                .toList();
    }

    /**
     * The name that an index is written under: an alias that only {@link #ensure} makes. A bulk request that requires
     * one never makes an index by itself, whatever the settings of the node, with a mapping that it guessed.
     */
    public static String writing(String index) {
        return "write-" + index;
    }

    /** The index that holds a generation's daily rows. */
    public static String daily(String generation) {
        return DAILY + "-" + generation;
    }

    /**
     * Puts the templates and creates what is missing of a generation's indexes; those that are there get the fields that
     * the templates have and they do not. Has snapshots made where that is configured; a node that refuses that is logged.
     * Safe to call again, and from several processes at once.
     *
     * @return whether any index was missing
     * @throws IOException if Elasticsearch cannot be reached
     * @throws ElasticsearchException if it refuses
     */
    public boolean ensure(String generation) throws IOException {
        PutIndexTemplateRequest events = putTemplate(EVENTS);
        PutIndexTemplateRequest daily = putTemplate(DAILY);
        boolean missing = false;
        for (String index : events(generation)) {
            missing |= create(settings.events(index), events);
        }
        missing |= create(settings.daily(daily(generation)), daily);
        aliases.write(generation);
        putSnapshots();
        return missing;
    }

    private void putSnapshots() throws IOException {
        Optional<PutLifecycleRequest> policy = snapshots.policy();
        if (policy.isPresent()) {
            try {
                client.slm().putLifecycle(policy.get());
            } catch (ElasticsearchException refused) {
                LOG.warn("Elasticsearch makes no snapshots, since it refuses {}", policy.get(), refused);
            }
        }
    }

    /**
     * Which indexes a generation has, in one word: another one as soon as any of them was deleted and made again, or
     * restored. Empty if one is missing.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    public Optional<String> identity(String generation) throws IOException {
        List<String> all = of(generation);
        var there = client.indices()
                .getSettings(get -> get.index(all).flatSettings(false).ignoreUnavailable(true))
                .settings();
        return there.keySet().containsAll(all)
                ? Optional.of(
                        all.stream().map(there::get).map(AdoptionIndexes::uuid).collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    /**
     * Notes with a generation's indexes which taxonomy its tags are from, for {@link ServedGeneration}.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    public void label(String generation, String taxonomy) throws IOException {
        client.indices()
                .putMapping(put -> put.index(daily(generation)).meta(ServedGeneration.TAXONOMY, JsonData.of(taxonomy)));
    }

    /**
     * Points the aliases to a generation if none is served yet.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    public void serveIfNone(String generation) throws IOException {
        if (aliases.served().isEmpty()) {
            aliases.serve(generation);
        }
    }

    /**
     * Puts every index of a generation behind the aliases if one of them is there and no other generation's: those that
     * were deleted and made again are not.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    public void serveWhole(String generation) throws IOException {
        aliases.complete(generation);
    }

    /**
     * Points the aliases to a generation and to no other, in one step: a query before it reads the one, a query after it
     * the other, and none finds nothing.
     *
     * @throws IOException if Elasticsearch cannot be reached
     * @throws ElasticsearchException if it refuses, such as when an index of the generation is missing
     */
    public void serve(String generation) throws IOException {
        aliases.serve(generation);
    }

    /**
     * The indexes that are there of a generation.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    public List<String> remains(String generation) throws IOException {
        List<String> there = new ArrayList<>();
        for (String index : of(generation)) {
            if (client.indices().exists(exists -> exists.index(index)).value()) {
                there.add(index);
            }
        }
        return there;
    }

    /**
     * Deletes the indexes of a generation that is not served.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    public void delete(String generation) throws IOException {
        for (String index : remains(generation)) {
            client.indices().delete(delete -> delete.index(index).ignoreUnavailable(true));
        }
    }

    /** Every index of a generation, events first. */
    public static List<String> of(String generation) {
        List<String> names = new ArrayList<>(events(generation));
        names.add(daily(generation));
        return names;
    }

    private PutIndexTemplateRequest putTemplate(String name) throws IOException {
        try (InputStream template = AdoptionIndexes.class.getResourceAsStream(name + ".json")) {
            if (template == null) {
                throw new IllegalStateException(name + ".json is not on the class path");
            }
            PutIndexTemplateRequest request =
                    PutIndexTemplateRequest.of(put -> put.name(name).withJson(template));
            client.indices().putIndexTemplate(request);
            return request;
        }
    }

    /** What an older version laid out lacks the fields that came since, and may refuse those that are still to come. */
    private void putFields(String index, PutIndexTemplateRequest template) throws IOException {
        IndexTemplateMapping layout = Objects.requireNonNull(template.template());
        TypeMapping mapping = Objects.requireNonNull(layout.mappings());
        client.indices()
                .putMapping(put -> put.index(index).dynamic(mapping.dynamic()).properties(mapping.properties()));
    }

    /** The word by which Elasticsearch tells an index from any other of its name. */
    static String uuid(IndexState state) {
        return Objects.requireNonNull(
                Objects.requireNonNull(Objects.requireNonNull(state.settings()).index())
                        .uuid());
    }

    private boolean create(CreateIndexRequest index, PutIndexTemplateRequest template) throws IOException {
        if (client.indices().exists(exists -> exists.index(index.index())).value()) {
            putFields(index.index(), template);
            return false;
        }
        try {
            client.indices().create(index);
        } catch (ElasticsearchException refused) {
            if (!"resource_already_exists_exception".equals(refused.error().type())) {
                throw refused;
            }
        }
        return true;
    }
}
