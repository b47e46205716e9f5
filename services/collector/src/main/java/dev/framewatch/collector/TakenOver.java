package dev.framewatch.collector;

/** Another process took over the task, so this one must stop; nothing of its last batch was published. */
public final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOver(String task) {
        super("Another process took over the task " + task + ".");
    }
}
