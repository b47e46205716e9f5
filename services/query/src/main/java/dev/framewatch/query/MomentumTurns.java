package dev.framewatch.query;

import dev.framewatch.query.DailyRows.Rows;
import dev.framewatch.query.LogOddsTrend.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The turns of momentum: a framework that surely gained over six whole windows surely loses over the six up to a later
 * one, or the other way round. Between the two it may do neither.
 */
final class MomentumTurns {
    private final ShareQuery query;
    private final List<Finding> found = new ArrayList<>();

    private MomentumTurns(ShareQuery query) {
        this.query = query;
    }

    static List<Finding> of(ShareQuery query, Rows rows, LocalDate today) {
        MomentumTurns turns = new MomentumTurns(query);
        for (Series series : Series.of(query, rows.counted(), today)) {
            series.frameworks(query.frameworks()).forEach(framework -> turns.add(series, framework));
        }
        return turns.found;
    }

    private void add(Series series, String framework) {
        Measure before = null;
        for (int end = MomentumCount.WINDOWS; end <= series.points().size(); end++) {
            Series six = new Series(series.kind(), series.points().subList(end - MomentumCount.WINDOWS, end));
            Measure now = momentum(six, framework);
            if (now != null
                    && before != null
                    && now.value().signum() != before.value().signum()) {
                found.add(finding(six, framework, before, now));
            }
            before = now == null ? before : now;
        }
    }

    /** The momentum over some windows, if it surely has a sign. */
    private static @Nullable Measure momentum(Series six, String framework) {
        if (six.filled() < LogOddsTrend.LEAST_WINDOWS || !MomentumCount.hasEnough(six, framework)) {
            return null;
        }
        Interval slope =
                LogOddsTrend.through(MomentumCount.counts(six, framework)).momentum();
        if (slope.low() <= 0 && slope.high() >= 0) {
            return null;
        }
        return new Measure(
                six.points().getLast().window().name(),
                six.events(framework),
                six.total(),
                Shares.rounded(slope.value()),
                Shares.rounded(slope.low()),
                Shares.rounded(slope.high()));
    }

    private Finding finding(Series six, String framework, Measure before, Measure now) {
        Days window = six.points().getLast().window().days();
        boolean gains = now.value().signum() > 0;
        return new Finding(
                six.kind().source().toString(),
                six.kind().toString(),
                framework,
                now.window(),
                Finding.start(window.from()),
                Finding.start(window.to()),
                "By " + now.window() + " the momentum of " + framework + " in events of kind " + six.kind()
                        + " turned from " + (gains ? "losing to gaining" : "gaining to losing") + ": log-odds of "
                        + now.plain() + " a " + query.calendar() + ", after " + before.plain() + " by "
                        + before.window() + ".",
                before,
                now,
                SharesApi.behind(query, six.kind(), List.of(framework), six.days()),
                EventsApi.behind(six.kind(), framework, query.switches(), six.days()));
    }
}
