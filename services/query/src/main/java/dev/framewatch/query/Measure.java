package dev.framewatch.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A figure of one window, with its interval. */
record Measure(
        @Schema(description = "The window's name; of momentum, its last window's.")
        String window,

        @Schema(description = "Numerator.") long events,
        @Schema(description = "Denominator.") long total,

        @Schema(description = "`events` over `total`; of momentum, the slope of the log-odds.")
        BigDecimal value,

        @Schema(description = "Lower end of its 95 % interval.")
        BigDecimal low,

        @Schema(description = "Upper end of its 95 % interval.")
        BigDecimal high) {

    /** A part of a whole that is at least 1, with Wilson's interval. */
    static Measure share(String window, long events, long total) {
        Wilson interval = Wilson.of(events, total);
        return new Measure(
                window,
                events,
                total,
                Shares.ratio(events, total),
                Shares.rounded(interval.low()),
                Shares.rounded(interval.high()));
    }

    /** Whether two intervals have nothing in common. */
    boolean apart(Measure other) {
        return low.compareTo(other.high) > 0 || other.low.compareTo(high) > 0;
    }

    /** A share in words, as 61.2 % (58.0 to 64.3). */
    String percent() {
        return percent(value) + " % (" + percent(low) + " to " + percent(high) + ")";
    }

    /** The figure in words, as -0.12 (-0.20 to -0.04). */
    String plain() {
        return plain(value) + " (" + plain(low) + " to " + plain(high) + ")";
    }

    private static String percent(BigDecimal share) {
        return plain(share.movePointRight(2), 1);
    }

    private static String plain(BigDecimal figure) {
        return plain(figure, 2);
    }

    private static String plain(BigDecimal figure, int decimals) {
        return figure.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
