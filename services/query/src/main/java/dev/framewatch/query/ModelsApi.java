package dev.framewatch.query;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The availability of models over HTTP. */
@RestController
final class ModelsApi {
    static final String PATH = "/api/v1/models";

    static final List<Parameter<?>> PARAMETERS =
            List.of(ShareQuery.SCOPE.from(), ShareQuery.SCOPE.to(), Form.PARAMETER);

    private final ModelSearch search;
    private final Clock clock;

    ModelsApi(ModelSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @Operation(
            summary = "Models on Hugging Face by framework",
            description = "The daily counts: of one framework alone, of it among others, and of models that name none.")
    @Figure(value = PATH, ofEvents = true)
    ResponseEntity<Models> models(WebRequest request) {
        Map<String, List<String>> given = Parameter.given(request, PARAMETERS);
        Days days = ShareQuery.SCOPE.read(given).days();
        Models models = search.models(days, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        return ResponseEntity.ok().headers(Origin.of(models.generation(), null)).body(models);
    }
}
