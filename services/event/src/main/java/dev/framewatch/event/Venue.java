package dev.framewatch.event;

import java.util.List;

/**
 * Where a paper was published, as a topic of its event: {@code venue:} and the source's own word for the proceedings, such
 * as {@code venue:icml-2019-6}. It says nothing of frameworks.
 */
public final class Venue {
    private static final String PREFIX = "venue:";

    private Venue() {}

    /** The topic for some proceedings. */
    public static String topic(String proceedings) {
        return PREFIX + proceedings;
    }

    /** Whether a topic is one. */
    public static boolean is(String topic) {
        return topic.startsWith(PREFIX);
    }

    /** What the topics of a venue's proceedings begin with: its name and a year, so that {@code acl} is no workshop of it. */
    public static List<String> beginnings(String venue) {
        return List.of(topic(venue + "-1"), topic(venue + "-2"));
    }
}
