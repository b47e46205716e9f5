package dev.framewatch.query;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** The words of alerts and rules in the OpenAPI document. */
final class AlertsDescription implements OpenApiCustomizer {
    @Override
    public void customise(OpenAPI document) {
        ApiDescription.describe(document, AlertsApi.PATH, AlertQuery.PARAMETERS);
        ApiDescription.describe(document, AlertsApi.RULES, List.of());
        Operation add = Objects.requireNonNull(document.getPaths().get(AlertsApi.RULES), AlertsApi.RULES)
                .getPost();
        add.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content().addMediaType("application/json", new MediaType().schema(rule()))));
    }

    private static Schema<?> rule() {
        Schema<?> rule = new ObjectSchema().addRequiredItem(RuleWords.TYPE.name());
        for (Parameter<?> word : RuleWords.ALL) {
            StringSchema value = new StringSchema();
            value.description(word.meaning() + " Allowed: " + word.allowed()
                    + (word.many() ? "; several with commas" : "") + ".");
            rule.addProperty(word.name(), value);
        }
        return rule;
    }
}
