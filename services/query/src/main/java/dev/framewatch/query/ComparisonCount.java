package dev.framewatch.query;

import dev.framewatch.query.Comparison.Because;
import dev.framewatch.query.Comparison.Compared;
import dev.framewatch.query.Comparison.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares claims with what is measured. */
final class ComparisonCount {
    private static final String NO_VENUES =
            "No paper that names one of the two is known to be of these venues: their names"
                    + " come with the archive of Papers with Code, and with its successor where that tells them.";

    private final ClaimSeries series;

    ComparisonCount(ClaimSeries series) {
        this.series = series;
    }

    Compared compare(Claim claim) {
        List<Point> points = series.of(claim.measure());
        Point now = now(claim.measure(), points);
        Because because = because(claim, now, points);
        return new Compared(
                claim.id(),
                claim.text(),
                claim.framework(),
                claim.then(),
                now,
                points,
                because.verdict(),
                because,
                reason(claim, now, because),
                series.query(claim.measure()));
    }

    private static @Nullable Point now(Claim.Measure measure, List<Point> points) {
        String window = measure instanceof Claim.Measure.Share share ? share.window() : null;
        return points.reversed().stream()
                .filter(point -> !point.partial())
                .filter(point -> window == null || point.window().equals(window))
                .findFirst()
                .orElse(null);
    }

    private static Because because(Claim claim, @Nullable Point now, List<Point> points) {
        if (now == null) {
            boolean venues = claim.measure() instanceof Claim.Measure.Share share && share.ofVenues();
            return venues && points.isEmpty() ? Because.NO_VENUES : Because.NO_WINDOW;
        }
        double then = claim.then().figure().doubleValue();
        double tolerance = claim.then().tolerance().doubleValue();
        if (claim.measure() instanceof Claim.Measure.Lead) {
            return now.low().doubleValue() > then
                    ? Because.LEADS
                    : now.high().doubleValue() < then ? Because.TRAILS : Because.LEVEL;
        }
        if (now.low().doubleValue() <= then + tolerance && now.high().doubleValue() >= then - tolerance) {
            return Because.AS_NEAR;
        }
        return now.figure().doubleValue() > then ? Because.HIGHER : Because.LOWER;
    }

    private static String reason(Claim claim, @Nullable Point now, Because because) {
        if (now == null) {
            return because == Because.NO_VENUES ? NO_VENUES : "There is no whole window with such events yet.";
        }
        String parts =
                claim.measure() instanceof Claim.Measure.Count ? "" : " (" + now.events() + " of " + now.total() + ")";
        return "In " + now.window() + " it was "
                + now.figure().stripTrailingZeros().toPlainString() + parts + ": " + because.text() + ".";
    }
}
