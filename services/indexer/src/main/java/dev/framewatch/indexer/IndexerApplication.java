package dev.framewatch.indexer;

import dev.framewatch.operations.Management;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The indexer as a process of its own. */
@EnableAutoConfiguration
@Import(IndexerConfiguration.class)
public class IndexerApplication {
    /** Starts it. */
    public static void main(String[] args) {
        Management.run(IndexerApplication.class, "indexer", false, args);
    }
}
