package dev.framewatch.collector.papers;

import dev.framewatch.collector.poll.PollConfiguration;
import dev.framewatch.operations.Management;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The collectors of the source {@code papers} as a process of their own. */
@EnableAutoConfiguration
@Import({CollectorPapersConfiguration.class, PollConfiguration.class})
public class CollectorPapersApplication {
    /** Starts them. */
    public static void main(String[] arguments) {
        Management.run(CollectorPapersApplication.class, "collector-papers", true, arguments);
    }
}
