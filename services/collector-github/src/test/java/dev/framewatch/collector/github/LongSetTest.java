package dev.framewatch.collector.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTest {
    @Test
    void itHoldsWhatASetHolds() {
        Random random = new Random(5);
        LongSet set = new LongSet(1_000_000);
        Set<Long> plain = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            long number = random.nextInt(3) == 0 ? random.nextInt(50_000) : random.nextLong();

            assertThat(set.add(number)).isEqualTo(plain.add(number));
        }
    }

    @Test
    void aFullSetKnowsWhatItHoldsAndTakesNoMore() {
        LongSet set = new LongSet(10);
        for (long i = 1; i <= 20; i++) {
            assertThat(set.add(i)).isTrue();
        }

        assertThat(set.full()).isTrue();
        assertThat(set.add(7)).isFalse();
        assertThat(set.add(15)).isTrue();
    }
}
