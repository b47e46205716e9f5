package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What follows from the shares of windows and from what events show together, over HTTP. */
@RestController
final class FiguresApi {
    static final String MOMENTUM = "/api/v1/momentum";
    static final String CROSSOVERS = "/api/v1/crossovers";
    static final String FORECAST = "/api/v1/forecast";
    static final String CONCENTRATION = "/api/v1/concentration";
    static final String CO_USE = "/api/v1/co-use";
    static final String FLOWS = "/api/v1/flows";

    static final SeriesParameters BY_MONTH = SeriesParameters.of(CalendarWindow.MONTH);
    static final SeriesParameters BY_QUARTER = SeriesParameters.of(CalendarWindow.QUARTER);

    private static final Parameter<Integer> AHEAD =
            Parameter.number("ahead", "How many windows to forecast, the one that runs today first; 3 if absent.", 6);

    static final SeriesParameters FORECASTS = SeriesParameters.of(CalendarWindow.MONTH, AHEAD);

    private final FigureRows figures;
    private final Clock clock;

    FiguresApi(FigureRows figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /** How a figure is made of rows. */
    private interface Count<T> {
        T of(ShareQuery query, Rows rows, LocalDate today);
    }

    @Operation(
            summary = "Which frameworks gain and lose",
            description = "The slope of the log-odds of each share over the last six whole windows, with its interval.")
    @Figure(MOMENTUM)
    ResponseEntity<Momentum> momentum(WebRequest request) {
        return answer(BY_MONTH.read(Parameter.given(request, BY_MONTH.all()), today()), MomentumCount::of);
    }

    @Operation(
            summary = "When one framework passed another",
            description = "The first of two whole windows running in which their intervals are apart, and the other led"
                    + " so before.")
    @Figure(CROSSOVERS)
    ResponseEntity<Crossovers> crossovers(WebRequest request) {
        return answer(BY_QUARTER.read(Parameter.given(request, BY_QUARTER.all()), today()), CrossoverCount::of);
    }

    @Operation(
            summary = "The shares of the next windows",
            description = "If they go on as in the last twelve whole windows, with a band, and how wrong such forecasts"
                    + " were in the past. What cannot be tested on the past is refused.")
    @Figure(FORECAST)
    ResponseEntity<Forecast> forecast(WebRequest request) {
        Map<String, List<String>> given = Parameter.given(request, FORECASTS.all());
        Integer ahead = AHEAD.one(given);
        int most = ahead == null ? 3 : ahead;
        return answer(
                FORECASTS.read(given, today()), (query, rows, today) -> ForecastCount.of(query, most, rows, today));
    }

    @Operation(
            summary = "How concentrated the use is",
            description = "The Herfindahl–Hirschman index, and how many frameworks of equal size it is worth.")
    @Figure(CONCENTRATION)
    ResponseEntity<Concentration> concentration(WebRequest request) {
        return cells(request, ShareQuery.PARAMETERS, ConcentrationCount::of);
    }

    @Operation(
            summary = "Which frameworks are used together",
            description = "Pairs that events show together, with lift and Jaccard's measure.")
    @Figure(CO_USE)
    ResponseEntity<CoUse> coUse(WebRequest request) {
        return cells(request, ShareQuery.PARAMETERS, CoUseCount::of);
    }

    @Operation(
            summary = "Who moves from which framework to which",
            description =
                    "Events that tell of a move, by where from and where to; only flows that some event tells of.")
    @Figure(FLOWS)
    ResponseEntity<Flows> flows(WebRequest request) {
        return cells(request, ShareQuery.CELLS, FlowCount::of);
    }

    private <T> ResponseEntity<T> cells(WebRequest request, List<Parameter<?>> parameters, Count<T> count) {
        return answer(ShareQuery.of(Parameter.given(request, parameters), today()), count);
    }

    private <T> ResponseEntity<T> answer(ShareQuery query, Count<T> count) {
        Rows rows = figures.read(query);
        return ResponseEntity.ok().headers(Origin.of(rows)).body(count.of(query, rows, today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
