package dev.framewatch.collector.papers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The repository that an address names, whatever page of it the address shows.
 *
 * @param host the host in lower case without {@code www.}
 * @param path what follows without {@code .git}, in lower case; at GitHub and Bitbucket {@code owner/name}
 */
record Repository(String host, String path) {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z+]+://)?(?:[^@/]*@)?(?:www\\.)?([^/:?#]+)(?::\\d+)?[/:]*([^#]*).*", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Set<String> OWNER_AND_NAME = Set.of("github.com", "bitbucket.org");
    private static final Set<String> PAGES = Set.of("-", "tree", "blob", "src", "wiki", "issues", "releases");

    /** The repository at an address; {@code null} where no address is. */
    static @Nullable Repository of(String address) {
        Matcher parts = ADDRESS.matcher(
                BLANKS.matcher(address.strip()).replaceAll("%20").toLowerCase(Locale.ROOT));
        if (!parts.matches() || parts.group(1).indexOf('.') <= 0) {
            return null;
        }
        String host = parts.group(1);
        boolean forge = OWNER_AND_NAME.contains(host);
        String all = forge ? parts.group(2).replaceFirst("\\?.*", "") : parts.group(2);
        List<String> segments =
                Arrays.stream(all.split("/")).filter(each -> !each.isEmpty()).toList();
        int end = forge ? Math.min(2, segments.size()) : segments.size();
        for (int i = 2; i < end; i++) {
            end = PAGES.contains(segments.get(i)) ? i : end;
        }
        String path = String.join("/", segments.subList(0, end)).replaceFirst("\\.git$", "");
        return new Repository(host, path);
    }

    /** The account that has it, at GitHub. */
    @Nullable
    String gitHubOwner() {
        return host.equals("github.com") && !path.isEmpty() ? path.split("/", 2)[0] : null;
    }

    /** Host and path, fit for an id. */
    @Override
    public String toString() {
        return Slug.bounded(path.isEmpty() ? host : host + "/" + path);
    }
}
