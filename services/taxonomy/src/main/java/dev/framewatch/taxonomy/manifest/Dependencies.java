package dev.framewatch.taxonomy.manifest;

import java.util.List;

/**
 * What a file says that a project depends on, each name once, in the file's order.
 *
 * @param packages names of packages, and of modules where the file is source code, as an event's {@code dependencies}
 *     take them: PyPI's as PEP 503 normalises them, all others in lower case
 * @param modules modules inside those that Python code imports, two names deep: {@code tensorflow.keras} shows more
 *     than {@code tensorflow}
 * @param images images that a Dockerfile starts from, without tag and digest
 * @param problems what could not be read, each with file, place, what is wrong and what to do
 */
public record Dependencies(List<String> packages, List<String> modules, List<String> images, List<String> problems) {
    public Dependencies {
        packages = List.copyOf(packages);
        modules = List.copyOf(modules);
        images = List.copyOf(images);
        problems = List.copyOf(problems);
    }
}
