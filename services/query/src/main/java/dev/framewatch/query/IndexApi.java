package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The adoption index over HTTP. */
@RestController
final class IndexApi {
    static final String PATH = "/api/v1/index";
    static final String HISTORY = "/api/v1/index/history";

    private final FigureRows figures;
    private final Weights weights;
    private final Clock clock;

    IndexApi(FigureRows figures, Weights weights, Clock clock) {
        this.figures = figures;
        this.weights = weights;
        this.clock = clock;
    }

    @Operation(
            summary = "The adoption index",
            description =
                    "The weighted mean of the sources' shares over a trailing window, 0 to 100, with its interval,"
                            + " rank, change in 30 days, and how the ranking depends on the weights.")
    @Figure(PATH)
    ResponseEntity<AdoptionIndex> index(WebRequest request) {
        Map<String, List<String>> given = Parameter.given(request, IndexQuery.PARAMETERS);
        IndexQuery query = IndexQuery.of(given, weights, today());
        Answer answer = answer(query);
        return ResponseEntity.ok().headers(Origin.of(answer.rows())).body(answer.index());
    }

    /** The weights that are configured. */
    Weights configured() {
        return weights;
    }

    /** The index of a day, the last of its window, by some weights. */
    AdoptionIndex onDay(LocalDate day, Weights by) {
        return answer(IndexQuery.of(Map.of("on", List.of(day.toString())), by, today()))
                .index();
    }

    private record Answer(AdoptionIndex index, Rows rows) {}

    private Answer answer(IndexQuery query) {
        Rows earlier = figures.read(query.earlier(IndexCount.CHANGE).shares());
        Rows rows = figures.read(query.shares());
        while (!Objects.equals(earlier.generation(), rows.generation())) {
            earlier = rows.generation() == null
                    ? rows
                    : figures.read(query.earlier(IndexCount.CHANGE).shares());
            rows = figures.read(query.shares());
        }
        return new Answer(IndexCount.of(query, rows, earlier, today()), rows);
    }

    @Operation(
            summary = "The adoption index over time",
            description = "In each window of the calendar, of the events of that window alone.")
    @Figure(HISTORY)
    ResponseEntity<IndexHistory> history(WebRequest request) {
        LocalDate today = today();
        Map<String, List<String>> given = Parameter.given(request, IndexQuery.HISTORY.all());
        IndexQuery query = IndexQuery.history(given, weights, today);
        Rows rows = figures.read(query.shares());
        return ResponseEntity.ok().headers(Origin.of(rows)).body(IndexHistoryCount.of(query, rows, today));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
