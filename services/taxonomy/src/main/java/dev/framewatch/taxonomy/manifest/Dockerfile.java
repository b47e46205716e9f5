package dev.framewatch.taxonomy.manifest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Dockerfiles: the images that they start from and what their commands install. */
final class Dockerfile {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::?[-+?]([^}]{0,200}+))?}|([A-Za-z_][A-Za-z0-9_]*))");
    private static final Pattern ESCAPE = Pattern.compile("(?i)^#\\s*escape\\s*=\\s*`");
    private static final Pattern HERE = Pattern.compile("<<-?[\"']?([A-Za-z_][A-Za-z0-9_]*)");
    private static final int LONGEST = 4_096;

    private final Found found;
    private final Map<String, String> arguments = new HashMap<>();
    private final Set<String> stages = new HashSet<>();
    private @Nullable String here;

    private Dockerfile(Found found) {
        this.found = found;
        stages.add("scratch");
    }

    static void read(String text, Found found) {
        char continuation = ESCAPE.matcher(text).lookingAt() ? '`' : '\\';
        Dockerfile file = new Dockerfile(found);
        Lines.each(text, continuation, found, file::line);
    }

    private void line(String line, int number) {
        String words = line.strip();
        if (here != null) {
            here = words.equals(here) ? null : here;
            Shell.read(expanded(words), found);
            return;
        }
        int end = 0;
        while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
            end++;
        }
        String rest = words.substring(end).strip();
        switch (words.substring(0, end).toUpperCase(Locale.ROOT)) {
            case "FROM" -> from(rest.split("\\s+"), number);
            case "ARG" -> argument(rest);
            case "ENV" -> argument(rest.contains("=") ? rest : rest.replaceFirst("\\s+", "="));
            case "RUN" -> run(rest);
            default -> {
                // The other instructions install nothing.
            }
        }
    }

    private void from(String[] words, int number) {
        int at = 0;
        while (at < words.length - 1 && words[at].startsWith("--")) {
            at++;
        }
        String image = expanded(words[at]);
        if (at + 2 < words.length) {
            stages.add(words[at + 2].toLowerCase(Locale.ROOT));
        }
        if (image.isEmpty()) {
            if (words[at].isEmpty()) {
                found.problem(number, "FROM names no image; write FROM image:tag");
            }
        } else if (!stages.contains(image.toLowerCase(Locale.ROOT))) {
            found.image(name(image));
        }
    }

    /** Without tag and digest; a ':' before the last '/' belongs to the registry's port. */
    private static String name(String image) {
        int digest = image.indexOf('@');
        String tagged = digest < 0 ? image : image.substring(0, digest);
        int tag = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
        return tag < 0 ? tagged : tagged.substring(0, tag);
    }

    private void argument(String written) {
        int sign = written.indexOf('=');
        if (sign > 0) {
            String value = expanded(written.substring(sign + 1).strip());
            boolean quoted = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0;
            arguments.put(
                    written.substring(0, sign),
                    quoted ? value.substring(1, value.length() - 1) : value.split("\\s", 2)[0]);
        }
    }

    private void run(String command) {
        Matcher mark = HERE.matcher(command);
        here = mark.find() ? mark.group(1) : null;
        boolean list = command.startsWith("[");
        Shell.read(expanded(list ? command.replaceAll("[\\[\\],]", " ") : command), found);
    }

    /** With the values of variables; an unknown one is empty, as in Docker. */
    private String expanded(String text) {
        StringBuilder result = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            String name = variable.group(1) == null ? variable.group(3) : variable.group(1);
            String value = arguments.getOrDefault(name, "");
            String otherwise = variable.group(2) == null ? "" : variable.group(2);
            variable.appendReplacement(result, Matcher.quoteReplacement(value.isEmpty() ? otherwise : value));
            if (result.length() > text.length() + LONGEST) {
                // Values that hold each other double with each line; no true one does.
                return text;
            }
        }
        variable.appendTail(result);
        return result.toString();
    }
}
