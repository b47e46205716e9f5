package dev.framewatch.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractTest {
    private record Before(int page) {}

    private record After(int page, int slices, @Nullable String etag, List<String> recent) {}

    @Test
    void aCursorIsReadBackAlsoByTheNextVersionOfItsRecord() {
        assertThat(Cursor.of(new Before(3)).as(After.class)).hasValueSatisfying(read -> {
            assertThat(read.page()).isEqualTo(3);
            assertThat(read.slices()).isZero();
            assertThat(read.etag()).isNull();
        });
        assertThat(Cursor.of(new After(3, 4, "\"x\"", List.of("a"))).as(Before.class))
                .contains(new Before(3));
        assertThat(Cursor.NONE.as(Before.class)).isEmpty();
    }

    @Test
    void namesThatCannotBePartOfAKeyAreRefused() {
        assertThatThrownBy(() -> new Budget("github@core", 1, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("github@core");
        assertThatThrownBy(() -> new Gap("2024 01", Gap.State.MISSING, "")).hasMessageContaining("2024 01");
    }

    @Test
    void daysEndAfterTheyBegin() {
        LocalDate day = LocalDate.parse("2024-01-01");
        assertThatThrownBy(() -> new Days(day, day)).hasMessageContaining("2024-01-01");
    }
}
