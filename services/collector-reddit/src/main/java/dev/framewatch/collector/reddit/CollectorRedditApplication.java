package dev.framewatch.collector.reddit;

import dev.framewatch.collector.poll.PollConfiguration;
import dev.framewatch.operations.Management;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The collectors of the source {@code reddit} as a process of their own. */
@EnableAutoConfiguration
@Import({CollectorRedditConfiguration.class, PollConfiguration.class})
public class CollectorRedditApplication {
    /** Starts them. */
    public static void main(String[] arguments) {
        Management.run(CollectorRedditApplication.class, "collector-reddit", true, arguments);
    }
}
