package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that no honest reader would send, as bytes on the line: what a value is, where it stands, and how it is
 * written are chosen by chance.
 */
final class HostileQuery {
    /** Stands in every value that may be told apart from an honest one, so that it is found wherever it gets to. */
    static final String MARK = "hstl";

    private static final List<String> PATHS = List.of(
            "/api/v1/shares",
            "/api/v1/events",
            "/api/v1/event",
            "/api/v1/radar",
            "/api/v1/index",
            "/api/v1/index/history",
            "/api/v1/momentum",
            "/api/v1/crossovers",
            "/api/v1/forecast",
            "/api/v1/concentration",
            "/api/v1/co-use",
            "/api/v1/flows",
            "/api/v1/products",
            "/api/v1/models",
            "/api/v1/comparison",
            "/api/v1/published",
            "/api/v1/editions",
            "/api/v1/reports",
            "/api/v1/alerts",
            "/api/v1/alerts/rules",
            "/feed.atom",
            "/api/v1/collectors",
            "/api/v1/gaps",
            "/badge/pytorch.svg",
            "/chart/shares.svg",
            "/v3/api-docs");
    private static final List<String> PARAMETERS = List.of(
            "by",
            "window",
            "source",
            "kind",
            "from",
            "to",
            "frameworks",
            "framework",
            "role",
            "implied",
            "keras",
            "confidence",
            "forks",
            "vendors",
            "official",
            "bots",
            "generated",
            "reposts",
            "either",
            "owners",
            "format",
            "limit",
            "cursor",
            "id",
            "days",
            "axis",
            "ahead",
            "with",
            "leaving",
            "product",
            "state",
            "rule",
            "since",
            "on",
            "weights",
            "field",
            "q",
            "query",
            "source_content_type",
            "index",
            "preference",
            "scroll",
            "pretty",
            "filter_path",
            "");
    private static final List<String> VALUES = List.of(
            "*",
            "?*",
            "hstl*",
            "hst?",
            "hstl~2",
            "hstl AND NOT removed:false",
            "framework:hstl OR 1==1",
            "/hstl.*[a-z]+/",
            "(hstl+)+$",
            "[hstl TO *]",
            ".*hstl",
            "@hstl&~(a)",
            "<0-999999999>hstl",
            "{\"script\":{\"source\":\"hstl\"}}",
            "{\"query_string\":{\"query\":\"hstl\"}}",
            "\"}},\"script_fields\":{\"hstl\":{}}",
            "ctx._source.remove('hstl')",
            "${jndi:ldap://hstl}",
            "#{hstl}",
            "T(java.lang.Runtime).getRuntime().exec('hstl')",
            "' OR 'hstl'='hstl",
            "hstl;DROP TABLE",
            "<img onerror=hstl>",
            "javascript:hstl",
            "adoption-hstl",
            ".hstl-security",
            "_all,hstl",
            "adoption-events-2,-hstl",
            "../hstl/_search",
            "..%2fhstl%2f_settings",
            "/_cluster/settings?hstl",
            "<adoption-{now/d}>hstl",
            "hstl\r\nX-Injected: 1",
            "hstl\r\n\r\n{\"index\":{}}\n{}",
            "hstl\u0000",
            "hstl\u202e\u200b\ufeff",
            "\ud83d\ude00hstl",
            "hstl".repeat(2_000),
            "999999999999999999999",
            "-1",
            "2147483648",
            "1e309",
            "NaN",
            "0x10",
            "00001",
            "10001",
            "1,1,1",
            ",",
            ",,,,",
            "2026-02-31",
            "0000-00-00",
            "9999-12-31",
            "-2026-01-01",
            "2026-01-01T00:00:00Z||/M",
            "now-1d/d",
            "now",
            "true,false",
            "null",
            "[]",
            "{}",
            " ",
            "pytorch ",
            "PyTorch",
            "pytörch",
            "json;hstl",
            "csv\u0000",
            "1.0",
            "0.55");
    private static final List<String> RAW =
            List.of("%", "%zz", "%c0%af", "%ff%fe", "%u0041", "%00", "%ed%a0%80", "+%2b%20", "%e2%80", "%25%32%65");
    private static final List<String> HEADERS = List.of(
            "Accept: */*;q=hstl",
            "Accept: text/csv;charset=hstl",
            "Accept: " + "a/b,".repeat(500),
            "If-None-Match: *",
            "If-None-Match: W/\"hstl",
            "Last-Event-ID: hstl-99999999999999999999",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-Host: hstl",
            "X-Original-URL: /_search",
            "Content-Type: application/x-hstl",
            "Origin: null",
            "Origin: http://hstl",
            "Range: bytes=0-hstl",
            "Accept-Encoding: hstl",
            "Cookie: JSESSIONID=hstl",
            "Content-Length: 0",
            "Expect: hstl",
            "Accept: application/vnd.elasticsearch+json;compatible-with=9");
    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH");

    private final Random random;

    HostileQuery(Random random) {
        this.random = random;
    }

    /** A request, which asks for the line to be closed after it. */
    byte[] next() {
        String method = one(METHODS);
        StringBuilder request = new StringBuilder(method)
                .append(' ')
                .append(path())
                .append(random.nextInt(10) == 0 ? "" : "?" + query())
                .append(" HTTP/1.1\r\nHost: ")
                .append(random.nextInt(10) == 0 ? MARK + ".example" : "127.0.0.1")
                .append("\r\nConnection: close\r\n");
        if (random.nextInt(3) == 0) {
            request.append(one(HEADERS)).append("\r\n");
        }
        if (method.startsWith("P") && random.nextBoolean()) {
            String body =
                    random.nextBoolean() ? one(VALUES) : "{\"event\":" + quoted() + ",\"words\":" + quoted() + "}";
            byte[] bytes = body.getBytes(UTF_8);
            request.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\n\r\n")
                    .append(new String(bytes, ISO_8859_1));
            return request.toString().getBytes(ISO_8859_1);
        }
        return request.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private String path() {
        String path = one(PATHS);
        return switch (random.nextInt(8)) {
            case 0 ->
                path + one(List.of(".csv", ".ndjson", ".json", ".xml", ".csv.csv", "/", "/_search", ";a=" + MARK));
            case 1 -> "/badge/" + encoded(one(VALUES)) + ".svg";
            case 2 ->
                one(List.of(
                        "/api/v1/" + MARK,
                        "/api/v1/..%2f_search",
                        "/api/v1/%2e%2e/_cat",
                        "//api/v1/shares",
                        "/_search",
                        "/api/v1/reports/" + MARK + "/accept",
                        "/webjars/..%2f..%2f" + MARK,
                        "/api/v1/shares%00.csv",
                        "/api/v1/live?" + MARK + "=1"));
            default -> path;
        };
    }

    private String query() {
        List<String> all = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            String name = random.nextInt(12) == 0 ? encoded(one(VALUES)) : one(PARAMETERS);
            all.add(name + "=" + value());
        }
        return String.join("&", all);
    }

    private String value() {
        return switch (random.nextInt(6)) {
            case 0 -> one(RAW) + MARK;
            case 1 -> encoded(one(VALUES) + one(VALUES));
            case 2 -> Base64.getUrlEncoder().encodeToString(one(VALUES).getBytes(UTF_8)) + "." + MARK;
            default -> encoded(one(VALUES));
        };
    }

    private String quoted() {
        return JsonMapper.shared().writeValueAsString(one(VALUES));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
