package dev.framewatch.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.framewatch.event.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The indexes of a generation: one for the events of each source, one for the daily rows. Readers go through the
 * aliases, which point to one generation at a time.
 */
public final class AdoptionIndexes {
    /** The alias of all events of the generation that is served. */
    public static final String EVENTS = "adoption-events";
    /** The alias of the daily rows of the generation that is served. */
    public static final String DAILY = "adoption-daily";

    private final ElasticsearchClient client;
    private final IndexSettings settings;

    AdoptionIndexes(ElasticsearchClient client, IndexSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** The index that holds a source's events. */
    public static String events(String generation, Source source) {
        return EVENTS + "-" + generation + "-" + source;
    }

    /** The index that holds a generation's daily rows. */
    public static String daily(String generation) {
        return DAILY + "-" + generation;
    }

    /**
     * Puts the templates, creates what is missing of a generation's indexes, and points the aliases to them if no
     * generation is served yet. Safe to call again, and from several processes at once.
     *
     * @throws IOException if Elasticsearch cannot be reached
     * @throws ElasticsearchException if it refuses
     */
    public void ensure(String generation) throws IOException {
        putTemplate(EVENTS);
        putTemplate(DAILY);
        List<String> events = new ArrayList<>();
        for (Source source : Source.values()) {
            events.add(events(generation, source));
        }
        for (String index : events) {
            create(index, settings.shards(), settings.refreshInterval());
        }
        create(daily(generation), 1, "1s");
        point(EVENTS, events);
        point(DAILY, List.of(daily(generation)));
    }

    /** Every index of a generation, events first. */
    public static List<String> of(String generation) {
        List<String> names = new ArrayList<>(Arrays.stream(Source.values())
                .map(source -> events(generation, source))
                .toList());
        names.add(daily(generation));
        return names;
    }

    private void putTemplate(String name) throws IOException {
        try (InputStream template = AdoptionIndexes.class.getResourceAsStream(name + ".json")) {
            if (template == null) {
                throw new IllegalStateException(name + ".json is not on the class path");
            }
            client.indices().putIndexTemplate(put -> put.name(name).withJson(template));
        }
    }

    private void create(String index, int shards, String refreshInterval) throws IOException {
        if (client.indices().exists(exists -> exists.index(index)).value()) {
            return;
        }
        try {
            client.indices()
                    .create(create -> create.index(index)
                            .settings(layout -> layout.numberOfShards(String.valueOf(shards))
                                    .numberOfReplicas(String.valueOf(settings.replicas()))
                                    .refreshInterval(time -> time.time(refreshInterval))));
        } catch (ElasticsearchException refused) {
            if (!"resource_already_exists_exception".equals(refused.error().type())) {
                throw refused;
            }
        }
    }

    private void point(String alias, List<String> indexes) throws IOException {
        if (!client.indices().existsAlias(exists -> exists.name(alias)).value()) {
            client.indices()
                    .updateAliases(update -> update.actions(
                            action -> action.add(add -> add.alias(alias).indices(indexes))));
        }
    }
}
