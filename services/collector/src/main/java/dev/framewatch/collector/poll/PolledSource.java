package dev.framewatch.collector.poll;

import java.util.List;

/** A live source: a bean that says which tasks there are. It is asked once, at the start. */
@FunctionalInterface
public interface PolledSource {
    /** Its tasks, also those that are off, so that they are listed with the reason. */
    List<PollTask> tasks();
}
