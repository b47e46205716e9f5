package dev.framewatch.allinone;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command writes: figures to {@code out}, everything about the run to {@code err}.
 *
 * @param out standard output
 * @param err standard error
 * @param colours whether {@code out} shows colours
 * @param progress whether a line of {@code err} can be written over
 */
record Terminal(PrintStream out, PrintStream err, boolean colours, boolean progress) {
    /** The streams of this process; the script says in {@code framewatch.terminal} which of them are a terminal. */
    static Terminal ofThisProcess() {
        String streams = System.getProperty("framewatch.terminal", "");
        String noColour = System.getenv().getOrDefault("NO_COLOR", "");
        boolean dumb = System.getenv().getOrDefault("TERM", "").equals("dumb");
        return new Terminal(
                new PrintStream(System.out, false, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                streams.contains("out") && noColour.isEmpty() && !dumb,
                streams.contains("err") && !dumb);
    }

    /** Says something about the run. */
    void say(String message) {
        err.println(message);
    }

    /** Prints a line of the answer. */
    void print(String line) {
        out.println(line);
        out.flush();
    }

    /** The words in bold, where that can be seen. */
    String bold(String words) {
        return colours ? "\u001b[1m" + words + "\u001b[0m" : words;
    }

    /** The words so that they stand out from those around them: in colour, or between signs. */
    String marked(String words) {
        return colours ? "\u001b[1;33m" + words + "\u001b[0m" : "«" + words + "»";
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** A number as people read it: {@code 1,234,567}. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
