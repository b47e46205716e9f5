package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for what rules find. Figures are looked at again when a daily row changed or a day began, the radar once a window
 * and at most every quarter of an hour. Not thread-safe.
 */
final class RuleCheck {
    private static final Duration RADAR_PAUSE = Duration.ofMinutes(15);

    private final DailyRows daily;
    private final RadarSearch radar;
    private final Silences silences;
    private final Map<StandingRule, String> checked = new HashMap<>();

    RuleCheck(DailyRows daily, RadarSearch radar, Silences silences) {
        this.daily = daily;
        this.radar = radar;
        this.silences = silences;
    }

    /** How findings are made of rows. */
    private interface Count {
        List<Finding> of(ShareQuery query, Rows rows, LocalDate today);
    }

    /** Forgets what was checked: everything is looked at again. */
    void forget() {
        checked.clear();
    }

    /**
     * What a rule finds in the windows that were over at a time; none if nothing changed since it was last asked.
     *
     * @param began when the rules of the settings began
     * @throws IOException if Elasticsearch cannot be reached
     */
    List<Finding> findings(StandingRule rule, Instant began, Instant settled, Instant now) throws IOException {
        String state = state(rule, settled);
        if (state.equals(checked.get(rule))) {
            return List.of();
        }
        Instant created = rule.created();
        List<Finding> found = look(rule.rule(), created == null ? began : created, day(settled), now);
        checked.put(rule, state);
        return found;
    }

    private List<Finding> look(Rule rule, Instant since, LocalDate today, Instant now) throws IOException {
        return switch (rule) {
            case Rule.ShareMove move ->
                counted(move.watch(), today, (query, rows, day) -> ShareMoves.of(move, query, rows, day));
            case Rule.Overtaking overtaking -> counted(overtaking.watch(), today, Overtakings::of);
            case Rule.MomentumTurn turn -> counted(turn.watch(), today, MomentumTurns::of);
            case Rule.Silence silence -> silences.of(silence, since, now);
            case Rule.NewName name -> NewNames.of(radar.radar(NewNames.query(name, today), today));
        };
    }

    private List<Finding> counted(Watch watch, LocalDate today, Count count) {
        ShareQuery query = watch.query(today);
        return count.of(query, daily.read(query), today);
    }

    /** What the findings of a rule follow from, in one word. */
    private String state(StandingRule rule, Instant settled) {
        return switch (rule.rule()) {
            case Rule.Silence _ -> settled.toString();
            case Rule.NewName _ -> String.valueOf(settled.getEpochSecond() / RADAR_PAUSE.toSeconds());
            case Rule.ShareMove _, Rule.Overtaking _, Rule.MomentumTurn _ -> daily.version() + day(settled);
        };
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
