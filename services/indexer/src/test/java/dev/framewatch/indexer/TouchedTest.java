package dev.framewatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Source;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TouchedTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private final Touched touched = new Touched();

    @Test
    void workThatWasTakenIsBehindUntilItIsDone() {
        touched.day(Source.REDDIT, DAY);
        touched.day(Source.REDDIT, DAY);

        assertThat(touched.take()).isEqualTo(new Touched.Work(Source.REDDIT, false, Set.of(DAY)));
        assertThat(touched.behind()).isEqualTo(1);

        touched.done();

        assertThat(touched.behind()).isZero();
    }

    @Test
    void workThatFailedComesAgainWithWhatCameMeanwhile() {
        touched.day(Source.REDDIT, DAY);
        Touched.Work work = touched.take();
        touched.day(Source.REDDIT, DAY.plusDays(1));
        touched.failed(work);

        assertThat(touched.take()).isEqualTo(new Touched.Work(Source.REDDIT, false, Set.of(DAY, DAY.plusDays(1))));
    }

    @Test
    void everythingIsEverySource() {
        touched.everything();

        for (Source source : Source.values()) {
            assertThat(touched.take()).isEqualTo(new Touched.Work(source, true, Set.of()));
            touched.done();
        }
        assertThat(touched.behind()).isZero();
    }
}
