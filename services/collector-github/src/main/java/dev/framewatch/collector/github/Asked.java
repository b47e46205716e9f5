package dev.framewatch.collector.github;

import dev.framewatch.collector.http.Answer;
import dev.framewatch.collector.poll.Poll.LimitedUntil;

/** What became of a request to GitHub. */
sealed interface Asked {
    /**
     * GitHub answered, with any status but one of a limit, 401 or a failure of its own.
     *
     * @param answer what it said
     */
    record Told(Answer answer) implements Asked {}

    /**
     * It wants to be left alone.
     *
     * @param until until when, with which budgets
     */
    record Limited(LimitedUntil until) implements Asked {}
}
