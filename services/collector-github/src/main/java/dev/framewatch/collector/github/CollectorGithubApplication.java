package dev.framewatch.collector.github;

import dev.framewatch.collector.poll.PollConfiguration;
import dev.framewatch.operations.Management;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The collectors of the source {@code github} as a process of their own. */
@EnableAutoConfiguration
@Import({CollectorGithubConfiguration.class, PollConfiguration.class})
public class CollectorGithubApplication {
    /** Starts them. */
    public static void main(String[] arguments) {
        Management.run(CollectorGithubApplication.class, "collector-github", true, arguments);
    }
}
