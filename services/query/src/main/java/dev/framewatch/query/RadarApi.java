package dev.framewatch.query;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The radar for unknown frameworks over HTTP. */
@RestController
final class RadarApi {
    static final String PATH = "/api/v1/radar";

    private final RadarSearch search;
    private final Clock clock;

    RadarApi(RadarSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @Operation(
            summary = "Names that rise in events without a tag",
            description = "Packages and topics that are surely more frequent than in the window before, and that the"
                    + " taxonomy does not know: among them may be the next framework.")
    @Figure(value = PATH, ofEvents = true)
    ResponseEntity<Radar> radar(WebRequest request) {
        RadarQuery query = RadarQuery.of(Parameter.given(request, RadarQuery.PARAMETERS));
        Radar radar = search.radar(query, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        return ResponseEntity.ok()
                .headers(Origin.of(radar.generation(), radar.taxonomy()))
                .body(radar);
    }
}
