package dev.framewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.AdoptionEvent;
import dev.framewatch.event.Kind;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** A cursor that no page gave is refused, whatever it looks like. */
@ExtendWith(RunningApi.Start.class)
class ForgedCursorsTest {
    private static final int EACH = 80;
    private static final long SEED = 20_261_123;
    private static final List<String> VALUES =
            List.of("null", "true", "-1", "1e400", "\"\"", "\"1\"", "[]", "[1,\"x\"]", "{}", "{\"id\":7}", "深");
    private static final List<String> GENERATIONS =
            List.of("*", "-1", "..", "_all", "1,2", "<x>", "#", "深", "A", "1*", "?", "%2e", "1/../2", "\"", "\\");

    private final RunningApi api;
    private final Random random = new Random(SEED);

    ForgedCursorsTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void store() throws Exception {
        api.clear();
        List<AdoptionEvent> events = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            events.add(Sample.event(Kind.POST, i, "2026-11-01"));
        }
        api.store(events);
    }

    @Test
    void garbage() {
        refused(() -> text(0x20, 0x7e));
        refused(() -> text(1, 0x2fff));
        refused(() -> base64(bytes()) + "." + base64(bytes()));
        refused(() -> base64(json()) + "." + base64(bytes()));
        refused(() -> base64(json()));
        refused(() -> changed(cursor().toString()));
    }

    @Test
    void aTrueCheckOverAGenerationThatThereCannotBe() {
        String snapshot = cursor().snapshot();
        for (String generation : GENERATIONS) {
            refused(Cursor.of("", generation, 0, "a", snapshot).toString());
        }
    }

    @Test
    void aTrueCheckOverASnapshotThatIsNone() {
        Cursor real = cursor();
        refused(() -> signed(base64(bytes())));
        refused(() -> signed(base64(json())));
        refused(() -> signed(
                real.snapshot().substring(0, 1 + random.nextInt(real.snapshot().length() - 5))));
    }

    @Test
    void aTrueCheckOverASnapshotThatWasChangedIsNeverAFaultOfOurs() {
        Cursor real = cursor();
        TreeSet<Integer> statuses = new TreeSet<>();
        for (int i = 0; i < EACH; i++) {
            statuses.add(get(signed(changed(real.snapshot()))).statusCode());
        }
        assertThat(statuses).isSubsetOf(200, 400, 410);
    }

    @Test
    void aTrueCheckOverAnyPlaceIsAPlace() {
        Cursor real = cursor();
        for (long time : new long[] {-999_999_999_999_999L, -1, 0, 999_999_999_999_999L}) {
            for (String id : List.of("a", "\"", "*", "\u0000", "深", "x".repeat(512))) {
                Cursor forged = Cursor.of("", "1", time, id, real.snapshot());
                assertThat(get(forged.toString()).statusCode())
                        .as("%s %s", time, id)
                        .isEqualTo(200);
            }
        }
    }

    private void refused(Supplier<String> cursors) {
        for (int i = 0; i < EACH; i++) {
            refused(cursors.get());
        }
    }

    private void refused(String cursor) {
        HttpResponse<String> answer = get(cursor);

        assertThat(answer.statusCode()).as("%s: %s", cursor, answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonMapper.shared().readTree(answer.body()).get("parameter").asString())
                .isEqualTo("cursor");
    }

    private HttpResponse<String> get(String cursor) {
        return api.get("/api/v1/events?cursor=" + URLEncoder.encode(cursor, UTF_8));
    }

    /** One that a page gave. */
    private Cursor cursor() {
        String next = api.json("/api/v1/events?limit=10").get("next").stringValue();
        return Cursor.parse(URLDecoder.decode(next.replaceFirst(".*cursor=", ""), UTF_8));
    }

    private static String signed(String snapshot) {
        return Cursor.of("", "1", 0, "a", snapshot).toString();
    }

    private String changed(String text) {
        int at = random.nextInt(text.length());
        char other = (char) ('a' + random.nextInt(26));
        return text.substring(0, at) + (other == text.charAt(at) ? '0' : other) + text.substring(at + 1);
    }

    private String text(int from, int to) {
        return random.ints(1 + random.nextInt(80), from, to)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private byte[] json() {
        String members = random.ints(random.nextInt(6), 0, VALUES.size())
                .mapToObj(value ->
                        "\"" + List.of("id", "occurredAt", "generation").get(value % 3) + "\":" + VALUES.get(value))
                .collect(Collectors.joining(","));
        return ("{" + members + "}").getBytes(UTF_8);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[1 + random.nextInt(80)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
