package dev.framewatch.allinone;

import dev.framewatch.kafka.Deployment;
import dev.framewatch.kafka.Generation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was collected, told again by a generation beside the one that is served. The pipeline works on it as a
 * member of its groups, whoever else does.
 *
 * @param pipeline one that classifies and indexes
 * @param served the generation that is served
 * @param told the one that is told beside it
 */
record Retelling(Pipeline pipeline, Generation served, Generation told) {
    /** What a process runs that tells everything again. */
    static final List<Part> PARTS = List.of(Part.CLASSIFY, Part.INDEX);

    private static final Duration RECOUNT = Duration.ofSeconds(20);

    /**
     * The generation that is served; on new servers it comes up in a moment.
     *
     * @throws Failure if the settings keep this process to one generation
     */
    static Generation served(Pipeline pipeline) throws InterruptedException {
        if (pipeline.bean(Deployment.class).generation() != null) {
            throw new Failure("framewatch.generation keeps this process to one generation; leave it out.");
        }
        Optional<Generation> served = pipeline.generation();
        while (served.isEmpty()) {
            pipeline.pause();
            served = pipeline.generation();
        }
        return served.get();
    }

    /** A generation that starts now, under a number that none has or had. */
    static Generation next(List<Generation> all, String taxonomy, byte[] file) {
        long largest = all.stream()
                .map(Generation::id)
                .filter(id -> id.matches("[0-9]{1,9}"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        return Generation.starting(
                String.valueOf(largest + 1), taxonomy, file, Clock.systemUTC().instant());
    }

    /** Returns when it has everything that is collected by now, and its rows count that. */
    void await(Terminal terminal, String task) throws IOException, InterruptedException {
        CatchUp after = new CatchUp(pipeline, told);
        try (ReclassifyBar bar = new ReclassifyBar(terminal, task, after.size())) {
            while (!after.done()) {
                bar.show(after.progress());
                pipeline.pause();
            }
            bar.show(1);
        }
        long until = System.nanoTime() + RECOUNT.toNanos();
        while (pipeline.daysBehind(told) && System.nanoTime() < until) {
            pipeline.pause();
        }
    }

    /** Returns when the one that is served has everything too, as it has to where both are compared. */
    void awaitServed() throws IOException, InterruptedException {
        CatchUp before = new CatchUp(pipeline, served);
        while (!before.done()) {
            pipeline.pause();
        }
    }
}
