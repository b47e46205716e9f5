package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchPipelineTest {
    @Test
    void bothSidesWriteEveryEventAndHaveTheirFigures() {
        Answer answer = Answer.to(
                "bench",
                "pipeline",
                "--events",
                "2000",
                "--rounds",
                "1",
                "--warm-up",
                "1",
                "--partitions",
                "2",
                "--shards",
                "2",
                "--format",
                "csv");

        assertThat(answer.code()).as(answer.err()).isZero();
        List<String[]> rows =
                answer.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
        assertThat(rows).extracting(row -> row[1]).containsExactly("floor", "pipeline", "floor", "pipeline");
        assertThat(rows).allSatisfy(row -> {
            assertThat(Double.parseDouble(row[2])).isPositive();
            assertThat(Double.parseDouble(row[5])).isPositive();
        });
        assertThat(Double.parseDouble(rows.get(3)[6])).isPositive();
        assertThat(answer.err()).contains("median ratio of 1 warm rounds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--events=0", "--events=1000001", "--rounds=0", "--warm-up=-1", "--partitions=0", "--shards=0"})
    void whatItCannotMeasureIsWrongUsage(String option) {
        Answer answer = Answer.to("bench", "pipeline", option);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("at least 1", "events at most 1000000")
                .containsPattern(option.replace("=", "( is)? "));
    }
}
