package dev.framewatch.query;

import dev.framewatch.event.Axis;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Set<Axis> AXES = EnumSet.of(Axis.DEPLOYMENT, Axis.ECOSYSTEM);

    private final ServedTaxonomy taxonomies;
    private final ModelSearch models;
    private final Clock clock;

    ComparisonApi(DailyRows daily, ProductSearch products, ServedTaxonomy taxonomies, ModelSearch models, Clock clock) {
        this.daily = daily;
        this.products = products;
        this.taxonomies = taxonomies;
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
        Set<String> notes = new LinkedHashSet<>(List.of(
                "A claim is still so while the last whole window's interval is within the tolerance.",
                "Of the switches, Hugging Face's models know none, and products those about events."));
        ComparisonCount count = new ComparisonCount(new ClaimSeries(
                query -> daily.read(query).counted(),
                query -> noted(ProductCount.of(query, AXES, taxonomies, products, today), notes),
                models.models(Days.ALL, today),
                given,
                today));
        List<Comparison.Compared> claims =
                Claim.all().stream().map(count::compare).toList();
        return ResponseEntity.ok()
                .headers(Origin.of(null, null))
                .body(new Comparison(today, Claim.ARTICLE, claims, List.copyOf(notes)));
    }

    /** That there are none is told by the claim itself. */
    private static Products noted(Products products, Set<String> notes) {
        products.notes().stream()
                .filter(note -> !note.equals(EventsApi.NOTHING_YET))
                .forEach(notes::add);
        return products;
    }
}
