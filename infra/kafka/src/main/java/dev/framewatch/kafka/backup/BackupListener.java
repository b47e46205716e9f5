package dev.framewatch.kafka.backup;

/** Is told how far a backup or its way back is. */
@FunctionalInterface
public interface BackupListener {
    /** Tells nobody. */
    BackupListener SILENT = (topic, records) -> {};

    /** So many records more of a topic are done. */
    void done(String topic, long records);
}
