package dev.framewatch.classifier;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the classifier works.
 *
 * @param concurrency threads, each with partitions and a producer of its own, at least 1
 * @param records the most records of one transaction, at least 1; only who has fallen behind meets that many
 */
@ConfigurationProperties("framewatch.classifier")
record ClassifierSettings(
        @DefaultValue("1") int concurrency,
        @DefaultValue("5000") int records) {
    ClassifierSettings {
        if (concurrency < 1 || records < 1) {
            throw new IllegalArgumentException(
                    "framewatch.classifier.concurrency and framewatch.classifier.records must be at least 1");
        }
    }
}
