package dev.framewatch.allinone;

/** The words of a command cannot be meant as they stand: names the word and says what is allowed. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
