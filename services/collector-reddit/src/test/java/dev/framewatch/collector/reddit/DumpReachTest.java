package dev.framewatch.collector.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewatch.collector.Fields;
import dev.framewatch.collector.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DumpReachTest {
    private final DumpReach reach = new DumpReach(List.of("MachineLearning", "pytorch"));

    private void add(String name, String subreddit, long created) {
        String json = "{\"name\":\"" + name + "\",\"subreddit\":\"" + subreddit + "\",\"created_utc\":" + created + "}";
        reach.add(new RedditThing(new Fields(JsonMapper.shared().readTree(json)), true));
    }

    private static Span seconds(long from, long to) {
        return new Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    }

    @Test
    void aSortedFileReachesFromItsFirstToItsLastForTheFollowedSubredditsInIt() {
        add("t3_a", "aww", 100);
        add("t3_b", "machinelearning", 200);
        add("t3_c", "aww", 300);
        add("t1_d", "pytorch", 150);

        assertThat(reach.spans())
                .isEqualTo(Map.of(
                        "reddit:posts:MachineLearning", seconds(100, 300),
                        "reddit:comments:pytorch", seconds(150, 150)));
    }

    @Test
    void aSelectionThatIsNotSortedByCreationReachesOverNothing() {
        add("t3_a", "pytorch", 200);
        add("t3_b", "pytorch", 100);

        assertThat(reach.spans()).isEmpty();
    }
}
