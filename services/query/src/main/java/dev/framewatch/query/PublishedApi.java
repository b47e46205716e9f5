package dev.framewatch.query;

import dev.framewatch.query.Published.Edition;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

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
            description =
                    "What they said on a day, by the taxonomy of then, and which index and which shares have been corrected since.")
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
        Optional<EditionRows> rows = edition.map(then -> new EditionRows(then, now, figures.shares(on)));
        List<String> notes = new ArrayList<>();
        notes.add(
                edition.isPresent()
                        ? "An edition is written once, " + Publisher.AFTER.toHours() + " hours after its day is over."
                        : "Nothing was published for " + on + "; " + LIST + " lists the days.");
        edition.filter(then -> !Objects.equals(then.taxonomy(), now.taxonomy()))
                .ifPresent(then -> notes.add(
                        "The edition is by the taxonomy " + then.taxonomy() + ", now is by " + now.taxonomy() + "."));
        if (others.isPresent()) {
            notes.add("Other weights are configured today; now is counted with those of the edition.");
        }
        return ResponseEntity.ok()
                .headers(Origin.of(now.generation(), now.taxonomy()))
                .body(new Published(
                        on,
                        edition.orElse(null),
                        now,
                        rows.map(EditionRows::ofIndex).orElse(List.of()),
                        rows.map(EditionRows::ofShares).orElse(List.of()),
                        rows.map(EditionRows::all).orElse(List.of()),
                        notes));
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
}
