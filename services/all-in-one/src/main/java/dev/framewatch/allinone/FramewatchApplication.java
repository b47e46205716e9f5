package dev.framewatch.allinone;

import java.io.IOException;

/** Framewatch's command line; what {@code ./framewatch} starts. */
public final class FramewatchApplication {
    /** Set for a process that has to end with the one that started it. */
    static final String TIED = "framewatch.tied";

    private FramewatchApplication() {}

    public static void main(String[] words) {
        if (Boolean.getBoolean(TIED)) {
            Thread.ofPlatform().daemon().name("tie").start(FramewatchApplication::endWithParent);
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
