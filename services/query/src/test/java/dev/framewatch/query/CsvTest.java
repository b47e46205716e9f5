package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Licence;
import dev.framewatch.query.Shares.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvTest {
    private static final String HEADER =
            "window,source,kind,framework,events,total,share,low,high,coverage,all,partial,link,licence";
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

    /** A record of each sort of component that an answer has. */
    private record Row(@Nullable String name, @Nullable Inner change, List<String> names, int gained) {}

    private record Inner(int rank, BigDecimal index) {}

    @Test
    void hasTheColumnsAndOneLineARecordInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new Csv(Share.class).text(List.of(SHARE)))
                    .isEqualTo(String.join(
                            "\r\n",
                            HEADER,
                            "2026-Q3,papers,paper,pytorch,1,3000000,0.000000,0.000000,0.000002,0.750000,4000000,false,"
                                    + "/api/v1/events,CC-BY-SA-4.0",
                            ""));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hasItsHeaderAloneWhereThereIsNoRecord() {
        assertThat(new Csv(Share.class).text(List.of())).isEqualTo(HEADER + "\r\n");
    }

    @Test
    void hasColumnsForWhatIsInARecordOfARecordAndNoneForLists() {
        List<Row> rows = List.of(
                new Row("=a", new Inner(-1, new BigDecimal("-0.50")), List.of("x"), -2),
                new Row(null, null, List.of(), 0));

        assertThat(new Csv(Row.class).text(rows))
                .isEqualTo("""
                        name,change.rank,change.index,gained,licence
                        '=a,-1,-0.50,-2,ALL
                        ,,,0,ALL
                        """.replace("\n", "\r\n").replace("ALL", '"' + Licence.HEADER + '"'));
    }

    @Test
    void roundsHalvesUpToSixDecimals() {
        assertThat(Shares.ratio(1, 2_000_000)).isEqualTo(new BigDecimal("0.000001"));
        assertThat(Shares.ratio(2, 3)).isEqualTo(new BigDecimal("0.666667"));
    }
}
