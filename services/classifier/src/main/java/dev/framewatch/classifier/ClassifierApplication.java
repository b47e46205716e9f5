package dev.framewatch.classifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The classifier as a process of its own. */
@EnableAutoConfiguration
@Import(ClassifierConfiguration.class)
public class ClassifierApplication {
    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(ClassifierApplication.class, args);
    }
}
