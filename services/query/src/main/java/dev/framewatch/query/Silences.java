package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.query.Rule.Silence;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of which nothing came for longer than a rule says: by the times of their events, when the newest happened
 * or was seen. One of which nothing ever came is silent from the rule's beginning on. Stars do not count, which are
 * counted each day whether or not GitHub's events come; models do, being all that Hugging Face tells.
 */
final class Silences {
    private static final Query STARS =
            Query.of(query -> query.term(term -> term.field("kind").value(Kind.STARS.toString())));

    private final ElasticsearchClient client;

    Silences(ElasticsearchClient client) {
        this.client = client;
    }

    /**
     * Those that a rule finds.
     *
     * @param since when it began
     */
    List<Finding> of(Silence rule, Instant since, Instant now) throws IOException {
        List<Finding> found = new ArrayList<>();
        Optional<ServedGeneration> served = ServedGeneration.served(client);
        for (Source source : rule.sources()) {
            Instant newest = served.isEmpty()
                    ? since
                    : newest(AdoptionIndexes.events(served.get().id(), source), now)
                            .orElse(since);
            finding(rule, source, newest, now).ifPresent(found::add);
        }
        return found;
    }

    /**
     * What there is to tell of a source, if anything. Its window is one of those of the rule's length in which all time is
     * cut, so that an event which comes late moves no silence into another window more than once.
     *
     * @param newest the newest sign of it, or from when on one is waited for
     */
    static Optional<Finding> finding(Silence rule, Source source, Instant newest, Instant now) {
        Instant end = newest.plus(rule.longest());
        if (now.isBefore(end)) {
            return Optional.empty();
        }
        long length = rule.longest().toSeconds();
        Instant slot = Instant.ofEpochSecond(Math.floorDiv(newest.getEpochSecond(), length) * length);
        String events = EventsApi.LIST + "?source=" + source;
        return Optional.of(new Finding(
                source.toString(),
                null,
                source.toString(),
                slot.toString(),
                newest,
                end,
                "Nothing came from " + source + " for " + rule.longest().toHours() + " hours after " + newest + ".",
                null,
                null,
                SharesApi.PATH + "?window=30d&source=" + source,
                events));
    }

    /** The newest time of any event, but not one that is still to come. */
    private Optional<Instant> newest(String index, Instant now) throws IOException {
        Map<String, Aggregate> times = client.search(
                        search -> search.index(index)
                                .ignoreUnavailable(true)
                                .size(0)
                                .trackTotalHits(total -> total.enabled(false))
                                .query(query -> query.bool(all -> all.mustNot(UntaggedEvents.is("removed"), STARS)))
                                .aggregations("occurred", latest("occurredAt"))
                                .aggregations("observed", latest("observedAt")),
                        Void.class)
                .aggregations();
        double newest = times.values().stream()
                .map(time -> time.max().value())
                .mapToDouble(value -> value == null || value.isInfinite() ? Double.NEGATIVE_INFINITY : value)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        return Double.isInfinite(newest)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(Math.min((long) newest, now.toEpochMilli())));
    }

    private static Aggregation latest(String time) {
        return Aggregation.of(any -> any.max(max -> max.field(time)));
    }
}
