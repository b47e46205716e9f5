package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Precision;
import dev.framewatch.event.Role;
import dev.framewatch.event.Tag;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.Start.class)
class SharesApiTest {
    private static final Tag PYTORCH = tag("pytorch", Role.USES, 0.95);
    private static final Tag TENSORFLOW = tag("tensorflow", Role.USES, 0.3);
    private static final Tag JAX_MENTIONED = tag("jax", Role.MENTIONS, 0.3);

    private final RunningApi api;

    SharesApiTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void fill() throws IOException {
        api.clear();
        api.store(List.of(
                event(Kind.REPOSITORY, 1, "2026-10-31", PYTORCH, TENSORFLOW),
                event(Kind.REPOSITORY, 2, "2026-11-01", PYTORCH),
                event(Kind.REPOSITORY, 3, "2026-11-02", TENSORFLOW, JAX_MENTIONED),
                event(Kind.REPOSITORY, 4, "2026-11-22", PYTORCH),
                event(Kind.REPOSITORY, 5, "2026-11-22"),
                event(Kind.PAPER, 6, LocalDate.of(2026, 10, 1), Precision.MONTH, PYTORCH),
                event(Kind.PAPER, 7, LocalDate.of(2025, 1, 1), Precision.YEAR, PYTORCH),
                event(Kind.RELEASE, 8, "2026-11-01", PYTORCH)));
    }

    @Test
    void answersInJson() {
        HttpResponse<String> answer = api.get("/api/v1/shares?by=month&source=github");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("""
                        {"today":"2026-11-23","generation":"1","taxonomy":"2026.1","leftOut":0,"windows":[
                        {"window":"2026-10","from":"2026-10-01","to":"2026-11-01","partial":false,
                        "source":"github","kind":"repository","total":1,"all":1,"coverage":1.000000,"leftOut":0},
                        {"window":"2026-11","from":"2026-11-01","to":"2026-12-01","partial":true,
                        "source":"github","kind":"repository","total":3,"all":4,"coverage":0.750000,"leftOut":0}],
                        "shares":[
                        {"window":"2026-10","source":"github","kind":"repository","framework":"pytorch",
                        "events":1,"total":1,"share":1.000000,"low":0.206549,"high":1.000000,"coverage":1.000000,
                        "all":1,"partial":false,"link":"/api/v1/events?kind=repository&framework=pytorch
                        &role=is,uses,moves-to&from=2026-10-01&to=2026-11-01"},
                        {"window":"2026-10","source":"github","kind":"repository","framework":"tensorflow",
                        "events":1,"total":1,"share":1.000000,"low":0.206549,"high":1.000000,"coverage":1.000000,
                        "all":1,"partial":false,"link":"/api/v1/events?kind=repository&framework=tensorflow
                        &role=is,uses,moves-to&from=2026-10-01&to=2026-11-01"},
                        {"window":"2026-11","source":"github","kind":"repository","framework":"pytorch",
                        "events":2,"total":3,"share":0.666667,"low":0.207660,"high":0.938508,"coverage":0.750000,
                        "all":4,"partial":true,"link":"/api/v1/events?kind=repository&framework=pytorch
                        &role=is,uses,moves-to&from=2026-11-01&to=2026-12-01"},
                        {"window":"2026-11","source":"github","kind":"repository","framework":"tensorflow",
                        "events":1,"total":3,"share":0.333333,"low":0.061492,"high":0.792340,"coverage":0.750000,
                        "all":4,"partial":true,"link":"/api/v1/events?kind=repository&framework=tensorflow
                        &role=is,uses,moves-to&from=2026-11-01&to=2026-12-01"}],
                        "notes":[],"sources":""".replace("\n", "") + Sample.SOURCES + "}");
    }

