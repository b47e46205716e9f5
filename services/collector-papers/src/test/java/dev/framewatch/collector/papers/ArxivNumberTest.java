package dev.framewatch.collector.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArxivNumberTest {
    @ParameterizedTest
    @CsvSource({
        "1706.03762, 1706.03762, 2017-06-01",
        "1706.03762v5, 1706.03762, 2017-06-01",
        "arXiv:0704.0001, 0704.0001, 2007-04-01",
        "https://arxiv.org/abs/1601.02063v2, 1601.02063, 2016-01-01",
        "http://www.arxiv.org/pdf/1711.10485v1.pdf, 1711.10485, 2017-11-01",
        "cs/0112017, cs/0112017, 2001-12-01",
        "cs.AI/0112017v1, cs/0112017, 2001-12-01",
        "hep-th/9108001, hep-th/9108001, 1991-08-01",
        "https://arxiv.org/abs/math.GT/0309136, math/0309136, 2003-09-01",
    })
    void aNumberHasNoVersionAndTellsItsMonth(String text, String number, String month) {
        ArxivNumber read = Objects.requireNonNull(ArxivNumber.of(text));

        assertThat(read.text()).isEqualTo(number);
        assertThat(read.month()).isEqualTo(month);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1713.03762", "0703.0001", "cs/0704001", "1706.037", "https://aclanthology.org/P17-1001"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(ArxivNumber.of(text)).isNull();
    }

    @Test
    void nothingIsNoNumber() {
        assertThat(ArxivNumber.of(null)).isNull();
    }
}
