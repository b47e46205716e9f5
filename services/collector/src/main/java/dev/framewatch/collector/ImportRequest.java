package dev.framewatch.collector;

import java.nio.file.Path;
import java.util.List;

/**
 * What to import.
 *
 * @param format the form of the files
 * @param options what was said for the format's options
 * @param files the files, read one after another in this order
 */
public record ImportRequest(ImportFormat format, ImportOptions options, List<Path> files) {
    public ImportRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new ImportFailed("No file to import was named.");
        }
    }
}
