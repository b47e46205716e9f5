package dev.framewatch.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names of settings in the environment: those that Boot's own metadata lists, those in the README's table, and those
 * that {@code docker-compose.yml} sets.
 *
 * @param names whole names
 * @param maps names to which a key is added
 */
record KnownSettings(Set<String> names, Set<String> maps) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`(?:spring|framewatch)\\.[^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern COMPOSED = Pattern.compile("(?m)^ +([A-Z][A-Z_]+):");

    static KnownSettings read(Path project) throws IOException {
        var known = new KnownSettings(new HashSet<>(), new HashSet<>());
        String metadata = "META-INF/spring-configuration-metadata.json";
        List<URL> files = Collections.list(KnownSettings.class.getClassLoader().getResources(metadata));
        for (URL file : files) {
            try (var in = file.openStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
                    String name = variable(property.path("name").asString());
                    known.names.add(name);
                    if (property.path("type").asString("").startsWith("java.util.Map")) {
                        known.maps.add(name + "_");
                    }
                }
            }
        }
        ROW.matcher(Files.readString(project.resolve("README.md"), UTF_8))
                .results()
                .forEach(row -> known.add(row.group(1)));
        COMPOSED.matcher(Files.readString(project.resolve("docker-compose.yml"), UTF_8))
                .results()
                .forEach(name -> known.names.add(name.group(1)));
        return known;
    }

    /** A row names a property, and then others by their last parts. */
    private void add(String row) {
        String first = "";
        for (MatchResult name : NAME.matcher(row).results().toList()) {
            String property = name.group(1);
            if (property.startsWith(".")) {
                property = first.substring(0, first.lastIndexOf('.')) + property;
            } else {
                first = property;
            }
            names.add(variable(property));
        }
    }

    void check(String name) {
        if (!names.contains(name) && maps.stream().noneMatch(name::startsWith)) {
            throw new AssertionError(name + " is no setting that is known");
        }
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
