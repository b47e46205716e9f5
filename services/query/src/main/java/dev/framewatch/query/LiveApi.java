package dev.framewatch.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** News over HTTP, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
@RestController
final class LiveApi {
    static final String PATH = "/api/v1/live";

    private final LiveFeed feed;

    LiveApi(LiveFeed feed) {
        this.feed = feed;
    }

    @Operation(
            summary = "What changes, while it does",
            description =
                    "Server-sent events: `figures` when they changed, `event` for an event that was indexed, `state`"
                            + " at the start, when it changes, and in silence.")
    @ApiResponse(
            responseCode = "200",
            description = "A stream that does not end.",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @GetMapping(path = PATH, produces = "text/event-stream")
    ResponseEntity<SseEmitter> live(WebRequest request, HttpMethod method) {
        Parameter.given(request, List.of());
        ResponseEntity.BodyBuilder ok =
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("X-Accel-Buffering", "no");
        // Who asks for the headers alone would never be noticed to have gone.
        return method.equals(HttpMethod.HEAD) ? ok.build() : ok.body(feed.join(request.getHeader("Last-Event-ID")));
    }
}
