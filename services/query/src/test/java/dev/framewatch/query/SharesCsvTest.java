package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.query.Shares.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesCsvTest {
    private static final Share SHARE = new Share(
            "2026-Q3",
            "papers",
            "paper",
            "pytorch",
            1,
            3_000_000,
            Shares.ratio(1, 3_000_000),
            Shares.rounded(0),
            Shares.rounded(0.0000019),
            Shares.ratio(3, 4),
            4_000_000,
            false,
            "/api/v1/events");

    @Test
    void hasTheColumnsAndOneLineAShareInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(SharesCsv.text(List.of(SHARE)))
                    .isEqualTo(String.join(
                            "\r\n",
                            "window,source,kind,framework,events,total,share,low,high,coverage",
                            "2026-Q3,papers,paper,pytorch,1,3000000,0.000000,0.000000,0.000002,0.750000",
                            ""));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hasItsHeaderAloneWhereThereIsNoShare() {
        assertThat(SharesCsv.text(List.of()))
                .isEqualTo("window,source,kind,framework,events,total,share,low,high,coverage\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void startsNoCellAsAFormula(String value) {
        assertThat(SharesCsv.cell(value).replace("\"", "")).startsWith("'");
    }

    @Test
    void quotesWhatWouldSplitALine() {
        assertThat(SharesCsv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(SharesCsv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(SharesCsv.cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(SharesCsv.cell("2026-01-01/..")).isEqualTo("2026-01-01/..");
    }

    @Test
    void roundsHalvesUpToSixDecimals() {
        assertThat(Shares.ratio(1, 2_000_000)).isEqualTo(new BigDecimal("0.000001"));
        assertThat(Shares.ratio(2, 3)).isEqualTo(new BigDecimal("0.666667"));
    }
}
