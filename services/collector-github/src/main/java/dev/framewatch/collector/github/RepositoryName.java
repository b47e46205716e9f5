package dev.framewatch.collector.github;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full name of a repository, safe to stand in a query.
 *
 * @param owner whose it is
 * @param name its own name
 */
record RepositoryName(String owner, String name) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9._-]{1,100})/([A-Za-z0-9._-]{1,100})");

    /** The name in a text; empty where that is none. */
    static Optional<RepositoryName> of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new RepositoryName(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** Asks GraphQL for it; GitHub finds a repository by the names that it had as well. */
    String field(String alias, String fields) {
        return alias + ":repository(owner:\"" + owner + "\",name:\"" + name + "\"){" + fields + "} ";
    }

    /** Owner and name, as GitHub writes them. */
    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