    @Test
    void answersInCsvByHeaderAndByParameter() {
        HttpResponse<String> byHeader = api.get("/api/v1/shares?by=quarter", "Accept", "text/csv");
        HttpResponse<String> byParameter =
                api.get("/api/v1/shares?by=quarter&format=csv", "Accept", "application/json");

        assertThat(byHeader.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(byParameter.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(byHeader.body()).isEqualTo(byParameter.body()).isEqualTo("""
                        window,source,kind,framework,events,total,share,low,high,coverage,all,partial,link,licence
                        2026-Q4,github,repository,pytorch,3,4,0.750000,0.300642,0.954413,0.800000,5,true,\
                        "/api/v1/events?kind=repository&framework=pytorch&role=is,uses,moves-to\
                        &from=2026-10-01&to=2027-01-01",GitHub Terms of Service
                        2026-Q4,github,repository,tensorflow,2,4,0.500000,0.150039,0.849961,0.800000,5,true,\
                        "/api/v1/events?kind=repository&framework=tensorflow&role=is,uses,moves-to\
                        &from=2026-10-01&to=2027-01-01",GitHub Terms of Service
                        2026-Q4,papers,paper,pytorch,1,1,1.000000,0.206549,1.000000,1.000000,1,true,\
                        "/api/v1/events?kind=paper&framework=pytorch&role=is,uses,moves-to\
                        &from=2026-10-01&to=2027-01-01",CC-BY-SA-4.0
                        """.replace("\n", "\r\n"));
    }

    @Test
    void saysInHeadersWhatCsvHasNoPlaceFor() {
        HttpHeaders quarters =
                api.get("/api/v1/shares?by=quarter&format=csv&from=2025-02-01").headers();
        HttpHeaders days =
                api.get("/api/v1/shares?by=day&kind=paper&format=csv").headers();

        assertThat(quarters.firstValue("Framewatch-Left-Out")).contains("1");
        assertThat(quarters.firstValue("Framewatch-Partial")).contains("2025-Q1, 2026-Q4");
        assertThat(days.firstValue("Framewatch-Left-Out")).contains("2");
        assertThat(days.firstValue("Framewatch-Partial")).isEmpty();
    }

    @Test
    void refusesMoreWindowsThanAnAnswerHolds() {
        api.store(IntStream.rangeClosed(0, DailyRows.MOST_WINDOWS)
                .mapToObj(i -> event(
                        Kind.REPOSITORY, 100 + i, LocalDate.parse("2017-01-01").plusDays(i), Precision.DAY))
                .toList());

        HttpResponse<String> refused = api.get("/api/v1/shares?by=day&format=csv");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Too many windows", "\"parameter\":\"by\"", "narrow the range with from and to");
        assertThat(api.get("/api/v1/shares?by=day&from=2018-01-01").statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/shares?by=week").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesOutWhatIsKnownTooCoarselyAndSaysHowMany() {
        JsonNode byYear = api.json("/api/v1/shares?by=year&kind=paper");
        JsonNode byDay = api.json("/api/v1/shares?by=day&kind=paper");
        JsonNode cut = api.json("/api/v1/shares?from=2026-10-02&to=2026-11-01&kind=paper");
        JsonNode whole = api.json("/api/v1/shares?from=2026-10-01&to=2026-11-01&kind=paper");

        assertThat(byYear.get("leftOut").longValue()).isZero();
        assertThat(byYear.get("shares")
                        .valueStream()
                        .map(share -> share.get("window").stringValue()))
                .containsExactly("2025", "2026");
        assertThat(byDay.get("leftOut").longValue()).isEqualTo(2);
        assertThat(byDay.get("shares").isEmpty()).isTrue();
        assertThat(byDay.get("windows")
                        .valueStream()
                        .map(window -> window.get("window").stringValue()))
                .containsExactly("2025-01-01", "2026-10-01");
        assertThat(cut.get("leftOut").longValue()).isEqualTo(1);
        assertThat(cut.get("windows").get(0).get("window").stringValue()).isEqualTo("2026-10-02/2026-11-01");
        assertThat(whole.get("leftOut").longValue()).isZero();
        assertThat(whole.get("shares").get(0).get("events").longValue()).isEqualTo(1);
    }

    @Test
    void countsATrailingWindowFromToday() {
        JsonNode week = api.json("/api/v1/shares?window=7d&kind=repository");
        JsonNode year = api.json("/api/v1/shares?window=365d&kind=repository");

        assertThat(week.get("windows").get(0).get("from").stringValue()).isEqualTo("2026-11-17");
        assertThat(week.get("windows").get(0).get("all").longValue()).isEqualTo(2);
        assertThat(year.get("windows").get(0).get("all").longValue()).isEqualTo(5);
    }

    @Test
    void leavesOutWhatIsOnlyImpliedAndLinksToJustThoseEvents() {
        Tag flax = tag("flax", Role.USES, 0.9);
        api.store(List.of(
                event(Kind.POST, 11, "2026-11-01", flax, flax.implying("jax")),
                event(Kind.POST, 12, "2026-11-02", tag("jax", Role.USES, 0.9)),
                event(
                        Kind.POST,
                        13,
                        "2026-11-03",
                        tag("lightning", Role.USES, 0.9).implying("pytorch"))));

        assertThat(told(api.json("/api/v1/shares?kind=post")))
                .containsExactly("jax 2/3 of 3", "flax 1/3 of 3", "pytorch 1/3 of 3");
        assertThat(told(api.json("/api/v1/shares?kind=post&implied=true")))
                .containsExactly("jax 2/3 of 3", "flax 1/3 of 3", "pytorch 1/3 of 3");
        JsonNode explicit = api.json("/api/v1/shares?kind=post&implied=false");
        assertThat(told(explicit)).containsExactly("flax 1/2 of 3", "jax 1/2 of 3");
        assertThat(explicit.get("shares").get(0).get("coverage").decimalValue()).isEqualByComparingTo("0.666667");
        assertThat(explicit.get("shares").valueStream())
                .allSatisfy(share -> assertThat(
                                api.json(share.get("link").stringValue()).get("total"))
                        .isEqualTo(share.get("events")));
    }

    private static List<String> told(JsonNode shares) {
        return shares.get("shares")
                .valueStream()
                .map(share -> share.get("framework").stringValue() + " " + share.get("events") + "/"
                        + share.get("total") + " of " + share.get("all"))
                .toList();
    }

    @Test
    void namesWeeksByTheirMonday() {
        assertThat(api.json("/api/v1/shares?by=week&kind=repository&frameworks=pytorch")
                        .get("shares")
                        .valueStream()
                        .map(share -> share.get("window").stringValue() + " " + share.get("events")))
                .containsExactly("2026-W44 2", "2026-W45 0", "2026-W47 1");
    }

    @Test
    void saysThatThereIsNothingYetWhereThereIsNoIndex() {
        api.drop();

        saysThatThereIsNothingYet("");
    }

    @Test
    void saysThatThereIsNothingYetWhereTheIndexesAreEmpty() throws IOException {
        api.clear();

        saysThatThereIsNothingYet("");
    }

    @Test
    void saysThatThereIsNothingYetWhereNothingMatches() {
        saysThatThereIsNothingYet("?source=reddit&from=2026-11-20");
    }

    private void saysThatThereIsNothingYet(String filters) {
        JsonNode shares = api.json("/api/v1/shares" + filters);
        JsonNode events = api.json("/api/v1/events" + filters);

        assertThat(shares.get("shares").isEmpty()).isTrue();
        assertThat(shares.get("notes").get(0).stringValue()).startsWith("No data yet");
        assertThat(events.get("events").isEmpty()).isTrue();
        assertThat(events.get("notes").get(0).stringValue()).startsWith("No data yet");
        assertThat(api.get("/api/v1/event?id=a").statusCode()).isEqualTo(404);
    }
}
