package dev.framewatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChangedMeaningTest {
    @Test
    void theDaysOnWhichGhArchiveChangedItsMeaningAreKnown() {
        assertThat(ChangedMeaning.GH_ARCHIVE)
                .extracting(ChangedMeaning::day)
                .containsExactly(
                        LocalDate.parse("2025-05-23"), LocalDate.parse("2025-10-07"), LocalDate.parse("2026-06-30"));
        assertThat(ChangedMeaning.all())
                .isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()))
                .allSatisfy(change -> assertThat(change.kinds()).allMatch(kind -> kind.source() == change.source()));
    }

    @Test
    void oneIsASentence() {
        assertThat(ChangedMeaning.GH_ARCHIVE.get(1))
                .hasToString("From 2025-10-07 on GH Archive tells less of pushes and pull requests.");
    }
}
