package dev.framewatch.allinone;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Spring property that was given.
 *
 * @param name in any form that Spring takes, such as {@code framewatch.api-key} or {@code FRAMEWATCH_APIKEY}
 * @param value as it was given
 */
record Property(String name, String value) {
    private static final Pattern INDEX = Pattern.compile("\\[([^]]+)]");
    private static final Pattern SIGNS = Pattern.compile("[-._]");
    private static final Pattern SECRET = Pattern.compile(
            ".*(password|passphrase|secret|token|tokens|apikey|hashkey|privatekey|keystorekey|credentials|jaasconfig"
                    + "|redditclientid)\\d*");
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("://[^/?#\\s]*@");

    /** Whether nobody else may read its value: a key, a token, a password, or an address that holds one. */
    boolean isSecret() {
        String letters = SIGNS.matcher(INDEX.matcher(name).replaceAll("$1"))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return SECRET.matcher(letters).matches()
                || USER_IN_ADDRESS.matcher(value).find();
    }

    /** The variable of the environment that gives it. */
    String variable() {
        String indexed = INDEX.matcher(name).replaceAll(".$1");
        return indexed.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Refuses it on a command line if it is secret.
     *
     * @throws WrongUsage if it is
     */
    void checkVisible() {
        if (isSecret()) {
            throw new WrongUsage("--set " + name + " is refused: it is a secret, and others on this machine can read"
                    + " command lines. Give it in the environment, as " + variable() + ", or as a file called " + name
                    + " in a folder that SPRING_CONFIG_IMPORT=configtree:/run/secrets/ names.");
        }
    }
}
