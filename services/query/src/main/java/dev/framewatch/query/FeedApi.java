package dev.framewatch.query;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import dev.framewatch.query.Crossovers.Crossover;
import dev.framewatch.query.DailyRows.Rows;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** When one framework passed another, and what rules told, as an Atom feed (RFC 4287), to be followed. */
@RestController
final class FeedApi {
    static final String PATH = "/feed.atom";

    private static final int MOST = 100;
    private static final String ID = "tag:framewatch.dev,2026:";

    private final DailyRows daily;
    private final AlertStore alerts;
    private final ServedTaxonomy taxonomies;
    private final Clock clock;

    /** @param taxonomies name the frameworks */
    FeedApi(DailyRows daily, AlertStore alerts, ServedTaxonomy taxonomies, Clock clock) {
        this.daily = daily;
        this.alerts = alerts;
        this.taxonomies = taxonomies;
        this.clock = clock;
    }

    @Operation(
            summary = "Crossovers and alerts as a feed",
            description = "Atom; crossovers by quarter, and what rules told; the newest first.")
    @GetMapping(path = PATH, produces = "application/atom+xml")
    ResponseEntity<Feed> feed(WebRequest request) {
        Parameter.given(request, List.of());
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        ShareQuery query = FiguresApi.BY_QUARTER.read(Map.of(), today);
        Rows rows = daily.read(query);
        Map<String, String> names = taxonomies.names(rows.generation());
        List<Entry> entries = Stream.concat(
                        CrossoverCount.of(query, rows, today).crossovers().stream()
                                .limit(MOST)
                                .map(crossover -> entry(crossover, names)),
                        AlertsApi.asked(() -> alerts.list(AlertQuery.newest(MOST))).stream()
                                .map(FeedApi::entry))
                .sorted(Comparator.comparing(Entry::getUpdated).reversed())
                .limit(MOST)
                .toList();
        Feed feed = new Feed("atom_1.0");
        feed.setId(ID + "crossovers");
        feed.setTitle("Framewatch: which framework passed which, and what rules told");
        feed.setAuthors(List.of(framewatch()));
        feed.setAlternateLinks(List.of(link("alternate", "/", "text/html")));
        feed.setOtherLinks(List.of(link("self", PATH, "application/atom+xml")));
        feed.setUpdated(
                entries.isEmpty() ? date(LocalDate.EPOCH) : entries.getFirst().getUpdated());
        feed.setEntries(entries);
        return ResponseEntity.ok()
                .headers(Origin.of(rows.generation()))
                .cacheControl(CacheControl.noCache())
                .body(feed);
    }

    private static Entry entry(Crossover crossover, Map<String, String> names) {
        String leader = names.getOrDefault(crossover.leader(), crossover.leader());
        String passed = names.getOrDefault(crossover.passed(), crossover.passed());
        Entry entry = new Entry();
        entry.setId(ID
                + String.join(
                        "/",
                        "crossover",
                        crossover.kind(),
                        crossover.window(),
                        crossover.leader(),
                        crossover.passed()));
        entry.setTitle("%s passed %s: %s of %s".formatted(leader, passed, crossover.kind(), crossover.window()));
        // It is known when the second of the two windows is over.
        CalendarWindow quarter = CalendarWindow.QUARTER;
        entry.setUpdated(date(quarter.next(quarter.next(crossover.since()))));
        entry.setAlternateLinks(List.of(link("alternate", crossover.link(), "application/json")));
        Content summary = new Content();
        summary.setType("text");
        summary.setValue("Of %d events, %s show the use of %s (95 %% interval from %s) and %s that of %s (up to %s)."
                .formatted(
                        crossover.total(),
                        Svg.percent(crossover.leaderShare().doubleValue()),
                        leader,
                        Svg.percent(crossover.low().doubleValue()),
                        Svg.percent(crossover.passedShare().doubleValue()),
                        passed,
                        Svg.percent(crossover.high().doubleValue())));
        entry.setSummary(summary);
        return entry;
    }

    @SuppressWarnings("JavaUtilDate") // what the library takes
    private static Entry entry(Alert alert) {
        Entry entry = new Entry();
        entry.setId(ID + "alert/" + alert.id());
        entry.setTitle(alert.sentence());
        entry.setUpdated(Date.from(alert.raised()));
        entry.setAlternateLinks(List.of(link("alternate", alert.link(), "application/json")));
        Content summary = new Content();
        summary.setType("text");
        summary.setValue("%s of %s, told by the rule %s.".formatted(alert.subject(), alert.window(), alert.rule()));
        entry.setSummary(summary);
        return entry;
    }

    private static Person framewatch() {
        Person person = new Person();
        person.setName("Framewatch");
        return person;
    }

    /** Addresses are relative, as what a request calls this host is not to be believed. */
    private static Link link(String relation, String address, String type) {
        Link link = new Link();
        link.setRel(relation);
        link.setHref(address);
        link.setType(type);
        return link;
    }

    @SuppressWarnings("JavaUtilDate") // what the library takes
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
