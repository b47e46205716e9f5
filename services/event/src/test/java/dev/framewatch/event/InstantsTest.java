package dev.framewatch.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    private static final DateTimeFormatter PLATFORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_10000 =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli() + 1;

    @Test
    void agreesWithThePlatformOnRandomTimes() {
        Random random = new Random(20260131);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(YEAR_0, YEAR_10000));
            String text = Instants.format(instant);

            assertThat(text).isEqualTo(PLATFORM.format(instant));
            assertThat(Instants.parse(text)).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T00:00:00.000Z",
                "2026-01-31T24:00:00.000Z",
                "2016-12-31T23:59:60.000Z",
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00.123456789Z",
                "2026-01-31T13:00:00.000+01:00",
                "+10000-01-01T00:00:00.000Z",
                "-0001-01-01T00:00:00.000Z",
            })
    void takesWhatThePlatformTakes(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2023-02-29T00:00:00.000Z",
                "2026-13-01T00:00:00.000Z",
                "2026-01-31T25:00:00.000Z",
                "2026-01-31T12:60:00.000Z",
                "2026-01-31T12:00:00.00٣Z",
                "2026-01-31T12:00:00,000Z",
                "2026-01-31 12:00:00.000Z",
                "2026-01-31T12:00:00.000z ",
            })
    void refusesWhatThePlatformRefuses(String text) {
        assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> Instant.parse(text));
        assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> Instants.parse(text));
    }
}
