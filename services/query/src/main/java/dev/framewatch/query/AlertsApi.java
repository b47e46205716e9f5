package dev.framewatch.query;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import dev.framewatch.collector.access.ApiKey;
import dev.framewatch.query.AlertStore.Kept;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Alerts and their rules over HTTP. */
@RestController
final class AlertsApi {
    static final String PATH = "/api/v1/alerts";
    static final String RULES = PATH + "/rules";
    static final String RULE = RULES + "/{id}";
    static final String SEND = PATH + "/{id}/send";

    private final AlertStore store;
    private final Rules rules;
    private final RuleBody body;
    private final ApiKey key;
    private final Clock clock;

    AlertsApi(AlertStore store, Rules rules, RuleBody body, ApiKey key, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.body = body;
        this.key = key;
        this.clock = clock;
    }

    /** What is asked of Elasticsearch. */
    interface Question<T> {
        T ask() throws IOException;
    }

    @Operation(
            summary = "Alerts, the last raised first",
            description = "What the rules told: a share that moved, a crossover, a turn of momentum, a silent source, a"
                    + " name that rises. Each with its figures, and how far its delivery is.")
    @GetMapping(
            path = PATH,
            produces = {Form.JSON, Form.CSV, Form.NDJSON})
    ResponseEntity<Alerts> alerts(WebRequest request) {
        AlertQuery query = AlertQuery.of(Parameter.given(request, AlertQuery.PARAMETERS));
        List<Alert> found = asked(() -> store.list(query));
        List<String> notes = found.isEmpty() ? List.of("No rule told anything that matches.") : List.of();
        return ResponseEntity.ok().headers(Origin.of(null, null)).body(new Alerts(found, notes));
    }

    @Operation(
            summary = "Send an alert again",
            description = "One that was given up, or that was over before its rule was there. Needs the API key.")
    @PostMapping(path = SEND, produces = Form.JSON)
    ResponseEntity<Alert> send(@PathVariable("id") String id, HttpServletRequest request) {
        key.check(request);
        Kept kept = asked(() -> store.find(id))
                .orElseThrow(() -> Problem.missing("No such alert", "No alert has the id '" + id + "'."));
        Delivery.State state = kept.alert().delivery().state();
        if (state != Delivery.State.dead && state != Delivery.State.past) {
            throw Problem.conflict(
                    "Not to be sent again", "Its state is " + state + "; it can be sent if dead or past.");
        }
        Optional<Kept> waiting = asked(() -> store.change(kept, Delivery.waiting(clock.instant())));
        return waiting.map(changed -> ResponseEntity.ok(changed.alert()))
                .orElseThrow(() -> Problem.conflict("Changed meanwhile", "Somebody else sends it again."));
    }

    @Operation(summary = "The rules in force", description = "Those of the settings and those that were given here.")
    @GetMapping(path = RULES, produces = Form.JSON)
    ResponseEntity<RuleList> rules(WebRequest request) {
        Parameter.given(request, List.of());
        return ResponseEntity.ok(
                new RuleList(rules.all().stream().map(StandingRule::shown).toList()));
    }

    @Operation(
            summary = "Give a rule",
            description =
                    "In the words of queries and its own. Needs the API key, and a secret in the settings where it"
                            + " has a webhook.")
    @PostMapping(path = RULES, consumes = Form.JSON, produces = Form.JSON)
    ResponseEntity<RuleList.Entry> add(HttpServletRequest request) throws IOException {
        key.check(request);
        Map<String, String> words = body.read(request.getInputStream());
        StandingRule rule = rules.add(words, clock.instant());
        return ResponseEntity.status(HttpStatus.CREATED).body(rule.shown());
    }

    @Operation(summary = "Delete a rule", description = "One that was given here. Its alerts stay. Needs the API key.")
    @DeleteMapping(path = RULE)
    ResponseEntity<Void> delete(@PathVariable("id") String id, HttpServletRequest request) {
        key.check(request);
        rules.delete(id);
        return ResponseEntity.noContent().build();
    }

    /** The answer, or the problem that there is none. */
    static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (ElasticsearchException refused) {
            throw Snapshot.problem(refused);
        } catch (IOException away) {
            throw Problem.elasticsearchAway(away);
        }
    }
}
