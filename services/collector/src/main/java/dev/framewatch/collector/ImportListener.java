package dev.framewatch.collector;

/** Hears how an import goes, on the thread that runs it. */
@FunctionalInterface
public interface ImportListener extends OutageListener {
    /** Hears nothing. */
    ImportListener SILENT = progress -> {};

    /** Where the import stands; said at the start of each file, some times a second, and at the end of each file. */
    void progress(ImportProgress progress);
}
