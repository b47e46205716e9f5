package dev.framewatch.collector;

import java.util.List;

/** A form of file that can be imported, such as Reddit's dumps. Each is one bean; their order is that of the help. */
public interface ImportFormat {
    /** The name on the command line, such as {@code reddit}. */
    String name();

    /** One line of help: what the files are. */
    String description();

    /** The options that it takes besides the files. */
    default List<ImportOption> options() {
        return List.of();
    }

    /** What besides the files decides which events come of them, such as a taxonomy's version. */
    default String variant() {
        return "";
    }

    /**
     * A reader for one file, which has not read anything yet.
     *
     * @throws ImportFailed if an option cannot be used, such as a file that is not there
     */
    ItemReader open(ImportOptions options);
}
