package dev.framewatch.collector;

import java.nio.file.Path;

/**
 * Where an import stands.
 *
 * @param file the file that is being read
 * @param bytes how many bytes of all files are read, as they lie on the disk
 * @param totalBytes how many bytes all files have on the disk
 * @param items how many items are read
 * @param published how many events are published
 * @param rejected how many items are rejected
 */
public record ImportProgress(Path file, long bytes, long totalBytes, long items, long published, long rejected) {}
