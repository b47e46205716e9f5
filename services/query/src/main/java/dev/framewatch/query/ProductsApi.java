package dev.framewatch.query;

import dev.framewatch.event.Axis;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The products around the frameworks, over HTTP. */
@RestController
final class ProductsApi {
    static final String PATH = "/api/v1/products";

    private static final Parameter<Axis> AXIS =
            Parameter.choices("axis", "Only products of these sides of the comparison.", List.of(Axis.values()));

    static final List<Parameter<?>> PARAMETERS =
            Stream.concat(Stream.of(AXIS), ShareQuery.CELLS.stream()).toList();

    private final ProductSearch search;
    private final ServedTaxonomy taxonomies;
    private final Clock clock;

    ProductsApi(ProductSearch search, ServedTaxonomy taxonomies, Clock clock) {
        this.search = search;
        this.taxonomies = taxonomies;
        this.clock = clock;
    }

    @Operation(
            summary = "The products around the frameworks",
            description = "How many events show each product, by axis, and each framework by its products of an axis.")
    @Figure(value = PATH, ofEvents = true)
    ResponseEntity<Products> products(WebRequest request) {
        Map<String, List<String>> given = Parameter.given(request, PARAMETERS);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        Products products = ProductCount.of(ShareQuery.of(given, today), AXIS.all(given), taxonomies, search, today);
        return ResponseEntity.ok()
                .headers(Origin.of(products.generation(), products.taxonomy()))
                .body(products);
    }
}
