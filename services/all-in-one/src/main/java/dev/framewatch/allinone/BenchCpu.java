package dev.framewatch.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Processor time of the three processes until now, in clock ticks of 10 ms: user and system, from Linux's
 * {@code /proc/PID/stat}.
 *
 * @param ours of this process
 * @param kafka of the broker
 * @param elasticsearch of the node
 */
record BenchCpu(long ours, long kafka, long elasticsearch) {
    private static final double MICROSECONDS_A_TICK = 10_000;

    static BenchCpu now(long kafka, long elasticsearch) throws IOException {
        return new BenchCpu(ticks(ProcessHandle.current().pid()), ticks(kafka), ticks(elasticsearch));
    }

    BenchCpu since(BenchCpu before) {
        return new BenchCpu(ours - before.ours, kafka - before.kafka, elasticsearch - before.elasticsearch);
    }

    /** Microseconds an event. */
    static String each(long ticks, int events) {
        return String.format(Locale.ROOT, "%.1f", ticks * MICROSECONDS_A_TICK / events);
    }

    private static long ticks(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
