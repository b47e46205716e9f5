package dev.framewatch.query;

import dev.framewatch.event.AdoptionEvent;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** The OpenAPI document's words, from the same parameters that requests are read by. */
final class ApiDescription implements OpenApiCustomizer {
    static final String EVENT = "#/components/schemas/AdoptionEvent";

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Framewatch")
                .version("v1")
                .description("Which deep-learning framework people use, and where it is going: shares, and the events"
                        + " behind each.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        document.schema("AdoptionEvent", event());
        document.schema(
                "Problem",
                new ObjectSchema()
                        .description("Problem details (RFC 9457).")
                        .addProperty("title", new StringSchema())
                        .addProperty("status", new IntegerSchema())
                        .addProperty("detail", new StringSchema())
                        .addProperty("parameter", new StringSchema().description("The parameter that is wrong."))
                        .addProperty("given", new StringSchema().description("What it was."))
                        .addProperty("allowed", new StringSchema().description("What it may be.")));
        describe(document, SharesApi.PATH, ShareQuery.PARAMETERS);
        describe(document, IndexApi.PATH, IndexQuery.PARAMETERS);
        describe(document, IndexApi.HISTORY, IndexQuery.HISTORY.all());
        describe(document, FiguresApi.MOMENTUM, FiguresApi.BY_MONTH.all());
        describe(document, FiguresApi.CROSSOVERS, FiguresApi.BY_QUARTER.all());
        describe(document, FiguresApi.FORECAST, FiguresApi.FORECASTS.all());
        describe(document, FiguresApi.CONCENTRATION, ShareQuery.PARAMETERS);
        describe(document, FiguresApi.CO_USE, ShareQuery.PARAMETERS);
        describe(document, FiguresApi.FLOWS, ShareQuery.CELLS);
        describe(document, ProductsApi.PATH, ProductsApi.PARAMETERS);
        describe(document, ModelsApi.PATH, ModelsApi.PARAMETERS);
        describe(document, ComparisonApi.PATH, ComparisonApi.PARAMETERS);
        describe(document, PublishedApi.PATH, PublishedApi.PARAMETERS);
        describe(document, PublishedApi.LIST, PublishedApi.LISTED);
        describe(document, EventsApi.LIST, EventQuery.PARAMETERS);
        describe(document, RadarApi.PATH, RadarQuery.PARAMETERS);
        describe(document, LiveApi.PATH, List.of());
        describe(
                document,
                BadgeApi.PATH,
                Stream.concat(Stream.of(BadgeApi.FRAMEWORK), BadgeApi.PARAMETERS.stream())
                        .toList());
        describe(document, FeedApi.PATH, List.of());
        describe(document, ChartApi.PATH, ChartApi.PARAMETERS);
        describe(document, EventsApi.ONE, List.of(EventsApi.ID));
    }

    /** The event's published JSON Schema, a dialect that OpenAPI 3.1 shares. */
    private static Schema<?> event() {
        try (InputStream schema = AdoptionEvent.class.getResourceAsStream("adoption-event.schema.json")) {
            return Json31.mapper().readValue(schema, Schema.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Describes what can be asked of a path with GET. */
    static void describe(OpenAPI document, String path, List<Parameter<?>> parameters) {
        Operation operation =
                Objects.requireNonNull(document.getPaths().get(path), path).getGet();
        operation.setParameters(
                parameters.stream().map(ApiDescription::described).toList());
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("What is wrong, and what is allowed.")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
    }

    private static io.swagger.v3.oas.models.parameters.Parameter described(Parameter<?> parameter) {
        Schema<?> value = switch (parameter.form()) {
            case TEXT ->
                parameter.values().isEmpty() ? new StringSchema() : new StringSchema()._enum(parameter.values());
            case DATE -> new DateSchema();
            case NUMBER -> new IntegerSchema();
        };
        boolean inPath = parameter.equals(BadgeApi.FRAMEWORK);
        return (inPath ? new PathParameter() : new QueryParameter())
                .name(parameter.name())
                .description(parameter.meaning() + " Allowed: " + parameter.allowed() + ".")
                .required(inPath || parameter.equals(EventsApi.ID))
                .explode(false)
                .schema(parameter.many() && !inPath ? new ArraySchema().items(value) : value);
    }
}
