package dev.framewatch.allinone;

/** Framewatch's command line; what {@code ./framewatch} starts. */
public final class FramewatchApplication {
    private FramewatchApplication() {}

    public static void main(String[] words) {
        System.exit(FramewatchCommand.line(Terminal.ofThisProcess()).execute(words));
    }
}
