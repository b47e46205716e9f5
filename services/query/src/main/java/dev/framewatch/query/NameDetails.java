package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.framewatch.query.Radar.Example;
import dev.framewatch.query.RadarQuery.Field;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a reader wants to know of a name that rises.
 *
 * @param firstSeen the day of the first event of the kind that has it, with tags or without
 * @param examples the newest events without a tag that have it
 */
record NameDetails(LocalDate firstSeen, List<Example> examples) {
    private static final int EXAMPLES = 3;
    private static final String FIRST = "first";
    private static final Type DOCUMENT = Map.class;

    /** The details of a name in a field, with examples from a window. */
    static NameDetails of(UntaggedEvents events, Field field, String name, Days window) {
        Query having = Query.of(query -> query.bool(all -> all.filter(events.ofTheKind())
                .filter(one -> one.term(term -> term.field(field.property()).value(name)))
                .mustNot(UntaggedEvents.is("removed"))));
        SearchResponse<Map<String, Object>> found = events.snapshot()
                .search(
                        DOCUMENT,
                        search -> search.query(having)
                                .aggregations(FIRST, any -> any.min(min -> min.field(UntaggedEvents.TIME)))
                                .postFilter(events.untagged(UntaggedEvents.during(window)))
                                .size(EXAMPLES)
                                .trackTotalHits(total -> total.enabled(false))
                                .source(source -> source.filter(fields -> fields.includes("id", "title", "url")))
                                .sort(by -> by.field(
                                        time -> time.field(UntaggedEvents.TIME).order(SortOrder.Desc)))
                                .sort(by -> by.field(tie -> tie.field("id").order(SortOrder.Asc))));
        Double first = UntaggedEvents.inside(found.aggregations(), FIRST).min().value();
        return new NameDetails(
                UntaggedEvents.day(Objects.requireNonNull(first, FIRST)),
                found.hits().hits().stream().map(NameDetails::example).toList());
    }

    private static Example example(Hit<Map<String, Object>> hit) {
        Map<String, Object> event = Objects.requireNonNull(hit.source(), "a document without its source");
        String id = String.valueOf(event.get("id"));
        return new Example(id, (String) event.get("title"), (String) event.get("url"), EventsApi.whole(id));
    }
}
