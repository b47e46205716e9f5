package dev.framewatch.event;

/** A count as the source has it; absent, not 0, where it is unknown. Only a score can be negative. */
public enum Metric {
    STARS("stars"),
    FORKS("forks"),
    OPEN_ISSUES("openIssues"),
    SCORE("score"),
    COMMENTS("comments"),
    UPVOTES("upvotes"),
    MODELS("models");

    private final String text;

    Metric(String text) {
        this.text = text;
    }

    /** The property's name in JSON. */
    @Override
    public String toString() {
        return text;
    }
}
