package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.Shares.Share;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** A framework's share on a badge, to be shown on other pages. */
@RestController
final class BadgeApi {
    static final String PATH = "/badge/{framework}.svg";

    private static final Set<String> NOT_HERE = Set.of("by", "frameworks", "format");

    /** Those of shares, for one figure. */
    static final List<Parameter<?>> PARAMETERS = ShareQuery.CELLS.stream()
            .filter(parameter -> !NOT_HERE.contains(parameter.name()))
            .toList();

    static final Parameter<String> FRAMEWORK = Parameter.ids("framework", "The framework.", "one id, as pytorch");

    private final DailyRows daily;
    private final ServedTaxonomy taxonomies;
    private final Clock clock;

    /** @param taxonomies name the frameworks */
    BadgeApi(DailyRows daily, ServedTaxonomy taxonomies, Clock clock) {
        this.daily = daily;
        this.taxonomies = taxonomies;
        this.clock = clock;
    }

    @Operation(
            summary = "A badge with a framework's share",
            description = "Of repositories in the last 90 days, unless the parameters say otherwise; they are those of"
                    + " shares, for one kind and one window.")
    @GetMapping(path = PATH, produces = Svg.PRODUCES)
    ResponseEntity<String> badge(@PathVariable String framework, WebRequest request) {
        String id = Objects.requireNonNull(FRAMEWORK.one(Map.of(FRAMEWORK.name(), List.of(framework))));
        Map<String, List<String>> given = new HashMap<>(Parameter.given(request, PARAMETERS));
        given.put("frameworks", List.of(id));
        if (!given.containsKey("kind") && !given.containsKey("source")) {
            given.put("kind", List.of("repository"));
        }
        if (!given.containsKey("from") && !given.containsKey("window")) {
            given.put("window", List.of("90d"));
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ShareQuery query = ShareQuery.of(given, today);
        if (query.scope().kinds().size() != 1) {
            throw Problem.wrongParameter("kind", String.join(",", given.getOrDefault("kind", List.of())), "one kind");
        }
        Rows rows = daily.read(query);
        Optional<Share> share =
                ShareCount.of(query, rows, today).shares().stream().findFirst();
        Map<String, String> names = taxonomies.names(rows.generation());
        if (!names.containsKey(id) && share.filter(found -> found.events() > 0).isEmpty()) {
            throw Problem.noFramework(id);
        }
        String kind = query.scope().kinds().iterator().next().toString();
        return Svg.answer(
                rows,
                Badge.of(
                        names.getOrDefault(id, id),
                        share.map(found -> Svg.percent(found.share().doubleValue()) + " of " + kind)
                                .orElse("no " + kind + " yet")));
    }
}
