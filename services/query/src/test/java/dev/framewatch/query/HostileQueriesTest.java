package dev.framewatch.query;

import static dev.framewatch.event.Events.tag;
import static dev.framewatch.query.Sample.event;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Kind;
import dev.framewatch.event.Role;
import dev.framewatch.query.RecordingProxy.Asked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.Start.class)
class HostileQueriesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What Elasticsearch may be asked for: the served generation, snapshots, searches. */
    private static final String ADDRESSES =
            "/adoption-(daily|events|published|alerts)(-1(-[a-z]+)?)?(,adoption-events-1-[a-z]+)*"
                    + "(/_search|/_pit|/_settings|/_stats/refresh)?|/_search|/_pit";

    /** The clauses of queries and aggregations that are known to the code. */
    private static final Set<String> CLAUSES = Set.of(
            "bool",
            "filter",
            "should",
            "must_not",
            "minimum_should_match",
            "term",
            "terms",
            "range",
            "ids",
            "values",
            "exists",
            "match_all",
            "regexp",
            "cardinality",
            "max",
            "min",
            "top_hits");

    private static final Set<String> FORBIDDEN = Set.of(
            "script",
            "script_fields",
            "runtime_mappings",
            "query_string",
            "simple_query_string",
            "wildcard",
            "prefix",
            "fuzzy",
            "match",
            "match_phrase",
            "more_like_this",
            "percolate",
            "function_score",
            "wrapper",
            "template",
            "source_content_type",
            "indices_boost",
            "rescore",
            "suggest",
            "knn",
            "ext",
            "collapse",
            "stored_fields");

    private final RunningApi api;

    HostileQueriesTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void fill() throws IOException {
        api.clear();
        api.store(List.of(event(Kind.REPOSITORY, 1, "2026-11-20", tag("pytorch", Role.USES, 0.9))));
    }

    @Test
    void getProblemDetailsOrAnAnswerAndReachElasticsearchAsNoSyntax() throws Exception {
        HostileQuery queries = new HostileQuery(new Random(5));
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (RecordingProxy proxy = new RecordingProxy(api.elasticsearch());
                ConfigurableApplicationContext context = RunningApi.start(proxy.address())) {
            URI address = RunningApi.address(context);
            for (int i = 0; i < 500; i++) {
                byte[] query = queries.next();
                String answer = answer(address, query);
                int status = Integer.parseInt(answer.split(" ", 3)[1]);
                statuses.merge(status, 1, Integer::sum);
                // Reports are on Kafka, which this process does not have.
                int worst = answer.contains("\"title\":\"No reports here\"") ? 503 : 499;
                assertThat(status)
                        .as(new String(query, ISO_8859_1))
                        .isLessThanOrEqualTo(worst)
                        .isNotEqualTo(101);
                assertThat(answer).as(new String(query, ISO_8859_1)).doesNotContain("Exception", "\tat ");
                assertThat(answer.split("\r\n\r\n", 2)[0]).doesNotContain("X-Injected");
                if (status >= 400 && hasBody(query, answer)) {
                    assertThat(answer)
                            .as(new String(query, ISO_8859_1))
                            .contains("Content-Type: application/problem+json");
                }
            }
            assertThat(statuses).containsKeys(200, 400, 404, 405);
            assertThat(proxy.asked()).hasSizeGreaterThan(100).allSatisfy(HostileQueriesTest::isKnown);
        }
    }

    /** Whether the answer says more than its status, as all do but those to HEAD and what the server itself refuses. */
    private static boolean hasBody(byte[] query, String answer) {
        String[] parts = answer.split("\r\n\r\n", 2);
        return !new String(query, ISO_8859_1).startsWith("HEAD") && parts.length == 2 && !parts[1].isEmpty();
    }

    private static String answer(URI api, byte[] query) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(query);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static void isKnown(Asked asked) {
        assertThat(asked.address().getPath()).matches(ADDRESSES);
        assertThat(String.valueOf(asked.address().getQuery())).doesNotContain(HostileQuery.MARK);
        assertThat(asked.method()).isIn("GET", "POST", "DELETE", "HEAD");
        if (asked.method().equals("DELETE")) {
            assertThat(asked.address().getPath()).isEqualTo("/_pit");
        }
        if (!asked.body().isEmpty()) {
            JsonNode body = JSON.readTree(asked.body());
            assertThat(names(body)).doesNotContainAnyElementsOf(FORBIDDEN);
            clauses(body.path("query"));
            assertThat(body.path("size").asInt(10)).isBetween(0, 10_000);
            assertThat(body.has("from")).isFalse();
            body.findValues("regexp")
                    .forEach(regexp -> assertThat(
                                    regexp.path("signature.words").path("value").stringValue())
                            .matches("\\[\\^:]\\+:\\([a-z|-]+\\):(e|\\[ei])\\[[0-9]-9]"));
            assertThat(marked(body, false)).as(asked.body()).isEmpty();
        }
    }

    /** Fails where a query has a clause that is not known. */
    private static void clauses(JsonNode query) {
        query.forEachEntry((name, inside) -> {
            assertThat(name).isIn(CLAUSES);
            if (Set.of("bool", "filter", "should", "must_not").contains(name)) {
                (inside.isArray() ? inside : JSON.createArrayNode().add(inside)).forEach(HostileQueriesTest::clauses);
            }
        });
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>(node.propertyNames());
        node.forEach(child -> names.addAll(names(child)));
        return names;
    }

    /** Where a text of a query stands that is no whole value of {@code ids}, no framework's id and no point in time. */
    private static List<String> marked(JsonNode node, boolean value) {
        List<String> found = new ArrayList<>();
        if (node.isString() && node.stringValue().contains(HostileQuery.MARK) && !value) {
            found.add(node.stringValue());
        }
        node.forEach(child -> {
            if (!node.isObject()) {
                found.addAll(marked(child, value));
            }
        });
        node.forEachEntry((name, child) -> {
            if (name.contains(HostileQuery.MARK)) {
                found.add(name);
            }
            boolean exact =
                    name.equals("ids") || name.equals("pit") || name.equals("search_after") || name.equals("terms");
            found.addAll(marked(child, value || exact));
        });
        return found;
    }
}
