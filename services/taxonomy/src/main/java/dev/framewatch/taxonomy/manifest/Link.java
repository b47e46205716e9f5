package dev.framewatch.taxonomy.manifest;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address or file that pip installs from; its name stands in {@code #egg=}, the file's name or the repository's. */
final class Link {
    private static final Pattern VERSION_CONTROL = Pattern.compile("(?i)^(git|hg|svn|bzr)\\+|^git@|\\.git(?=[@#?/]|$)");
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]{0,20}://");
    private static final Pattern EGG = Pattern.compile("[#&]egg=([^&\\[;\\s]+)");
    private static final Pattern ARCHIVE = Pattern.compile("/([^/]+)/(?:-/)?(?:archive|zipball|tarball)/");
    private static final List<String> SOURCES = List.of(".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".zip");

    private Link() {}

    static boolean is(String text) {
        if (VERSION_CONTROL.matcher(text).lookingAt() || SCHEME.matcher(text).lookingAt()) {
            return true;
        }
        String file = path(text).toLowerCase(Locale.ROOT);
        return file.indexOf(' ') < 0
                && (file.endsWith(".whl") || SOURCES.stream().anyMatch(file::endsWith));
    }

    static Requirement requirement(String text) {
        Matcher egg = EGG.matcher(text);
        if (egg.find()) {
            return Requirement.of(egg.group(1));
        }
        String path = path(text);
        if (VERSION_CONTROL.matcher(text).find()) {
            return named(repository(path));
        }
        Matcher archive = ARCHIVE.matcher(path);
        if (archive.find()) {
            return named(archive.group(1));
        }
        return file(last(path));
    }

    private static Requirement file(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".whl")) {
            return named(file.substring(0, Math.max(file.indexOf('-'), 0)));
        }
        for (String ending : SOURCES) {
            if (lower.endsWith(ending)) {
                String stem = file.substring(0, file.length() - ending.length());
                int dash = stem.lastIndexOf('-');
                return named(dash < 0 ? stem : stem.substring(0, dash));
            }
        }
        return new Requirement.Nameless();
    }

    private static String repository(String path) {
        int host = path.indexOf("://");
        int from = host < 0 ? path.indexOf(':') : path.indexOf('/', host + 3);
        String inside = from < 0 ? path : path.substring(from + 1);
        int revision = inside.indexOf('@');
        String name = last(revision < 0 ? inside : inside.substring(0, revision));
        return name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
    }

    private static Requirement named(String name) {
        boolean whole = !name.isEmpty() && Requirement.nameEnd(name) == name.length();
        return whole ? new Requirement.Named(name) : new Requirement.Nameless();
    }

    /** Without query, fragment, marker and slashes at the end. */
    private static String path(String text) {
        int end = 0;
        while (end < text.length() && "?#; ".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
