package dev.framewatch.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** What a command said: exit code, standard output, standard error. */
record Answer(int code, String out, String err) {
    /** Runs a command in this process as if its words had been typed. */
    static Answer to(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false);
        int code = FramewatchCommand.line(terminal).execute(words);
        return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}
