package dev.framewatch.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.framewatch.event.AdoptionEvent;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int ROUNDS = 20_000;

    private final Classifier classifier = Taxonomy.builtIn().classifier();
    private int found;

    @Test
    void anEventWithoutANameAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemoryEnabled(), "this JVM does not count allocated bytes");
        List<AdoptionEvent> events = List.of(
                Events.repository()
                        .title("Somebody/Deep-Learning-Notes")
                        .text("Notes on neural networks, 深度学习 and Größe, on a GPU. ".repeat(20))
                        .topic("Machine-Learning")
                        .dependency("numpy")
                        .declared("none")
                        .event(),
                Events.says("tor pytor kera tensor flows caffeine onnxx ".repeat(50)));
        classifyAll(events);

        long before = threads.getCurrentThreadAllocatedBytes();
        classifyAll(events);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(found).isZero();
        assertThat(bytes / (double) (ROUNDS * events.size()))
                .as("bytes an event, of %d in all", bytes)
                .isLessThan(1);
    }

    private void classifyAll(List<AdoptionEvent> events) {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < events.size(); i++) {
                found += classifier.classify(events.get(i)).size();
            }
        }
    }
}
