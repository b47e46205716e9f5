package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Shares over time as a picture, to be shown on other pages. */
@RestController
final class ChartApi {
    static final String PATH = "/chart/shares.svg";

    /** Those of shares that make windows. */
    static final List<Parameter<?>> PARAMETERS = ShareQuery.CELLS.stream()
            .filter(parameter -> !parameter.name().equals("window") && !parameter.equals(Form.PARAMETER))
            .toList();

    private final DailyRows daily;
    private final Clock clock;

    ChartApi(DailyRows daily, Clock clock) {
        this.daily = daily;
        this.clock = clock;
    }

    @Operation(
            summary = "Shares over time, as a picture",
            description =
                    "A panel for each kind, with the frameworks that were asked for, or the first six. By month, if"
                            + " not said otherwise; windows that are not over are left out.")
    @GetMapping(path = PATH, produces = Svg.PRODUCES)
    ResponseEntity<String> shares(WebRequest request) {
        Map<String, List<String>> given = new HashMap<>(Parameter.given(request, PARAMETERS));
        given.putIfAbsent("by", List.of(CalendarWindow.MONTH.toString()));
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ShareQuery query = ShareQuery.of(given, today);
        Rows rows = daily.read(query);
        return Svg.answer(rows, ShareChart.of(ShareCount.of(query, rows, today)));
    }
}
