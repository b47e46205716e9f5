package dev.framewatch.classifier;

import dev.framewatch.operations.Management;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The classifier as a process of its own. */
@EnableAutoConfiguration
@Import(ClassifierConfiguration.class)
public class ClassifierApplication {
    /** Starts it. */
    public static void main(String[] args) {
        Management.run(ClassifierApplication.class, "classifier", false, args);
    }
}
