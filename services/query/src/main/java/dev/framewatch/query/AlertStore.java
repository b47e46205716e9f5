package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import dev.framewatch.elasticsearch.AlertIndex;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alerts in Elasticsearch. Each is written once, and changed only as it was read. */
final class AlertStore {
    private static final String STATE = "delivery.state";
    private static final String DUE = "delivery.due";

    private final ElasticsearchClient client;

    AlertStore(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * An alert as it was read.
     *
     * @param number the number that Elasticsearch gave the write of it
     * @param term the term of that number
     */
    record Kept(Alert alert, long number, long term) {}

    /**
     * Writes those that are not there.
     *
     * @return how many were not
     * @throws IOException if Elasticsearch cannot be reached
     */
    int raise(Collection<Alert> alerts) throws IOException {
        List<BulkOperation> writes = alerts.stream()
                .map(alert -> BulkOperation.of(write -> write.create(
                        create -> create.index(AlertIndex.NAME).id(alert.id()).document(alert))))
                .toList();
        if (writes.isEmpty()) {
            return 0;
        }
        BulkResponse answer = client.bulk(bulk -> bulk.operations(writes).refresh(Refresh.True));
        int written = 0;
        for (BulkResponseItem item : answer.items()) {
            if (item.error() != null && item.status() != 409) {
                throw new IOException(
                        "Elasticsearch refused an alert: " + item.error().reason());
            }
            written += item.error() == null ? 1 : 0;
        }
        return written;
    }

    /**
     * Alerts, the last raised first.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    List<Alert> list(AlertQuery query) throws IOException {
        BoolQuery.Builder filter = new BoolQuery.Builder();
        if (!query.states().isEmpty()) {
            filter.filter(any(STATE, query.states().stream().map(Enum::name).toList()));
        }
        if (!query.rules().isEmpty()) {
            filter.filter(any("rule", List.copyOf(query.rules())));
        }
        LocalDate since = query.since();
        if (since != null) {
            filter.filter(time ->
                    time.range(range -> range.untyped(any -> any.field("raised").gte(JsonData.of(since.toString())))));
        }
        return search(filter.build()._toQuery(), query.limit(), by("raised", SortOrder.Desc), by("to", SortOrder.Desc))
                .stream()
                .map(Kept::alert)
                .toList();
    }

    /**
     * Those that are to be sent, the longest due first.
     *
     * @param now when they have to be due
     * @param rules the rules that they are of
     * @param longAgo when one has to have been due that is of no such rule
     * @throws IOException if Elasticsearch cannot be reached
     */
    List<Kept> due(Instant now, Collection<String> rules, Instant longAgo, int most) throws IOException {
        Query due = Query.of(query -> query.bool(all -> all.filter(any(STATE, List.of(Delivery.State.waiting.name())))
                .filter(dueBy(now))
                .minimumShouldMatch("1")
                .should(any("rule", List.copyOf(rules)))
                .should(dueBy(longAgo))));
        return search(due, most, by(DUE, SortOrder.Asc), by("id", SortOrder.Asc));
    }

    private static Query dueBy(Instant time) {
        return Query.of(query ->
                query.range(range -> range.untyped(any -> any.field(DUE).lte(JsonData.of(time.toString())))));
    }

    /**
     * One by its id.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    Optional<Kept> find(String id) throws IOException {
        try {
            GetResponse<Alert> found =
                    client.get(get -> get.index(AlertIndex.NAME).id(id), Alert.class);
            return found.found()
                    ? Optional.of(kept(found.source(), found.seqNo(), found.primaryTerm()))
                    : Optional.empty();
        } catch (ElasticsearchException refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Writes how far its delivery is, unless somebody changed it since it was read.
     *
     * @return it as it is now; empty: somebody did
     * @throws IOException if Elasticsearch cannot be reached
     */
    Optional<Kept> change(Kept kept, Delivery delivery) throws IOException {
        Alert changed = kept.alert().with(delivery);
        try {
            var written = client.index(index -> index.index(AlertIndex.NAME)
                    .id(changed.id())
                    .ifSeqNo(kept.number())
                    .ifPrimaryTerm(kept.term())
                    .document(changed)
                    .refresh(Refresh.True));
            return Optional.of(kept(changed, written.seqNo(), written.primaryTerm()));
        } catch (ElasticsearchException refused) {
            if (refused.status() == 409 || refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private List<Kept> search(Query query, int most, SortOptions... order) throws IOException {
        SearchResponse<Alert> found = client.search(
                search -> search.index(AlertIndex.NAME)
                        .ignoreUnavailable(true)
                        .allowPartialSearchResults(false)
                        .trackTotalHits(total -> total.enabled(false))
                        .seqNoPrimaryTerm(true)
                        .size(most)
                        .query(query)
                        .sort(List.of(order)),
                Alert.class);
        return found.hits().hits().stream().map(AlertStore::kept).toList();
    }

    private static Kept kept(Hit<Alert> hit) {
        return kept(hit.source(), hit.seqNo(), hit.primaryTerm());
    }

    private static Kept kept(@Nullable Alert alert, @Nullable Long number, @Nullable Long term) {
        return new Kept(Objects.requireNonNull(alert), Objects.requireNonNull(number), Objects.requireNonNull(term));
    }

    private static Query any(String field, List<String> values) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(these -> these.value(values.stream().map(FieldValue::of).toList()))));
    }

    private static SortOptions by(String field, SortOrder order) {
        FieldType type = field.equals("id") ? FieldType.Keyword : FieldType.Date;
        return SortOptions.of(sort ->
                sort.field(FieldSort.of(by -> by.field(field).order(order).unmappedType(type))));
    }
}
