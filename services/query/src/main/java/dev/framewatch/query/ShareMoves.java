package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.Rule.ShareMove;
import dev.framewatch.query.Series.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The shares that are surely others than in the window before, by as much as a rule says. */
final class ShareMoves {
    private final ShareMove rule;
    private final ShareQuery query;
    private final List<Finding> found = new ArrayList<>();

    private ShareMoves(ShareMove rule, ShareQuery query) {
        this.rule = rule;
        this.query = query;
    }

    static List<Finding> of(ShareMove rule, ShareQuery query, Rows rows, LocalDate today) {
        ShareMoves moves = new ShareMoves(rule, query);
        Series.of(query, rows.counted(), today).forEach(moves::add);
        return moves.found;
    }

    private void add(Series series) {
        for (String framework : series.frameworks(query.frameworks())) {
            for (int i = 1; i < series.points().size(); i++) {
                Point before = series.points().get(i - 1);
                Point after = series.points().get(i);
                if (before.total() > 0 && after.total() > 0) {
                    add(series, framework, before, after);
                }
            }
        }
    }

    private void add(Series series, String framework, Point first, Point second) {
        Measure before = Measure.share(first.window().name(), first.events(framework), first.total());
        Measure after = Measure.share(second.window().name(), second.events(framework), second.total());
        BigDecimal change = after.value().subtract(before.value());
        if (!before.apart(after) || !isEnough(change.abs(), before.value())) {
            return;
        }
        Days window = second.window().days();
        found.add(new Finding(
                series.kind().source().toString(),
                series.kind().toString(),
                framework,
                after.window(),
                Finding.start(window.from()),
                Finding.start(window.to()),
                "In " + after.window() + " the share of " + framework + " in events of kind " + series.kind() + " "
                        + (change.signum() > 0 ? "rose" : "fell") + " from " + before.percent() + " to "
                        + after.percent() + ".",
                before,
                after,
                SharesApi.behind(
                        query,
                        series.kind(),
                        List.of(framework),
                        new Days(first.window().days().from(), window.to())),
                EventsApi.behind(series.kind(), framework, query.switches(), window)));
    }

    private boolean isEnough(BigDecimal change, BigDecimal before) {
        return rule.points() == null
                ? change.movePointRight(2).compareTo(before.multiply(Objects.requireNonNull(rule.percent()))) >= 0
                : change.movePointRight(2).compareTo(rule.points()) >= 0;
    }
}
