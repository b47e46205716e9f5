package dev.framewatch.taxonomy;

import dev.framewatch.taxonomy.Rule.Sense;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a taxonomy's file (YAML) and refuses what it does not understand. */
final class TaxonomyReader {
    private static final Set<String> PARTS = keys("version", "weights", "context", "frameworks", "vendors");
    private static final Set<String> WEIGHTS =
            keys("repository", "declared", "dependency", "topic", "title", "text", "ambiguous");
    private static final Map<String, Sense> LISTS = lists();
    private static final Set<String> FRAMEWORK = keys("id", "name");
    private static final Set<String> VENDOR = keys("id", "name", "frameworks", "organisations");

    static {
        FRAMEWORK.addAll(LISTS.keySet());
    }

    private final String file;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Framework> frameworks = new LinkedHashMap<>();
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();

    TaxonomyReader(String file) {
        this.file = file;
    }

    private static Set<String> keys(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    private static Map<String, Sense> lists() {
        Map<String, Sense> lists = new LinkedHashMap<>();
        for (Sense sense : Sense.values()) {
            lists.put(sense.property(), sense);
        }
        return lists;
    }

    Taxonomy read(InputStream in) {
        Section root = new Section(file, "", node(in), PARTS);
        Section weights = root.section("weights", WEIGHTS);
        root.texts("context").forEach(words -> rules.add(new Rule(Sense.CONTEXT, words, null)));
        root.sections("frameworks", FRAMEWORK).forEach(this::framework);
        root.sections("vendors", VENDOR).forEach(this::vendor);
        return new Taxonomy(root.text("version"), weights(weights), List.copyOf(frameworks.values()), vendors, rules);
    }

    private Node node(InputStream in) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                throw new TaxonomyException(file + " is empty; give a taxonomy");
            }
            return node;
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw new TaxonomyException(
                    file + ", line " + line + ": the file is no YAML: " + broken.getProblem(), broken);
        } catch (YAMLException broken) {
            throw new TaxonomyException(file + " is no YAML: " + broken.getMessage(), broken);
        } catch (CharacterCodingException notUtf8) {
            throw new TaxonomyException(file + " is not in UTF-8; save it as UTF-8", notUtf8);
        } catch (IOException unreadable) {
            throw new TaxonomyException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Weights weights(Section section) {
        return new Weights(
                section.probability("repository"),
                section.probability("declared"),
                section.probability("dependency"),
                section.probability("topic"),
                section.probability("title"),
                section.probability("text"),
                section.probability("ambiguous"));
    }

    private void framework(Section section) {
        String id = section.slug("id");
        Set<String> repositories = section.texts("repositories").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Framework framework = new Framework(id, section.text("name"), repositories);
        if (frameworks.put(id, framework) != null) {
            throw section.wrong("id", "is '" + id + "', which another framework has; give each its own");
        }
        if (section.texts("names").isEmpty()) {
            throw section.wrong("names", "is empty; give at least one name that is no plain word");
        }
        LISTS.forEach((property, sense) ->
                section.texts(property).forEach(words -> rules.add(new Rule(sense, words, framework))));
    }

    private void vendor(Section section) {
        Set<String> made = section.texts("frameworks");
        for (String id : made) {
            if (!frameworks.containsKey(id)) {
                throw section.wrong("frameworks", "has '" + id + "', which is no framework here; define it above");
            }
        }
        Set<String> organisations = section.texts("organisations").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Vendor vendor = new Vendor(section.slug("id"), section.text("name"), made, organisations);
        for (String organisation : organisations) {
            if (vendors.put(organisation, vendor) != null) {
                throw section.wrong("organisations", "has '" + organisation + "', which another vendor has; keep one");
            }
        }
    }
}
