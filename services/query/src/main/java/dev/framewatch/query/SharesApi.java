package dev.framewatch.query;

import dev.framewatch.event.Kind;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriUtils;

/** Shares over HTTP. */
@RestController
final class SharesApi {
    static final String PATH = "/api/v1/shares";

    private final FigureRows figures;
    private final Clock clock;

    SharesApi(FigureRows figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @Operation(
            summary = "Shares of the frameworks",
            description = "By window, source, kind and framework, each with numerator, denominator, 95 % Wilson"
                    + " interval and coverage.")
    @Figure(PATH)
    ResponseEntity<Shares> shares(WebRequest request) {
        Map<String, List<String>> given = Parameter.given(request, ShareQuery.PARAMETERS);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ShareQuery query = ShareQuery.of(given, today);
        DailyRows.Rows rows = figures.read(query);
        Shares shares = ShareCount.of(query, rows, today);
        return ResponseEntity.ok()
                .headers(Origin.of(rows))
                .headers(shares.caveats())
                .body(shares);
    }

    /** The shares of the window of which a day is the last, as long as the adoption index's. */
    Shares onDay(LocalDate day) {
        ShareQuery query = ShareQuery.of(
                Map.of(
                        "window",
                        List.of(IndexQuery.STANDARD),
                        "to",
                        List.of(day.plusDays(1).toString())),
                day);
        return ShareCount.of(query, figures.read(query), LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    }

    /** The address of the shares that a figure was made of, in the same windows and with the same switches. */
    static String behind(ShareQuery query, Kind kind, Collection<String> frameworks, Days days) {
        return behind(query, Set.of(kind), frameworks, days);
    }

    /** The address of the shares of several kinds. */
    static String behind(ShareQuery query, Set<Kind> kinds, Collection<String> frameworks, Days days) {
        String shown = frameworks.stream()
                .map(framework -> UriUtils.encode(framework, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return PATH + "?kind=" + kinds.stream().map(Kind::toString).sorted().collect(Collectors.joining(","))
                + (query.by() == null ? "" : "&by=" + query.by())
                + (shown.isEmpty() ? "" : "&frameworks=" + shown)
                + query.switches().parameters()
                + (query.owners() ? '&' + OwnerRows.PARAMETER.name() + '=' + OwnerRows.ONCE : "")
                + days.parameters();
    }
}
