package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rule told: the same in Elasticsearch, over the API and at webhooks, which do not get {@code delivery}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Alert(
        @Schema(description = "One for a rule, a subject and a window, whoever finds it and however often.")
        String id,

        @Schema(description = "The rule's id.") String rule,
        Rule.Type type,
        String source,

        @Schema(description = "The kind of the events; absent: all of the source.") @Nullable
        String kind,

        @Schema(description = "The framework, both of a crossover, the source or the name that it is about.")
        String subject,

        @Schema(description = "The window's name.", example = "2026-Q3")
        String window,

        @Schema(description = "When the window begins.") Instant from,

        @Schema(description = "When the last window was over that it follows from.")
        Instant to,

        @Schema(description = "When it was raised.") Instant raised,
        @Schema(description = "What happened.") String sentence,

        @Schema(description = "The figure before.") @Nullable
        Measure before,

        @Schema(description = "The figure of the window.") @Nullable
        Measure after,

        @Schema(description = "Where the figures are listed.")
        String link,

        @Schema(description = "Where the events behind are listed.")
        String events,

        Delivery delivery) {

    /**
     * The alert of a finding.
     *
     * @param since what was over before this is not sent by itself
     */
    static Alert of(StandingRule rule, Finding what, Instant since, Instant now) {
        return new Alert(
                id(rule.id(), what),
                rule.id(),
                rule.rule().type(),
                what.source(),
                what.kind(),
                what.subject(),
                what.window(),
                what.from(),
                what.to(),
                now,
                what.sentence(),
                what.before(),
                what.after(),
                what.link(),
                what.events(),
                delivery(rule, what, since, now));
    }

    private static String id(String rule, Finding what) {
        String all = String.join("\n", rule, what.source(), String.valueOf(what.kind()), what.subject(), what.window());
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Delivery delivery(StandingRule rule, Finding what, Instant since, Instant now) {
        if (rule.webhook() == null) {
            return Delivery.none(Delivery.State.listed);
        }
        boolean past = what.to().isBefore(since)
                || (rule.created() != null && what.to().isBefore(rule.created()));
        return past ? Delivery.none(Delivery.State.past) : Delivery.waiting(now);
    }

    Alert with(Delivery other) {
        return new Alert(
                id, rule, type, source, kind, subject, window, from, to, raised, sentence, before, after, link, events,
                other);
    }
}
