package dev.framewatch.taxonomy;

import dev.framewatch.event.Axis;
import dev.framewatch.taxonomy.Rule.Sense;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a taxonomy's file (YAML) and refuses what it does not understand. */
final class TaxonomyReader {
    private static final Set<String> PARTS =
            keys("version", "context", "cues", "frameworks", "products", "vendors", "weights");
    private static final Set<String> CUES = keys("fillers");
    private static final Set<String> SIDES = keys("before", "after");
    private static final Map<String, Sense> LISTS = lists();
    private static final Set<String> FRAMEWORK = keys("id", "name", "implies", "usually", "unless");
    private static final Set<String> PRODUCT = keys("id", "name", "axis", "frameworks");
    private static final Set<String> VENDOR = keys("id", "name", "frameworks", "organisations");

    static {
        FRAMEWORK.addAll(LISTS.keySet());
        PRODUCT.addAll(LISTS.keySet());
        Arrays.stream(Cue.values()).forEach(each -> CUES.add(each.toString()));
    }

    private final String file;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Framework> frameworks = new LinkedHashMap<>();
    private final Map<String, Product> products = new LinkedHashMap<>();
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
            lists.putIfAbsent(sense.property(), sense);
        }
        return lists;
    }

    Taxonomy read(InputStream in) {
        Section root = Section.root(file, in, PARTS);
        root.texts("context").forEach(words -> rules.add(new Rule(Sense.CONTEXT, words, null)));
        List<Section> defined = root.sections("frameworks", FRAMEWORK);
        defined.forEach(this::framework);
        defined.forEach(this::implied);
        root.optionalSections("products", PRODUCT).forEach(this::product);
        root.optionalSections("vendors", VENDOR).forEach(this::vendor);
        String version = root.text("version");
        Cues cues = cues(root.optionalSection("cues", CUES));
        Weights weights =
                root.has("weights") ? Weights.of(root.optionalSection("weights", Weights.names())) : Weights.builtIn();
        root.check();
        return new Taxonomy(
                version,
                weights,
                List.copyOf(frameworks.values()),
                List.copyOf(products.values()),
                vendors,
                rules,
                cues);
    }

    private static Cues cues(Section section) {
        List<Cues.Phrase> phrases = new ArrayList<>();
        for (Cue cue : Cue.values()) {
            Section sides = section.optionalSection(cue.toString(), SIDES);
            sides.texts("before").forEach(words -> phrases.add(new Cues.Phrase(cue, true, words)));
            sides.texts("after").forEach(words -> phrases.add(new Cues.Phrase(cue, false, words)));
        }
        return new Cues(phrases, section.texts("fillers"));
    }

    private void framework(Section section) {
        String id = id(section);
        Set<String> repositories = lowerCase(section.texts("repositories"));
        Framework framework = new Framework(
                id,
                section.text("name"),
                repositories,
                section.texts("implies"),
                section.texts("usually"),
                section.texts("unless"));
        frameworks.put(id, framework);
        rules(section, framework);
    }

    private void implied(Section section) {
        known(section, "implies");
        known(section, "usually");
    }

    private void product(Section section) {
        String id = id(section);
        Axis axis = section.axis("axis");
        known(section, "frameworks");
        Set<String> repositories = lowerCase(section.texts("repositories"));
        Product product = new Product(id, section.text("name"), axis, section.texts("frameworks"), repositories);
        products.put(id, product);
        rules(section, product);
    }

    private String id(Section section) {
        String id = section.slug("id");
        if (!id.isEmpty() && (frameworks.containsKey(id) || products.containsKey(id))) {
            section.wrong("id", "is '" + id + "', which another has; give each framework and product its own");
        }
        return id;
    }

    private void known(Section section, String property) {
        for (String id : section.texts(property)) {
            if (!frameworks.containsKey(id)) {
                section.wrong(property, "has '" + id + "', which is no framework here; define it above");
            }
        }
    }

    private void rules(Section section, Subject subject) {
        LISTS.forEach((property, sense) -> section.texts(property).forEach(words -> {
            rules.add(new Rule(sense, words, subject));
            if (sense == Sense.PACKAGE) {
                rules.add(new Rule(Sense.CODE, "install " + words, subject));
            } else if (sense == Sense.MODULE) {
                rules.add(new Rule(Sense.CODE, "import " + words, subject));
                rules.add(new Rule(Sense.CODE, "from " + words + " import", subject));
            }
        }));
        if (LISTS.entrySet().stream()
                .noneMatch(list ->
                        list.getValue().names() && !section.texts(list.getKey()).isEmpty())) {
            section.wrong("names", "is empty; give at least one name or package");
        }
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private void vendor(Section section) {
        known(section, "frameworks");
        Set<String> made = section.texts("frameworks");
        Set<String> organisations = lowerCase(section.texts("organisations"));
        Vendor vendor = new Vendor(section.slug("id"), section.text("name"), made, organisations);
        for (String organisation : organisations) {
            if (vendors.put(organisation, vendor) != null) {
                section.wrong("organisations", "has '" + organisation + "', which another vendor has; keep one");
            }
        }
    }
}
