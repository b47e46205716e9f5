package dev.framewatch.query;

import dev.framewatch.query.Radar.Compared;
import dev.framewatch.query.Radar.Rising;
import dev.framewatch.query.Rule.NewName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** The names that rise, in windows of the rule's length in which all days are cut: each is told once a window. */
final class NewNames {
    private static final int MOST = 100;

    private NewNames() {}

    /** What to ask the radar: the last of these windows that is over. */
    static RadarQuery query(NewName rule, LocalDate today) {
        LocalDate end = LocalDate.ofEpochDay(Math.floorDiv(today.toEpochDay(), rule.days()) * rule.days());
        return new RadarQuery(new Scope(rule.kinds(), new Days(null, end)), rule.fields(), rule.days(), MOST);
    }

    static List<Finding> of(Radar radar) {
        return radar.rising().stream()
                .flatMap(name -> radar.windows().stream()
                        .filter(window -> window.kind().equals(name.kind()))
                        .map(window -> finding(name, window)))
                .toList();
    }

    private static Finding finding(Rising name, Compared window) {
        Measure after = Measure.share(name(window.from(), window.to()), name.events(), name.of());
        return new Finding(
                name.source(),
                name.kind(),
                name.field() + " " + name.name(),
                after.window(),
                Finding.start(window.from()),
                Finding.start(window.to()),
                "In " + after.window() + " the " + name.field() + " " + name.name() + " was " + told(name.ratio())
                        + " times (" + told(name.low()) + " to " + told(name.high())
                        + ") as frequent in events of kind "
                        + name.kind() + " without a tag as in the window before; the taxonomy does not know it.",
                name.ofBefore() == 0
                        ? null
                        : Measure.share(name(window.before(), window.from()), name.eventsBefore(), name.ofBefore()),
                after,
                RadarApi.PATH + "?kind=" + name.kind() + "&field=" + name.field() + "&from=" + window.from() + "&to="
                        + window.to(),
                name.examples().isEmpty()
                        ? EventsApi.LIST + "?kind=" + name.kind() + "&from=" + window.from() + "&to=" + window.to()
                        : name.examples().getFirst().link());
    }

    private static BigDecimal told(BigDecimal times) {
        return times.setScale(1, RoundingMode.HALF_UP);
    }

    private static String name(LocalDate from, LocalDate to) {
        return new Days(from, to).toString();
    }
}
