package dev.framewatch.collector;

/**
 * An option of a format.
 *
 * @param name its name on the command line without hyphens, such as {@code abstracts}
 * @param placeholder what stands for its value in the help, such as {@code FILE}
 * @param description one line of help
 * @param file whether the value is a file that is read; its identity is then part of the import's
 */
public record ImportOption(String name, String placeholder, String description, boolean file) {}
