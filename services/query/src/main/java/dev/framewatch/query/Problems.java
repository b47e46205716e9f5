package dev.framewatch.query;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What goes wrong, as problem details; the log has what a reader need not see. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler(Exception.class)
    ProblemDetail on(Exception unforeseen) {
        LOG.error("A request failed", unforeseen);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "This is a fault of ours, not of the query; the log has its cause.");
    }

    /** Whoever asked has hung up. */
    @ExceptionHandler
    void on(IOException broken) {
        LOG.debug("A line broke", broken);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(Problem problem) {
        if (problem.getStatusCode().is5xxServerError()) {
            LOG.warn(
                    "{}: {}",
                    problem.getBody().getTitle(),
                    problem.getMostSpecificCause().toString());
        }
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException missing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status, "There is nothing at this address; /swagger-ui.html shows what there is.");
        return handleExceptionInternal(missing, problem, headers, status, request);
    }
}
