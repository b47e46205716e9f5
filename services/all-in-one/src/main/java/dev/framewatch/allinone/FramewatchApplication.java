package dev.framewatch.allinone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Framewatch's command line; what {@code ./framewatch} starts. */
public final class FramewatchApplication {
    /** Set for a process that has to end with the one that started it. */
    static final String TIED = "framewatch.tied";

    private FramewatchApplication() {}

    /** Runs one command. Logs go nowhere until a Spring context says where, so that a terminal shows answers only. */
    public static void main(String[] words) {
        if (Boolean.getBoolean(TIED)) {
            Thread.ofPlatform().daemon().name("tie").start(FramewatchApplication::endWithParent);
        }
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
        System.exit(FramewatchCommand.line(Terminal.ofThisProcess()).execute(words));
    }

    /** Nobody writes to standard input, so it ends only when the other process does. */
    private static void endWithParent() {
        try {
            if (System.in.read() >= 0) {
                return;
            }
        } catch (IOException broken) {
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(1);
    }
}
