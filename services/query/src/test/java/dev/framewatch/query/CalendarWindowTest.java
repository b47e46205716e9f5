package dev.framewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Precision;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarWindowTest {
    @ParameterizedTest
    @CsvSource({
        "YEAR, 2026-11-23, 2026, 2026-01-01, 2027-01-01",
        "QUARTER, 2026-11-23, 2026-Q4, 2026-10-01, 2027-01-01",
        "QUARTER, 2026-07-01, 2026-Q3, 2026-07-01, 2026-10-01",
        "MONTH, 2028-02-29, 2028-02, 2028-02-01, 2028-03-01",
        "WEEK, 2026-11-23, 2026-W48, 2026-11-23, 2026-11-30",
        "WEEK, 2026-11-22, 2026-W47, 2026-11-16, 2026-11-23",
        "WEEK, 2027-01-03, 2026-W53, 2026-12-28, 2027-01-04",
        "WEEK, 2024-12-30, 2025-W01, 2024-12-30, 2025-01-06",
        "DAY, 2026-11-23, 2026-11-23, 2026-11-23, 2026-11-24"
    })
    void holdsADayUnderItsName(CalendarWindow by, LocalDate day, String name, LocalDate from, LocalDate to) {
        assertThat(by.name(day)).isEqualTo(name);
        assertThat(by.name(by.start(day))).isEqualTo(name);
        assertThat(by.days(by.start(day))).isEqualTo(new Days(from, to));
    }

    @Test
    void followsOnTheOneBeforeWithoutGapOrOverlap() {
        for (CalendarWindow by : CalendarWindow.values()) {
            LocalDate start = by.start(LocalDate.of(2019, 12, 25));
            for (int i = 0; i < 100; i++) {
                LocalDate end = Objects.requireNonNull(by.days(start).to());
                assertThat(by.start(end.minusDays(1))).isEqualTo(start);
                assertThat(by.start(end)).isEqualTo(end);
                assertThat(by.name(end)).isGreaterThan(by.name(start));
                start = end;
            }
        }
    }

    @Test
    void hasTheSameNamesInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Arrays.stream(CalendarWindow.values()).map(by -> by.name(LocalDate.of(2026, 11, 23))))
                    .containsExactly("2026", "2026-Q4", "2026-11", "2026-W48", "2026-11-23");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void holdsWhatIsNoCoarserThanItself() {
        assertThat(Arrays.stream(CalendarWindow.values()).filter(by -> by.holds(Precision.DAY)))
                .containsExactly(CalendarWindow.values());
        assertThat(Arrays.stream(CalendarWindow.values()).filter(by -> by.holds(Precision.MONTH)))
                .containsExactly(CalendarWindow.YEAR, CalendarWindow.QUARTER, CalendarWindow.MONTH);
        assertThat(Arrays.stream(CalendarWindow.values()).filter(by -> by.holds(Precision.YEAR)))
                .containsExactly(CalendarWindow.YEAR);
    }
}
