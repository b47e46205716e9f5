package dev.framewatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\n=1",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                "\uff20A1"
            })
    void startsNoCellAsAFormula(String value) {
        assertThat(CsvCell.of(value).replace("\"", "")).startsWith("'");
    }

    @Test
    void quotesWhatWouldSplitALine() {
        assertThat(CsvCell.of("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvCell.of("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(CsvCell.of("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(CsvCell.of("2026-01-01/..")).isEqualTo("2026-01-01/..");
        // where the separator of lists is another
        assertThat(CsvCell.of("x;=HYPERLINK(1)")).isEqualTo("\"x;=HYPERLINK(1)\"");
        assertThat(CsvCell.of("x\t=1")).isEqualTo("\"x\t=1\"");
        assertThat(CsvCell.of("x|=1")).isEqualTo("\"x|=1\"");
    }
}
