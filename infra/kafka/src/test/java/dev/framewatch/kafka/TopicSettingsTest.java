package dev.framewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.event.Topic;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicSettingsTest {
    private static final String IN_SYNC = "min.insync.replicas";

    @ParameterizedTest
    @ValueSource(shorts = {3, 5})
    void twoCopiesHaveEachRecordWhereOneOfThemMayFail(short copies) {
        assertThat(layouts(copies)).allSatisfy(settings -> assertThat(settings).containsEntry(IN_SYNC, "2"));
    }

    /** Two copies of two would let no broker fail. */
    @ParameterizedTest
    @ValueSource(shorts = {1, 2})
    void withFewerTheBrokerSays(short copies) {
        assertThat(layouts(copies))
                .allSatisfy(settings ->
                        assertThat(settings).doesNotContainKey(IN_SYNC).containsEntry("cleanup.policy", "compact"));
    }

    private static Stream<Map<String, String>> layouts(short copies) {
        TopicSettings settings = new TopicSettings(4, copies);
        return Stream.concat(Topic.OF_RECORD.stream(), Stream.of(Topic.classified("1")))
                .map(topic -> GenerationTopics.layout(topic, settings).configs());
    }
}
