package dev.framewatch.query;

import dev.framewatch.collector.access.ApiKey;
import dev.framewatch.elasticsearch.ServedGeneration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reports of wrong tags over HTTP: anybody makes some, the keepers of the taxonomy read them. */
@RestController
final class ReportsApi {
    static final String PATH = "/api/v1/reports";

    private static final List<Parameter<?>> PARAMETERS = List.of(Form.PARAMETER);
    private static final int LARGEST = 16 * 1024;

    private final KeptTopic<Report> reports;
    private final Events events;
    private final ApiKey key;
    private final ClientLimit limit;
    private final JsonMapper json;
    private final Clock clock;

    ReportsApi(KeptTopic<Report> reports, Events events, ApiKey key, ClientLimit limit, JsonMapper json, Clock clock) {
        this.reports = reports;
        this.events = events;
        this.key = key;
        this.limit = limit;
        this.json = json;
        this.clock = clock;
    }

    @Operation(
            summary = "Report a wrong or missing tag",
            description = "From pages of this address only, or from no page; some an hour for each client.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Form.JSON,
                                            schema = @Schema(implementation = ReportDraft.class))))
    @PostMapping(path = PATH, consumes = Form.JSON, produces = Form.JSON)
    @ResponseStatus(HttpStatus.CREATED)
    Report report(HttpServletRequest request) throws IOException {
        if (!fromHere(request)) {
            throw Problem.otherSite();
        }
        ReportDraft draft = read(request);
        String event = draft.checkedEvent();
        Report.Wrong wrong = draft.checkedWrong();
        String framework = draft.checkedFramework();
        String words = draft.checkedWords();
        limit.take(request.getRemoteAddr());
        ServedGeneration seen =
                events.event(event).orElseThrow(() -> Problem.noEvent(event)).generation();
        Report report = new Report(
                UUID.randomUUID().toString(),
                clock.instant(),
                event,
                framework,
                wrong,
                words,
                seen.taxonomy(),
                Report.State.open);
        reports.put(report.id(), report);
        return report;
    }

    /** A browser says where a request is from; what is no browser does nobody's bidding but its own. */
    private static boolean fromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return (site == null || site.equals("same-origin") || site.equals("none"))
                && (origin == null || isOf(origin, request.getHeader("Host")));
    }

    private static boolean isOf(String origin, String host) {
        try {
            return URI.create(origin).getRawAuthority() != null
                    && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private ReportDraft read(HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Problem.tooLarge(LARGEST);
            }
            ReportDraft draft = json.readValue(bytes, ReportDraft.class);
            if (draft == null) {
                throw Problem.unreadableBody(null);
            }
            return draft;
        } catch (JacksonException unreadable) {
            throw Problem.unreadableBody(unreadable);
        }
    }

    @Operation(
            summary = "What was reported, newest first",
            description = "For those who have the API key, or from this machine where none is set.")
    @GetMapping(
            path = PATH,
            produces = {Form.JSON, Form.CSV, Form.NDJSON})
    Report.All all(HttpServletRequest request) {
        var ignored = Parameter.given(new ServletWebRequest(request), PARAMETERS);
        key.check(request);
        return new Report.All(reports.all().values().stream()
                .sorted(Comparator.comparing(Report::at).reversed())
                .toList());
    }

    @Operation(summary = "Accept a report", description = "Needs the API key.")
    @PostMapping(path = PATH + "/{id}/accept", produces = Form.JSON)
    Report accept(@PathVariable String id, HttpServletRequest request) {
        return change(id, request, report -> report.in(Report.State.accepted));
    }

    @Operation(summary = "Decline a report", description = "Needs the API key.")
    @PostMapping(path = PATH + "/{id}/decline", produces = Form.JSON)
    Report decline(@PathVariable String id, HttpServletRequest request) {
        return change(id, request, report -> report.in(Report.State.declined));
    }

    private Report change(String id, HttpServletRequest request, UnaryOperator<Report> change) {
        key.check(request);
        Report changed = change.apply(find(id));
        reports.put(id, changed);
        return changed;
    }

    @Operation(summary = "Take a report away", description = "Needs the API key.")
    @DeleteMapping(PATH + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, HttpServletRequest request) {
        key.check(request);
        reports.remove(find(id).id());
    }

    private Report find(String id) {
        return Optional.ofNullable(reports.all().get(id)).orElseThrow(() -> Problem.noReport(id));
    }
}
