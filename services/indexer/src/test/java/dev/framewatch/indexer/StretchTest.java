package dev.framewatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    @Test
    void fewEventsAreOneStretch() {
        assertThat(Stretch.of(months(3, 0, 6), 10)).containsExactly(new Stretch(null, null));
    }

    @Test
    void noEventsAreOneStretchTooSinceRowsMayBeLeft() {
        assertThat(Stretch.of(months(), 10)).containsExactly(new Stretch(null, null));
    }

    @Test
    void stretchesEndWhereTheNextMonthWouldBeTooMuch() {
        assertThat(Stretch.of(months(6, 4, 1, 9), 10))
                .containsExactly(new Stretch(null, MAY.plusMonths(2)), new Stretch(MAY.plusMonths(2), null));
    }

    @Test
    void aMonthWithTooManyIsOneOfItsOwn() {
        assertThat(Stretch.of(months(20, 1, 30), 10))
                .containsExactly(
                        new Stretch(null, MAY.plusMonths(1)),
                        new Stretch(MAY.plusMonths(1), MAY.plusMonths(2)),
                        new Stretch(MAY.plusMonths(2), null));
    }

    private static SortedMap<LocalDate, Long> months(long... events) {
        SortedMap<LocalDate, Long> months = new TreeMap<>();
        for (int i = 0; i < events.length; i++) {
            months.put(MAY.plusMonths(i), events[i]);
        }
        return months;
    }
}
