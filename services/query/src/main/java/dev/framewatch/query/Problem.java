package dev.framewatch.query;

import java.io.Serial;
import java.time.Duration;
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

    static Problem tooManyEvents(String name, String given, int most) {
        return parameter(
                "Too many events",
                name,
                given,
                "a query of at most " + most + " events",
                name + " is '" + given + "', for which every event is read, and here are more than " + most
                        + "; narrow the range with from and to, or ask for fewer kinds.");
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

    static Problem tooMany(int most, Duration time, Duration wait) {
        Problem problem = new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests",
                "One client may send " + most + " of these in "
                        + (time.toMinutes() == 1 ? "a minute" : time.toMinutes() + " minutes")
                        + "; Retry-After says in how many seconds the next.",
                null);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
        return problem;
    }

    static Problem tooManyListeners() {
        Problem problem = new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Too many listen",
                "No more clients can listen to this process at the moment. The figures can be asked for all the same.",
                null);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
        return problem;
    }

    static Problem otherSite() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "Another site",
                "Reports are taken from the pages of this address, and from what is no browser.",
                null);
    }

    static Problem tooLarge(int most) {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE, "Too large", "The body may have at most " + most + " bytes.", null);
    }

    static Problem unreadableBody(@Nullable Throwable cause) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "Unreadable body",
                "The body is no JSON object with the texts event, framework, wrong and words.",
                cause);
    }

    static Problem noFramework(String id) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "No such framework",
                "The taxonomy has no framework with the id '" + id + "', and no event shows one.",
                null);
    }

    static Problem noReport(String id) {
        return new Problem(HttpStatus.NOT_FOUND, "No such report", "No report has the id '" + id + "'.", null);
    }

    static Problem noKafka() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "No Kafka here",
                "This process was started without spring.kafka.bootstrap-servers, so it keeps nothing that it is given.",
                null);
    }

    static Problem kafkaAway(Throwable cause) {
        Problem problem = new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Kafka does not answer",
                "What it keeps can be neither read nor changed at the moment; try again in a few seconds.",
                cause);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return problem;
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

    static Problem elasticsearchRefuses(Throwable cause) {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Elasticsearch refuses this service",
                "It does not accept the credentials or the rights of this service, whose log has the cause.",
                cause);
    }

    static Problem unreadableRule(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "Unreadable rule", detail, null);
    }

    static Problem missing(String title, String detail) {
        return new Problem(HttpStatus.NOT_FOUND, title, detail, null);
    }

    static Problem conflict(String title, String detail) {
        return new Problem(HttpStatus.CONFLICT, title, detail, null);
    }
}
