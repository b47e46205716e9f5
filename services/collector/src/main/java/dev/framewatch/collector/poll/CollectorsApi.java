package dev.framewatch.collector.poll;

import dev.framewatch.collector.access.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tasks that poll live sources, over HTTP: how they do; pause, resume and run. */
@RestController
final class CollectorsApi {
    private static final String PATH = "/api/v1/collectors";

    private final CollectorTasks collectors;
    private final Orders orders;
    private final ApiKey key;

    record All(List<CollectorStatus> collectors) {}

    record History(String task, List<Run> runs) {}

    record Gaps(List<CollectorTasks.GapStatus> gaps) {}

    CollectorsApi(CollectorTasks collectors, Orders orders, ApiKey key) {
        this.collectors = collectors;
        this.orders = orders;
        this.key = key;
    }

    @GetMapping(PATH)
    All all() {
        return new All(collectors.all());
    }

    @GetMapping(PATH + "/{task}")
    CollectorStatus one(@PathVariable String task) {
        return find(task);
    }

    @GetMapping(PATH + "/{task}/runs")
    History runs(@PathVariable String task) {
        return new History(task, collectors.runs(find(task)).runs());
    }

    @GetMapping("/api/v1/gaps")
    Gaps gaps(@RequestParam @Nullable String task) {
        return new Gaps(collectors.gaps(task == null ? null : find(task).task()));
    }

    @PostMapping(PATH + "/{task}/pause")
    CollectorStatus pause(@PathVariable String task, HttpServletRequest request) {
        return order(task, request, one -> orders.pause(one.lane(), task));
    }

    @PostMapping(PATH + "/{task}/resume")
    CollectorStatus resume(@PathVariable String task, HttpServletRequest request) {
        return order(task, request, one -> orders.resume(one.lane(), task));
    }

    @PostMapping(PATH + "/{task}/run")
    CollectorStatus run(
            @PathVariable String task,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            HttpServletRequest request) {
        return order(task, request, one -> orders.run(one.lane(), task, days(one, from, to)));
    }

    /** What is wrong, as problem details (RFC 9457). */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ErrorResponseException problem) {
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }

    private CollectorStatus order(String task, HttpServletRequest request, Consumer<CollectorStatus> order) {
        key.check(request);
        try {
            order.accept(find(task));
        } catch (KafkaException away) {
            throw problem(HttpStatus.SERVICE_UNAVAILABLE, "Kafka did not take it; nothing was changed. Try again.");
        }
        return find(task);
    }

    private @Nullable Days days(CollectorStatus task, @Nullable String from, @Nullable String to) {
        if (task.state() == CollectorStatus.Word.off) {
            throw problem(HttpStatus.CONFLICT, task.task() + " is off: " + task.reason());
        }
        if (task.state() == CollectorStatus.Word.paused) {
            throw problem(HttpStatus.CONFLICT, task.task() + " is paused; resume it first.");
        }
        if (from == null && to == null) {
            if (task.schedule() == null && task.days() == null) {
                throw problem(HttpStatus.BAD_REQUEST, task.task() + " is a backfill; say its days with from and to.");
            }
            return null;
        }
        if (task.schedule() != null) {
            throw problem(
                    HttpStatus.BAD_REQUEST, task.task() + " follows its source, so it takes neither from nor to.");
        }
        Days days = days(from, to);
        days.fault(task.since(), collectors.today()).ifPresent(fault -> {
            throw problem(HttpStatus.BAD_REQUEST, fault);
        });
        return days;
    }

    private static Days days(@Nullable String from, @Nullable String to) {
        try {
            return new Days(LocalDate.parse(String.valueOf(from)), LocalDate.parse(String.valueOf(to)));
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "from is '" + from + "' and to is '" + to
                            + "'; both are days such as 2026-01-31, to the one after the last.");
        }
    }

    private CollectorStatus find(String task) {
        return collectors
                .find(task)
                .orElseThrow(() -> problem(
                        HttpStatus.NOT_FOUND,
                        "There is no task '" + task + "'; known: "
                                + collectors.all().stream()
                                        .map(CollectorStatus::task)
                                        .collect(Collectors.joining(", "))));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
