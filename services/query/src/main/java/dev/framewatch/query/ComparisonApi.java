package dev.framewatch.query;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The comparison of 2022 over HTTP. */
@RestController
final class ComparisonApi {
    static final String PATH = "/api/v1/comparison";

    static final List<Parameter<?>> PARAMETERS = List.of(Form.PARAMETER);

    private final DailyRows daily;
    private final ModelSearch models;
    private final Clock clock;

    ComparisonApi(DailyRows daily, ModelSearch models, Clock clock) {
        this.daily = daily;
        this.models = models;
        this.clock = clock;
    }

    @Operation(
            summary = "The claims of 2022, measured today",
            description =
                    "Claim by claim of \"PyTorch vs TensorFlow in 2022\": the figure of then, the same figure over"
                            + " time, and whether it still is so.")
    @Figure(value = PATH, ofEvents = true)
    ResponseEntity<Comparison> comparison(WebRequest request) {
        var ignored = Parameter.given(request, PARAMETERS);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ComparisonCount count =
                new ComparisonCount(query -> daily.read(query).counted(), models.models(Days.ALL, today), today);
        return ResponseEntity.ok()
                .headers(Origin.of(null, null))
                .body(
                        new Comparison(
                                today,
                                Claim.ARTICLE,
                                Claim.all().stream().map(count::compare).toList(),
                                List.of(
                                        "A claim is still so while the last whole window's interval is within the tolerance.")));
    }
}
