package dev.framewatch.simulator;

/** Who owns a repository, and its name. */
record FullName(String owner, String name) {
    static FullName of(String text) {
        int slash = text.indexOf('/');
        return new FullName(text.substring(0, slash), text.substring(slash + 1));
    }
}
