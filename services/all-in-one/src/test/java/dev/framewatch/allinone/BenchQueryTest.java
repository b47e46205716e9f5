package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchQueryTest {
    private static final Pattern AGREE = Pattern.compile("([0-9,]+) of ([0-9,]+) figures agree");

    @Test
    void everyFigureAgreesWithTheEventsAndEveryMeasureIsThere(@TempDir Path data) {
        Answer first = bench(data);

        assertThat(first.err()).contains("20,000 events loaded in");
        assertThat(first.out())
                .contains("p50 ms", "p99 ms", "/api/v1/forecast", "of the page's queries were answered within 50 ms")
                .contains("counted anew", "asked again", "adoption index")
                .contains("slowest queries", "by the API", "from the events")
                .containsAnyOf("first paint ms", "there is no Chromium");

        Answer second = bench(data);

        assertThat(second.err()).doesNotContain("loaded in");
        assertThat(agreed(second)).isEqualTo(agreed(first));
    }

    @Test
    void noRoundsAreWrongUsage(@TempDir Path data) {
        assertThat(Answer.to("bench", "query", "--events", "100", "--data", data.toString(), "--rounds", "0")
                        .code())
                .isEqualTo(2);
    }

    private static Answer bench(Path data) {
        Answer answer = Answer.to(
                "bench", "query", "--events", "20000", "--every", "7", "--data", data.toString(), "--seed", "7");
        assertThat(answer.code()).as(answer.err() + answer.out()).isZero();
        return answer;
    }

    private static String agreed(Answer answer) {
        Matcher found = AGREE.matcher(answer.out());
        assertThat(found.find()).as(answer.out()).isTrue();
        assertThat(found.group(1)).isEqualTo(found.group(2));
        return found.group(1);
    }
}
