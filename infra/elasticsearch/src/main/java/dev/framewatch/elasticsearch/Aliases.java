package dev.framewatch.elasticsearch;

import static dev.framewatch.elasticsearch.AdoptionIndexes.DAILY;
import static dev.framewatch.elasticsearch.AdoptionIndexes.EVENTS;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.elasticsearch.indices.update_aliases.AddAction;
import co.elastic.clients.elasticsearch.indices.update_aliases.RemoveAction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that the indexes are read and written under. */
record Aliases(ElasticsearchClient client) {
    /** Gives each index of a generation the name that it is written under. */
    void write(String generation) throws IOException {
        List<Action> names = AdoptionIndexes.of(generation).stream()
                .map(index -> AddAction.of(add -> add.index(index).alias(AdoptionIndexes.writing(index)))
                        ._toAction())
                .toList();
        client.indices().updateAliases(update -> update.actions(names));
    }

    /** Has a generation read and no other, in one step. */
    void serve(String generation) throws IOException {
        client.indices()
                .updateAliases(
                        update -> update.actions(away(EVENTS), away(DAILY), events(generation), daily(generation)));
    }

    /** Has all indexes of a generation read where only some are, and no other generation's. */
    void complete(String generation) throws IOException {
        Set<String> served = served();
        List<String> whole = AdoptionIndexes.of(generation);
        if (served.isEmpty() || !whole.containsAll(served) || served.containsAll(whole)) {
            return;
        }
        String one = served.iterator().next();
        String alias = one.startsWith(DAILY) ? DAILY : EVENTS;
        // Fails, and all of the request with it, if another generation was promoted meanwhile.
        RemoveAction still =
                RemoveAction.of(remove -> remove.index(one).alias(alias).mustExist(true));
        try {
            client.indices().updateAliases(update -> update.actions(still, events(generation), daily(generation)));
        } catch (ElasticsearchException refused) {
            if (refused.status() != 404) {
                throw refused;
            }
        }
    }

    /** The indexes that are read. */
    Set<String> served() throws IOException {
        return client.indices().getAlias(get -> get.index(EVENTS + "-*", DAILY + "-*")).aliases().entrySet().stream()
                .filter(index -> index.getValue().aliases().containsKey(EVENTS)
                        || index.getValue().aliases().containsKey(DAILY))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static AddAction events(String generation) {
        return AddAction.of(add -> add.alias(EVENTS).indices(AdoptionIndexes.events(generation)));
    }

    private static AddAction daily(String generation) {
        return AddAction.of(add -> add.alias(DAILY).index(AdoptionIndexes.daily(generation)));
    }

    private static RemoveAction away(String alias) {
        return RemoveAction.of(remove -> remove.alias(alias).index(alias + "-*").mustExist(false));
    }
}
