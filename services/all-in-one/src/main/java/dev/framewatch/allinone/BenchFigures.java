package dev.framewatch.allinone;

import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Figures of the API beside the same figures, aggregated from {@code adoption-events} itself. */
final class BenchFigures {
    /** Weights and indexes are told to six decimals. */
    private static final double ROUNDED = 2e-4;

    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

    private final BenchReader reader;
    private final BenchRecount recount;
    private final LocalDate today;
    private final Listing listing =
            new Listing("figures", "leader", "by the API", "from the events", "agree", "of", "API ms", "events ms");
    private long same;
    private long all;

    BenchFigures(BenchReader reader, BenchRecount recount, LocalDate today) {
        this.reader = reader;
        this.recount = recount;
        this.today = today;
    }

    /** Compares what the page shows first, and some of what its controls lead to; answers whether all agree. */
    boolean print(Terminal terminal) throws IOException, InterruptedException {
        for (int days : List.of(7, 30, 90, 365)) {
            compare("shares of " + days + " days", "window=" + days + "d", today.minusDays(days - 1L), null, null);
        }
        index();
        compare("shares of all time", "", FIRST, null, null);
        compare("shares by year", "by=year", FIRST, CalendarInterval.Year, null);
        compare("without forks", "by=year&forks=false", FIRST, CalendarInterval.Year, "fork");
        compare("without bots", "by=quarter&bots=false", FIRST, CalendarInterval.Quarter, "bot");
        listing.print(terminal, Listing.Format.table);
        terminal.print("");
        terminal.print(String.format(
                Locale.ROOT, "%,d of %,d figures agree with those aggregated from adoption-events.", same, all));
        return same == all;
    }

    /** The index from the shares of the events, each source's by the weight that the API says it used. */
    private void index() throws IOException, InterruptedException {
        BenchReader.Answered answered = reader.ask("/api/v1/index");
        JsonNode told = answered.json();
        long began = System.nanoTime();
        BenchCounts counted = recount.count(new BenchRecount.Asked(today.minusDays(89), today.plusDays(1), null, null));
        Map<String, Double> indexes = new LinkedHashMap<>();
        int agree = 0;
        for (JsonNode ranked : told.path("ranking")) {
            String framework = ranked.path("framework").asString("");
            double index = 0;
            for (JsonNode weight : told.path("weights")) {
                index += 100
                        * weight.path("used").asDouble()
                        * counted.shareIn(weight.path("source").asString(""), framework);
            }
            indexes.put(framework, index);
            agree += Math.abs(index - ranked.path("index").asDouble()) <= ROUNDED ? 1 : 0;
        }
        double millis = (System.nanoTime() - began) / 1e6;
        JsonNode leader = told.path("ranking").path(0);
        String first = leader.path("framework").asString("");
        row(
                "adoption index",
                first,
                String.format(Locale.ROOT, "%.4f", leader.path("index").asDouble()),
                String.format(Locale.ROOT, "%.4f", indexes.getOrDefault(first, 0.0)),
                new BenchCounts.Agreement(agree, indexes.size()),
                answered,
                millis);
    }

    private void compare(
            String name, String asked, LocalDate from, @Nullable CalendarInterval by, @Nullable String without)
            throws IOException, InterruptedException {
        BenchReader.Answered answered = reader.ask("/api/v1/shares?" + asked);
        BenchCounts told = BenchCounts.of(answered.json(), by != null);
        // Without an end a query counts whatever there is; nothing generated is of tomorrow.
        LocalDate end = asked.startsWith("window")
                ? today.plusDays(1)
                : today.plusYears(1).withDayOfYear(1);
        long began = System.nanoTime();
        BenchCounts counted = recount.count(new BenchRecount.Asked(from, end, by, without));
        double millis = (System.nanoTime() - began) / 1e6;
        BenchCounts.Agreement agreement = told.with(counted);
        String cell = told.last();
        String leader = told.leader(cell);
        row(
                name,
                leader + ", " + cell,
                told.share(cell, leader),
                counted.share(cell, leader),
                agreement,
                answered,
                millis);
    }

    private void row(
            String name,
            String leader,
            String told,
            String counted,
            BenchCounts.Agreement agreement,
            BenchReader.Answered answered,
            double millis) {
        listing.row(
                name,
                leader,
                told,
                counted,
                Terminal.number(agreement.same()),
                Terminal.number(agreement.all()),
                BenchTimes.millis(answered.millis()),
                BenchTimes.millis(millis));
        same += agreement.same();
        all += agreement.all();
    }
}
