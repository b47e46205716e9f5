package dev.framewatch.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.framewatch.elasticsearch.AdoptionIndexes;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Source;
import dev.framewatch.query.DailyRows.Rows;
import java.util.List;
import java.util.Map;

/**
 * The rows of a query if each owner counts once: in a window and kind once for each framework that any of his events
 * shows, and once in the denominators. They are read from the events, since a daily row knows no owners.
 */
final class OwnerRows {
    /** The most events that are read for one answer. */
    static final int MOST_EVENTS = 1_000_000;

    static final String NOTE =
            "Owners are counted, not events: each once in a window and kind, whatever it has there; an"
                    + " event without a known owner counts for itself. A link leads to all events of the owners.";
    static final String HEADER = "Framewatch-Owners";
    static final String ONCE = "once";

    /** The figures that can be counted so. */
    static final String PLACES = "owners only where shares are made of: "
            + String.join(
                    ", ",
                    List.of(
                            SharesApi.PATH,
                            IndexApi.PATH,
                            IndexApi.HISTORY,
                            FiguresApi.MOMENTUM,
                            FiguresApi.CROSSOVERS,
                            FiguresApi.FORECAST,
                            FiguresApi.CONCENTRATION,
                            FiguresApi.CO_USE));

    static final Parameter<String> PARAMETER = Parameter.choice(
            "owners",
            "With once each owner counts once in a window and kind, whatever it has there (of posts and comments: each"
                    + " author); with all, or if absent, each event does.",
            List.of("all", ONCE));

    private static final int PAGE = 10_000;

    private final ElasticsearchClient client;
    private final Caveats caveats;
    private final int page;
    private final int most;

    OwnerRows(ElasticsearchClient client, Caveats caveats) {
        this(client, caveats, PAGE, MOST_EVENTS);
    }

    OwnerRows(ElasticsearchClient client, Caveats caveats, int page, int most) {
        this.client = client;
        this.caveats = caveats;
        this.page = page;
        this.most = most;
    }

    /** Whether these parameters ask for it. */
    static boolean isOnce(Map<String, List<String>> given) {
        return ONCE.equals(PARAMETER.one(given));
    }

    /** The field that says whose an event of a kind is. */
    static String account(Kind kind) {
        return kind.source() == Source.REDDIT ? "author" : "owner";
    }

    /** The rows, of owners where they count, of events where they are left out; none if there is no index yet. */
    Rows read(ShareQuery query) {
        return Snapshot.of(client, AdoptionIndexes::events)
                .map(snapshot -> {
                    try {
                        return read(query, snapshot);
                    } finally {
                        snapshot.release();
                    }
                })
                .orElseGet(() -> Rows.ofOwners(List.of(), List.of(), null));
    }

    private Rows read(ShareQuery query, Snapshot snapshot) {
        OwnerSearch search = new OwnerSearch(query, snapshot, page);
        if (search.events(most) > most) {
            throw Problem.tooManyEvents(PARAMETER.name(), ONCE, most);
        }
        return caveats.on(query, Rows.ofOwners(search.counted(), search.leftOut(), snapshot.generation()));
    }
}
