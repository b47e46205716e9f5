package dev.framewatch.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscalerBehavior;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Reads an object by the model of its kind, which refuses what it does not know. */
final class Models {
    private static final Map<String, Class<?>> KUBERNETES = Map.of(
            "v1 ConfigMap", V1ConfigMap.class,
            "v1 Service", V1Service.class,
            "apps/v1 StatefulSet", V1StatefulSet.class,
            "apps/v1 Deployment", V1Deployment.class,
            "batch/v1 Job", V1Job.class,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class);
    private static final Map<String, Class<?>> KEDA = Map.of(
            "keda.sh/v1alpha1 ScaledObject", Keda.ScaledObject.class,
            "keda.sh/v1alpha1 TriggerAuthentication", Keda.TriggerAuthentication.class);

    private Models() {}

    /** Reads it, or throws. */
    static void read(Manifest object) {
        String kind = object.at("/apiVersion").asString() + " " + object.kind();
        if (KUBERNETES.containsKey(kind)) {
            read(object.json(), KUBERNETES.get(kind));
        } else if (KEDA.containsKey(kind)) {
            Strict.read(object.json(), KEDA.get(kind));
            read(object.at("/metadata"), V1ObjectMeta.class);
            JsonNode behavior = object.at("/spec/advanced/horizontalPodAutoscalerConfig/behavior");
            if (!behavior.isMissingNode()) {
                read(behavior, V2HorizontalPodAutoscalerBehavior.class);
            }
        } else {
            throw new IllegalArgumentException("there is no model of " + kind);
        }
    }

    private static void read(JsonNode json, Class<?> model) {
        JsonElement element = JsonParser.parseString(json.toString());
        Objects.requireNonNull(JSON.getGson().fromJson(element, model));
    }
}
