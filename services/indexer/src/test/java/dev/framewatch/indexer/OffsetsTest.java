package dev.framewatch.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsTest {
    private static final TopicPartition FIRST = new TopicPartition("classified-1", 0);
    private static final TopicPartition SECOND = new TopicPartition("classified-1", 1);

    private final Offsets offsets = new Offsets("these");

    @Test
    void nothingIsCommittedBehindAnOpenRecord() {
        open(FIRST, 10, 11, 12);
        offsets.settled(FIRST, 11);
        offsets.settled(FIRST, 12);

        assertThat(offsets.committable()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(10, "these")));

        offsets.settled(FIRST, 10);

        assertThat(offsets.committable()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(13, "these")));
    }

    @Test
    void theMarkersOfTransactionsAreSteppedOverOnlyWhenNothingIsOpen() {
        open(FIRST, 10);
        offsets.position(FIRST, 15);

        assertThat(offsets.committable()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(10, "these")));

        offsets.settled(FIRST, 10);

        assertThat(offsets.committable()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(15, "these")));
    }

    @Test
    void whatWasCommittedIsNotCommittedAgain() {
        open(FIRST, 1);
        offsets.settled(FIRST, 1);
        offsets.committed(offsets.committable());

        assertThat(offsets.committable()).isEmpty();
    }

    @Test
    void aForgottenPartitionIsNotCommittedByALateAnswer() {
        open(FIRST, 1);
        open(SECOND, 1);
        offsets.forget(FIRST);
        offsets.settled(FIRST, 1);
        offsets.settled(SECOND, 1);

        assertThat(offsets.committable()).isEqualTo(Map.of(SECOND, new OffsetAndMetadata(2, "these")));
    }

    @Test
    void whatWasCommittedForOtherIndexesDoesNotHold() {
        assertThat(offsets.hold(new OffsetAndMetadata(10, "these"))).isTrue();
        assertThat(offsets.hold(new OffsetAndMetadata(10, "others"))).isFalse();
        assertThat(offsets.hold(new OffsetAndMetadata(10))).isFalse();
        assertThat(offsets.hold(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itNeverPassesTheFirstOpenRecordWhateverTheOrder(long seed) {
        List<Long> order = new ArrayList<>(LongStream.range(100, 400).boxed().toList());
        order.forEach(offset -> offsets.open(FIRST, offset));
        TreeSet<Long> open = new TreeSet<>(order);
        Collections.shuffle(order, new Random(seed));

        for (long offset : order) {
            offsets.settled(FIRST, offset);
            open.remove(offset);
            long expected = open.isEmpty() ? 400 : open.first();
            assertThat(offsets.committable()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(expected, "these")));
        }
    }

    private void open(TopicPartition partition, long... numbers) {
        LongStream.of(numbers).forEach(offset -> offsets.open(partition, offset));
    }
}
