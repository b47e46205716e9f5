package dev.framewatch.collector.github;

import dev.framewatch.collector.poll.Gap;

/**
 * A repository that the taxonomy names; one that GitHub does not have is a gap until it does.
 *
 * @param owner whose it is
 * @param name its name
 */
record OwnRepository(String owner, String name) {
    /** The repository of a full name. */
    static OwnRepository of(String fullName) {
        int slash = fullName.indexOf('/');
        return new OwnRepository(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    /** The repository of a gap. */
    static OwnRepository of(Gap gap) {
        return of(gap.name().replaceFirst(":", "/"));
    }

    /** The gap that it is where GitHub answers so. */
    Gap missing(int status) {
        return gap(Gap.State.MISSING, "GitHub answered " + status + " for " + this + "; was it renamed or deleted?");
    }

    /** The gap that it is where another repository has its name. */
    Gap taken(long other, long number) {
        return gap(
                Gap.State.SUSPICIOUS,
                "GitHub's repository " + number + ", which was " + this + ", is gone, and " + this + " is another one, "
                        + other);
    }

    /** The gap that it is no more. */
    Gap back() {
        return gap(Gap.State.FILLED, "GitHub has " + this + " again");
    }

    /** A gap of something of it. */
    Gap gap(Gap.State state, String reason) {
        return new Gap(owner + ":" + name, state, reason);
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
