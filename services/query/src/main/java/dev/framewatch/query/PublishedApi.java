package dev.framewatch.query;

import dev.framewatch.query.Published.Correction;
import dev.framewatch.query.Published.Edition;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was published, over HTTP. */
@RestController
final class PublishedApi {
    static final String PATH = "/api/v1/published";
    static final String LIST = "/api/v1/editions";

    private static final Parameter<LocalDate> ON = Parameter.day(
            "on",
            "The day (UTC) whose index is asked for, the last of its window; if absent the last that was"
                    + " published, or yesterday.");

    static final List<Parameter<?>> PARAMETERS = List.of(ON, Form.PARAMETER);
    static final List<Parameter<?>> LISTED = List.of(Form.PARAMETER);

    private final Editions editions;
    private final Publisher.StandardFigures figures;
    private final Clock clock;

    PublishedApi(Editions editions, Publisher.StandardFigures figures, Clock clock) {
        this.editions = editions;
        this.figures = figures;
        this.clock = clock;
    }

    /** An edition without what it says. */
    record Line(LocalDate day, String published, String generation, String link) {}

    /** Editions, newest first. */
    record Listed(List<Line> editions) implements Table<Line> {
        @Override
        public List<Line> rows() {
            return editions;
        }
    }

    @Operation(
            summary = "The adoption index and the shares as they were published",
            description = "What they said on a day, by the taxonomy of then, and which index has been corrected since.")
    @GetMapping(
            path = PATH,
            produces = {Form.JSON, Form.CSV, Form.NDJSON})
    ResponseEntity<Published> published(WebRequest request) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        LocalDate asked = ON.one(Parameter.given(request, PARAMETERS));
        LocalDate on = asked == null ? editions.newest().map(Edition::day).orElse(today.minusDays(1)) : asked;
        if (on.isAfter(today)) {
            throw Problem.wrongParameter("on", on.toString(), "a day that is not after today, " + today);
        }
        Optional<Edition> edition = editions.find(on);
        Weights configured = figures.weights();
        Optional<Weights> others = edition.flatMap(Edition::weights).filter(then -> !configured.areToldAs(then));
        AdoptionIndex now = figures.index(on, others.orElse(configured));
        List<Correction> corrections =
                edition.map(then -> corrections(then, now)).orElse(List.of());
        List<String> notes = new ArrayList<>();
        notes.add(
                edition.isPresent()
                        ? "An edition is written once, " + Publisher.AFTER.toHours() + " hours after its day is over."
                        : "Nothing was published for " + on + "; " + LIST + " lists the days.");
        if (others.isPresent()) {
            notes.add("Other weights are configured today; now is counted with those of the edition.");
        }
        return ResponseEntity.ok()
                .headers(Origin.of(now.generation(), now.taxonomy()))
                .body(new Published(on, edition.orElse(null), now, corrections, notes));
    }

    @Operation(summary = "The days that were published", description = "Newest first, at most the last 1,000.")
    @GetMapping(
            path = LIST,
            produces = {Form.JSON, Form.CSV, Form.NDJSON})
    ResponseEntity<Listed> list(WebRequest request) {
        var ignored = Parameter.given(request, LISTED);
        return ResponseEntity.ok()
                .headers(Origin.of(null, null))
                .body(new Listed(editions.last().stream()
                        .map(edition -> new Line(
                                edition.day(),
                                edition.published().toString(),
                                edition.generation(),
                                PATH + "?on=" + edition.day()))
                        .toList()));
    }

    private static List<Correction> corrections(Edition then, AdoptionIndex now) {
        Map<String, BigDecimal> was = new HashMap<>();
        JsonNode published = JsonMapper.shared().valueToTree(then.index());
        for (JsonNode ranked : published.path("ranking")) {
            was.put(
                    ranked.path("framework").asString(""),
                    ranked.path("index").decimalValue().setScale(6));
        }
        Map<String, BigDecimal> is = new HashMap<>();
        now.ranking().forEach(ranked -> is.put(ranked.framework(), ranked.index()));
        TreeSet<String> all = new TreeSet<>();
        Stream.of(was, is).map(Map::keySet).forEach(all::addAll);
        BigDecimal none = new BigDecimal("0.000000");
        return all.stream()
                .map(framework ->
                        new Correction(framework, was.getOrDefault(framework, none), is.getOrDefault(framework, none)))
                .filter(correction -> correction.then().compareTo(correction.now()) != 0)
                .sorted(Comparator.comparing((Correction correction) ->
                                correction.now().subtract(correction.then()).abs())
                        .reversed()
                        .thenComparing(Correction::framework))
                .toList();
    }
}
