package dev.framewatch.indexer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The indexer as a process of its own. */
@EnableAutoConfiguration
@Import(IndexerConfiguration.class)
public class IndexerApplication {
    /** Starts it. */
    public static void main(String[] args) {
        SpringApplication.run(IndexerApplication.class, args);
    }
}
