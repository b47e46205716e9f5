package dev.framewatch.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static Span hours(String from, String to) {
        return new Span(Instant.parse("2026-01-" + from + ":00Z"), Instant.parse("2026-01-" + to + ":00Z"));
    }

    @Test
    void itIsInOthersThatReachOverItWithoutAHole() {
        Span span = hours("31T22:00", "31T23:30");

        assertThat(span.isIn(List.of())).isFalse();
        assertThat(span.isIn(List.of(hours("31T21:00", "31T23:00")))).isFalse();
        assertThat(span.isIn(List.of(hours("31T22:30", "31T23:59")))).isFalse();
        assertThat(span.isIn(List.of(hours("31T22:00", "31T23:30")))).isTrue();
        assertThat(span.isIn(List.of(hours("31T23:01", "31T23:59"), hours("01T00:00", "31T23:00"))))
                .isTrue();
        assertThat(span.isIn(List.of(hours("31T23:02", "31T23:59"), hours("01T00:00", "31T23:00"))))
                .isFalse();
    }

    @Test
    void itEndsNotBeforeItBegins() {
        assertThatThrownBy(() -> hours("02T00:00", "01T00:00")).hasMessageContaining("2026-01-02");
    }
}
