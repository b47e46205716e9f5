package dev.framewatch.query;

import dev.framewatch.elasticsearch.ServedGeneration;
import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriUtils;

/** Events over HTTP, as they were indexed. */
@RestController
final class EventsApi {
    static final String LIST = "/api/v1/events";
    static final String ONE = "/api/v1/event";
    static final String NOTHING_YET = "No data yet: nothing that matches has been indexed.";

    static final Parameter<String> ID = id("id", "one id, as github:repository:41881900, URL-encoded");

    private static final String USE = Arrays.stream(Role.values())
            .filter(Role::countsAsUse)
            .map(Role::toString)
            .collect(Collectors.joining(","));

    private final Events events;

    /** A parameter that takes the id of an event. */
    static Parameter<String> id(String name, String allowed) {
        return Parameter.free(name, "The event's id.", allowed, Parameter.Form.TEXT, text -> {
            if (text.isEmpty() || text.length() > 512) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    EventsApi(Events events) {
        this.events = events;
    }

    @Operation(
            summary = "Events, newest first",
            description = "The events behind a share. All pages show the indexes as they stood at the first.")
    @GetMapping(
            path = LIST,
            produces = {Form.JSON, Form.CSV, Form.NDJSON})
    ResponseEntity<EventPage> events(WebRequest request) {
        EventQuery query = EventQuery.of(Parameter.given(request, EventQuery.PARAMETERS));
        Events.Page page = events.page(query);
        List<String> notes = page.total() == 0 ? List.of(NOTHING_YET) : List.of();
        ServedGeneration generation = page.generation();
        String next = next(query, page.next(), Form.of(request).orElse(null));
        EventPage answer = new EventPage(
                page.total(),
                generation == null ? null : generation.id(),
                generation == null ? null : generation.taxonomy(),
                page.events(),
                next,
                notes);
        ResponseEntity.BodyBuilder ok = ResponseEntity.ok().headers(Origin.of(generation));
        if (next != null) {
            ok.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return ok.body(answer);
    }

    @Operation(summary = "One event, whole", description = "With its text, its tags and their evidence.")
    @ApiResponse(
            responseCode = "200",
            description = "The event.",
            content = @Content(mediaType = "application/json", schema = @Schema(ref = ApiDescription.EVENT)))
    @GetMapping(path = ONE, produces = "application/json")
    ResponseEntity<Map<String, Object>> event(WebRequest request) {
        String id = ID.one(Parameter.given(request, List.of(ID)));
        if (id == null) {
            throw Problem.wrongParameter("id", "", ID.allowed());
        }
        Events.One one = events.event(id).orElseThrow(() -> Problem.noEvent(id));
        return ResponseEntity.ok().headers(Origin.of(one.generation())).body(one.event());
    }

    /** The address of the events that show the use of a framework, as the switches let them count. */
    static String behind(Kind kind, String framework, Switches switches, Days days) {
        return behind(Set.of(kind), framework, switches, days);
    }

    /** The address of the events of several kinds that show the use of a framework. */
    static String behind(Set<Kind> kinds, String framework, Switches switches, Days days) {
        return tagged(kinds, framework, USE) + switches.parameters() + days.parameters();
    }

    /** The address of the events that show the use of two frameworks. */
    static String behindBoth(Kind kind, String one, String other, Switches switches, Days days) {
        return tagged(Set.of(kind), one, USE) + "&with=" + encoded(other) + switches.parameters() + days.parameters();
    }

    /** The address of the events that tell of a move. */
    static String behindMove(Kind kind, String from, String to, Switches switches, Days days) {
        return tagged(Set.of(kind), to, Role.MOVES_TO.toString()) + "&leaving=" + encoded(from) + switches.parameters()
                + days.parameters();
    }

    /** The address of all events of a kind, whatever they show. */
    static String all(Kind kind, Switches switches, Days days) {
        return LIST + "?kind=" + kind + switches.ofEvents().parameters() + days.parameters();
    }

    /** The address of the events that show one of some products. */
    static String showing(Kind kind, Set<String> products, Switches switches, Days days) {
        return LIST + "?kind=" + kind
                + products.stream().sorted().map(EventsApi::encoded).collect(Collectors.joining(",", "&product=", ""))
                + switches.ofEvents().parameters() + days.parameters();
    }

    private static String tagged(Set<Kind> kinds, String framework, String role) {
        return LIST + "?kind=" + kinds.stream().map(Kind::toString).sorted().collect(Collectors.joining(","))
                + "&framework=" + encoded(framework) + "&role=" + role;
    }

    private static String encoded(String id) {
        return UriUtils.encode(id, StandardCharsets.UTF_8);
    }

    /** The address of an event as a whole. */
    static String whole(String id) {
        return ONE + "?id=" + encoded(id);
    }

    private static @Nullable String next(EventQuery query, @Nullable Cursor cursor, @Nullable Form form) {
        if (cursor == null) {
            return null;
        }
        String filters = query.filters();
        return LIST + "?" + (filters.isEmpty() ? "" : filters + "&") + "limit=" + query.limit() + "&cursor="
                + UriUtils.encode(cursor.toString(), StandardCharsets.UTF_8)
                + (form == null ? "" : "&format=" + form);
    }
}
