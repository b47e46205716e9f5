package dev.framewatch.query;

import dev.framewatch.event.Kind;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriUtils;

/** Shares over HTTP. */
@RestController
final class SharesApi {
    static final String PATH = "/api/v1/shares";

    private final DailyRows daily;
    private final OwnerRows owners;
    private final Clock clock;

    SharesApi(DailyRows daily, OwnerRows owners, Clock clock) {
        this.daily = daily;
        this.owners = owners;
        this.clock = clock;
    }

    @Operation(
            summary = "Shares of the frameworks",
            description = "By window, source, kind and framework, each with numerator, denominator, 95 % Wilson"
                    + " interval and coverage.")
    @Figure(PATH)
    ResponseEntity<Shares> shares(WebRequest request) {
        Map<String, List<String>> given = Parameter.given(request, ShareQuery.PARAMETERS);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ShareQuery query = ShareQuery.of(given, today);
        boolean once = OwnerRows.isOnce(given);
        DailyRows.Rows rows = once ? owners.read(query) : daily.read(query);
        Shares shares = ShareCount.of(query, rows, today);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().headers(Origin.of(rows.generation())).headers(shares.caveats());
        return once ? answer.header(OwnerRows.HEADER, OwnerRows.ONCE).body(shares.byOwners()) : answer.body(shares);
    }

    /** The address of the shares that a figure was made of, in the same windows and with the same switches. */
    static String behind(ShareQuery query, Kind kind, Collection<String> frameworks, Days days) {
        return behind(query, Set.of(kind), frameworks, days);
    }

    /** The address of the shares of several kinds. */
    static String behind(ShareQuery query, Set<Kind> kinds, Collection<String> frameworks, Days days) {
        String shown = frameworks.stream()
                .map(framework -> UriUtils.encode(framework, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return PATH + "?kind=" + kinds.stream().map(Kind::toString).sorted().collect(Collectors.joining(","))
                + (query.by() == null ? "" : "&by=" + query.by())
                + (shown.isEmpty() ? "" : "&frameworks=" + shown)
                + query.switches().parameters() + days.parameters();
    }
}
