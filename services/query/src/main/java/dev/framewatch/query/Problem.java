package dev.framewatch.query;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A query that has no answer, and why, as RFC 9457 writes it. */
final class Problem extends ErrorResponseException {
    @Serial
    private static final long serialVersionUID = 1L;

    private Problem(HttpStatus status, String title, String detail, @Nullable Throwable cause) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
        setTitle(title);
    }

    static Problem wrongParameter(String name, String given, String allowed) {
        return parameter("Wrong parameter", name, given, allowed, name + " is '" + given + "'; allowed: " + allowed);
    }

    static Problem unknownParameter(String name, String given, String known) {
        return parameter("Unknown parameter", name, given, known, name + " is not a parameter here; known: " + known);
    }

    private static Problem parameter(String title, String name, String given, String allowed, String detail) {
        Problem problem = new Problem(HttpStatus.BAD_REQUEST, title, detail, null);
        problem.getBody().setProperty("parameter", name);
        problem.getBody().setProperty("given", given);
        problem.getBody().setProperty("allowed", allowed);
        return problem;
    }

    static Problem tooManyWindows(CalendarWindow by, int most) {
        return parameter(
                "Too many windows",
                "by",
                by.toString(),
                "windows of which at most " + most + " have events",
                "by is '" + by + "', which makes more than " + most
                        + " windows here; narrow the range with from and to, or ask for wider windows.");
    }

    static Problem unreadableAddress(Throwable cause) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "Unreadable address",
                "A parameter is not URL-encoded UTF-8: each % must be followed by two hexadecimal digits.",
                cause);
    }

    static Problem cursorExpired(Throwable cause) {
        return new Problem(
                HttpStatus.GONE,
                "Cursor expired",
                "The pages that this cursor belongs to are held for " + Snapshot.MINUTES
                        + " minutes after each page. Start again without cursor.",
                cause);
    }

    static Problem generationDropped(String generation) {
        return new Problem(
                HttpStatus.GONE,
                "Generation dropped",
                "The pages that this cursor belongs to are of generation " + generation
                        + ", which was dropped. Start again without cursor.",
                null);
    }

    static Problem noEvent(String id) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "No such event",
                "No event has the id '" + id + "', or it was removed at its source.",
                null);
    }

    static Problem elasticsearchAway(Throwable cause) {
        Problem problem = new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Elasticsearch does not answer",
                "The indexes cannot be read at the moment. Nothing is lost; try again in a few seconds.",
                cause);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return problem;
    }
}
