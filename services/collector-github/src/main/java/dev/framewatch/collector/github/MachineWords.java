package dev.framewatch.collector.github;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of descriptions that machines write, or people of what machines made: of GitHub Classroom, which describes a
 * student's repository as {@code NAME created by GitHub Classroom}, of mirrors, and of what is generated or synced. They
 * are few and strict: a repository that is not marked counts as a person's.
 */
final class MachineWords {
    private static final Pattern CLASSROOM = Pattern.compile("\\bcreated by GitHub Classroom\\b");
    private static final Pattern MIRROR = Pattern.compile("(?i)^[\\[(]mirror[\\])]"
            + "|^(?:an? )?mirror (?:of|from) (?:https?://|git[@:]|[a-z0-9-]+\\.[a-z])"
            + "|\\bmirrored from (?:https?://|git[@:]|[a-z0-9-]+\\.[a-z])"
            + "|\\b(?:read-?only|automatic|automated|official|unofficial|git|github) mirror (?:of|from|for)\\b");
    private static final Pattern SYNCED = Pattern.compile(
            "(?i)\\b(?:automatically|auto-?) ?(?:synced|synchroni[sz]ed|mirrored|generated) (?:from|with)\\b");

    private MachineWords() {}

    /** Whether a description says that a machine made the repository, or keeps it as a copy of another place. */
    static boolean areIn(@Nullable String description) {
        return description != null
                && (CLASSROOM.matcher(description).find()
                        || MIRROR.matcher(description).find()
                        || SYNCED.matcher(description).find());
    }
}
