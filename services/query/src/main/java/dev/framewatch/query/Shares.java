package dev.framewatch.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The shares that a query asked for, with all that is needed to check them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Shares(
        @Schema(description = "The day (UTC) on which they were counted.")
        LocalDate today,

        @Schema(description = "The generation of tags that was counted; absent: nothing is indexed yet.") @Nullable
        String generation,

        @Schema(description = "The version of that generation's taxonomy.") @Nullable
        String taxonomy,

        @Schema(description = "Events whose date is too coarse for the windows or the range; the sum over `windows`.")
        long leftOut,

        @Schema(description = "Each window of each kind, also where no event names a framework.")
        List<Totals> windows,

        @Schema(
                description = "By window, source, kind, events descending, framework. A framework that any window of a"
                        + " kind shows is in all of them that have a total, also with 0 events; in a long answer only"
                        + " where it has some, and then `notes` says so.")
        List<Share> shares,

        @Schema(description = "What a reader should know of this answer.")
        List<String> notes)
        implements Table<Shares.Share> {

    /** What one window of one kind holds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Totals(
            @Schema(description = "The window's name.", example = "2026-Q3")
            String window,

            @Schema(description = "Its first day; absent: no bound.") @Nullable
            LocalDate from,

            @Schema(description = "The day after its last; absent: no bound.") @Nullable
            LocalDate to,

            @Schema(description = "It is not over yet, or `from` or `to` cuts it.")
            boolean partial,

            String source,
            String kind,

            @Schema(description = "Events that show the use of any framework.")
            long total,

            @Schema(description = "All events of the kind.") long all,

            @Schema(description = "`total` over `all`; absent where there are none.") @Nullable
            BigDecimal coverage,

            @Schema(description = "Events known only to a month or year that reaches beyond the window.")
            long leftOut,

            @Schema(
                    description =
                            "Open gaps of the source in the window, and days in it on which the source changed its"
                                    + " meaning; absent: none is known.")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Caveat> caveats) {}

    /** One framework's share in one window of one kind. */
    record Share(
            @Schema(description = "The window's name.", example = "2026-Q3")
            String window,

            String source,
            String kind,

            @Schema(description = "The framework's id.", example = "pytorch")
            String framework,

            @Schema(description = "Numerator: events that show its use.")
            long events,

            @Schema(description = "Denominator: events that show the use of any framework.")
            long total,

            @Schema(description = "`events` over `total`, to six decimals.")
            BigDecimal share,

            @Schema(description = "Lower end of its 95 % Wilson interval.")
            BigDecimal low,

            @Schema(description = "Upper end of its 95 % Wilson interval.")
            BigDecimal high,

            @Schema(description = "`total` over `all`.") BigDecimal coverage,
            @Schema(description = "All events of the kind.") long all,

            @Schema(description = "The window is not over yet, or `from` or `to` cuts it.")
            boolean partial,

            @Schema(description = "Where the events of the numerator are listed.")
            String link) {}

    @Override
    public List<Share> rows() {
        return shares;
    }

    /** What CSV has no place for, as headers: how many events are left out, which windows are partial, which doubtful. */
    HttpHeaders caveats() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Framewatch-Left-Out", String.valueOf(leftOut));
        name(headers, "Framewatch-Partial", Totals::partial);
        name(headers, "Framewatch-Caveats", totals -> !totals.caveats().isEmpty());
        if (notes.contains(ShareCount.NO_ZEROS)) {
            headers.set("Framewatch-Zeros", "left out");
        }
        return headers;
    }

    private void name(HttpHeaders headers, String header, Predicate<Totals> which) {
        String names =
                windows.stream().filter(which).map(Totals::window).distinct().collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            headers.set(header, names);
        }
    }

    /** A part of a whole, to six decimals. */
    static BigDecimal ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
    }

    /** A figure to six decimals. */
    static BigDecimal rounded(double figure) {
        return BigDecimal.valueOf(figure).setScale(6, RoundingMode.HALF_UP);
    }
}
