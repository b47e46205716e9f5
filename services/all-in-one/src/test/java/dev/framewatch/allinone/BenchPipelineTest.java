package dev.framewatch.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
