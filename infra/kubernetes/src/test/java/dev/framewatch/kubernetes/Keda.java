package dev.framewatch.kubernetes;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The objects of KEDA (keda.sh/v1alpha1) that we use, with the fields that its documentation of version 2 names. */
final class Keda {
    private Keda() {}

    record ScaledObject(String apiVersion, String kind, JsonNode metadata, Spec spec) {}

    record Spec(
            Target scaleTargetRef,
            @Nullable Integer pollingInterval,
            @Nullable Integer cooldownPeriod,
            @Nullable Integer initialCooldownPeriod,
            @Nullable Integer idleReplicaCount,
            Integer minReplicaCount,
            Integer maxReplicaCount,
            @Nullable Fallback fallback,
            @Nullable Advanced advanced,
            List<Trigger> triggers) {
        Spec {
            requireNonNull(scaleTargetRef, "scaleTargetRef");
            requireNonNull(triggers, "triggers");
            if (minReplicaCount > maxReplicaCount) {
                throw new IllegalArgumentException("minReplicaCount is more than maxReplicaCount");
            }
        }
    }

    record Target(
            @Nullable String apiVersion,
            @Nullable String kind,
            String name,
            @Nullable String envSourceContainerName) {
        Target {
            requireNonNull(name, "name");
        }
    }

    record Fallback(int failureThreshold, int replicas) {}

    record Advanced(
            @Nullable Boolean restoreToOriginalReplicaCount,
            @Nullable Autoscaler horizontalPodAutoscalerConfig) {}

    /** {@code behavior} is Kubernetes' own. */
    record Autoscaler(@Nullable String name, @Nullable JsonNode behavior) {}

    record Trigger(
            String type,
            @Nullable String name,
            @Nullable Boolean useCachedMetrics,
            @Nullable String metricType,
            KafkaTrigger metadata,
            @Nullable Reference authenticationRef) {
        Trigger {
            if (!"kafka".equals(type)) {
                throw new IllegalArgumentException("there is no record for a trigger of type " + type);
            }
            requireNonNull(metadata, "metadata");
        }
    }

    record Reference(String name, @Nullable String kind) {
        Reference {
            requireNonNull(name, "name");
        }
    }

    /** KEDA takes only texts here, numbers and truth as well. */
    record KafkaTrigger(
            @Nullable String bootstrapServers,
            @Nullable String bootstrapServersFromEnv,
            String consumerGroup,
            String topic,
            @Nullable String lagThreshold,
            @Nullable String activationLagThreshold,
            @Nullable String offsetResetPolicy,
            @Nullable String allowIdleConsumers,
            @Nullable String scaleToZeroOnInvalidOffset,
            @Nullable String excludePersistentLag,
            @Nullable String limitToPartitionsWithLag,
            @Nullable String ensureEvenDistributionOfPartitions,
            @Nullable String partitionLimitation,
            @Nullable String version,
            @Nullable String sasl,
            @Nullable String tls,
            @Nullable String unsafeSsl) {
        KafkaTrigger {
            requireNonNull(consumerGroup, "consumerGroup");
            requireNonNull(topic, "topic");
            if ((bootstrapServers == null) == (bootstrapServersFromEnv == null)) {
                throw new IllegalArgumentException("one of bootstrapServers and bootstrapServersFromEnv is needed");
            }
        }
    }

    record TriggerAuthentication(String apiVersion, String kind, JsonNode metadata, Secrets spec) {}

    record Secrets(List<SecretTarget> secretTargetRef) {}

    record SecretTarget(String parameter, String name, String key) {
        SecretTarget {
            requireNonNull(parameter, "parameter");
            requireNonNull(name, "name");
            requireNonNull(key, "key");
        }
    }
}
