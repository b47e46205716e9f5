package dev.framewatch.collector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What to import.
 *
 * @param format the form of the files
 * @param options what was said for the format's options
 * @param files the files, read one after another in this order
 * @param again whether a file that was imported before and has not changed is published again, for the indexes to find
 *     that everything is there
 */
public record ImportRequest(ImportFormat format, ImportOptions options, List<Path> files, boolean again) {
    public ImportRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new ImportFailed("No file to import was named.");
        }
    }

    /** The files to import and those that options name. */
    List<Path> allFiles() {
        List<Path> all = new ArrayList<>(files);
        format.options().stream()
                .filter(ImportOption::file)
                .map(option -> options.file(option.name()))
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all;
    }
}
