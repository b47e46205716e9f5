package dev.framewatch.collector.poll;

/** A bean of a process that has the tasks of all sources, so that a setting for a task that it does not have is a mistake. */
public record AllSources() {}
