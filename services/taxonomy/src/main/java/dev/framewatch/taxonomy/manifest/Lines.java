package dev.framewatch.taxonomy.manifest;

/** The lines of a text, with those that a sign at the end continues joined to one. */
final class Lines {
    /** More is no line that a person or a tool wrote. */
    private static final int LONGEST = 64 * 1024;

    /** What to do with a line; {@code number} is that of its first part. */
    interface Reader {
        void read(String line, int number);
    }

    private Lines() {}

    /** Reads lines that a backslash continues. */
    static void each(String text, Found found, Reader reader) {
        each(text, '\\', found, reader);
    }

    /** Reads lines; a comment between two parts of one does not end it. What is too long is a problem. */
    static void each(String text, char continuation, Found found, Reader reader) {
        StringBuilder joined = new StringBuilder();
        int number = 0;
        int first = 1;
        boolean open = false;
        for (int from = 0; from <= text.length(); ) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            number++;
            if (!open) {
                first = number;
            }
            if (end - from > LONGEST || joined.length() > LONGEST) {
                found.problem(number, "is longer than " + LONGEST + " characters; it is left out");
                joined.setLength(0);
                open = false;
            } else {
                String line = text.substring(from, end).stripTrailing();
                if (!open || !line.stripLeading().startsWith("#")) {
                    open = !line.isEmpty() && line.charAt(line.length() - 1) == continuation;
                    joined.append(line, 0, open ? line.length() - 1 : line.length());
                    joined.append(open ? " " : "");
                }
                if (!open) {
                    reader.read(joined.toString(), first);
                    joined.setLength(0);
                }
            }
            from = end + 1;
        }
        if (open) {
            reader.read(joined.toString(), first);
        }
    }
}
