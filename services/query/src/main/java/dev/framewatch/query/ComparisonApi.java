package dev.framewatch.query;

import dev.framewatch.event.Axis;
import dev.framewatch.taxonomy.Taxonomy;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The comparison of 2022 over HTTP. */
@RestController
final class ComparisonApi {
    static final String PATH = "/api/v1/comparison";

    static final List<Parameter<?>> PARAMETERS = Stream.of(Switches.PARAMETERS, List.of(Form.PARAMETER))
            .<Parameter<?>>flatMap(List::stream)
            .toList();

    private final DailyRows daily;
    private final ProductSearch products;
    private final ProductGroups groups;
    private final ModelSearch models;
    private final Clock clock;

    ComparisonApi(DailyRows daily, ProductSearch products, Taxonomy taxonomy, ModelSearch models, Clock clock) {
        this.daily = daily;
        this.products = products;
        this.groups = ProductGroups.of(taxonomy, EnumSet.of(Axis.DEPLOYMENT, Axis.ECOSYSTEM));
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
        Map<String, List<String>> given = new HashMap<>(Parameter.given(request, PARAMETERS));
        given.remove(Form.PARAMETER.name());
        var ignored = Switches.of(given);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ComparisonCount count = new ComparisonCount(new ClaimSeries(
                query -> daily.read(query).counted(),
                query -> ProductCount.of(query, groups, products, today),
                models.models(Days.ALL, today),
                given,
                today));
        return ResponseEntity.ok()
                .headers(Origin.of(null, null))
                .body(new Comparison(
                        today,
                        Claim.ARTICLE,
                        Claim.all().stream().map(count::compare).toList(),
                        List.of(
                                "A claim is still so while the last whole window's interval is within the tolerance.",
                                "Of the switches, Hugging Face's models know none, and products those about events.")));
    }
}
