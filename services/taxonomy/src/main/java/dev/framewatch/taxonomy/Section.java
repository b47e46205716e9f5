package dev.framewatch.taxonomy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a taxonomy's file. It knows its place, so that what is wrong in it is found at once. */
final class Section {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, Node> properties = new LinkedHashMap<>();

    /** Reads a mapping that has no properties but the allowed ones. */
    Section(String file, String path, Node node, Set<String> allowed) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, path.isEmpty() ? "the file" : path, "is no mapping; write one 'property: value' a line");
        }
        for (NodeTuple each : mapping.getValue()) {
            String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!allowed.contains(key)) {
                throw wrong(each.getKeyNode(), place(key), "is unknown here; known are " + String.join(", ", allowed));
            }
            if (properties.put(key, each.getValueNode()) != null) {
                throw wrong(each.getKeyNode(), place(key), "stands twice; keep one");
            }
        }
    }

    TaxonomyException wrong(String property, String what) {
        return wrong(properties.getOrDefault(property, node), place(property), what);
    }

    private TaxonomyException wrong(Node at, String where, String what) {
        int line = at.getStartMark().getLine() + 1;
        return new TaxonomyException(file + ", line " + line + ": " + where + " " + what);
    }

    private String place(String property) {
        return path.isEmpty() ? property : path + "." + property;
    }

    String text(String property) {
        return scalar(required(property), place(property));
    }

    String slug(String property) {
        String text = text(property);
        if (!SLUG.matcher(text).matches()) {
            throw wrong(property, "is '" + text + "'; an id has lower-case letters, digits, '.', '_' and '-'");
        }
        return text;
    }

    double probability(String property) {
        String text = text(property);
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a number out of range
        }
        throw wrong(property, "is '" + text + "'; write a number from 0 to 1");
    }

    /** The texts of a list without doubles; empty where the property is absent. */
    Set<String> texts(String property) {
        Set<String> texts = new LinkedHashSet<>();
        for (Node each : list(properties.get(property), place(property))) {
            String text = scalar(each, place(property));
            if (!texts.add(text)) {
                throw wrong(each, place(property), "has '" + text + "' twice; keep one");
            }
        }
        return texts;
    }

    Section section(String property, Set<String> allowed) {
        return new Section(file, place(property), required(property), allowed);
    }

    List<Section> sections(String property, Set<String> allowed) {
        List<Section> sections = new ArrayList<>();
        for (Node each : list(required(property), place(property))) {
            sections.add(new Section(file, place(property) + "[" + sections.size() + "]", each, allowed));
        }
        return sections;
    }

    private Node required(String property) {
        Node value = properties.get(property);
        if (value == null) {
            throw wrong(property, "is missing; add it");
        }
        return value;
    }

    private List<Node> list(@Nullable Node value, String where) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw wrong(value, where, "is no list; write [a, b] or one '- a' a line");
        }
        return sequence.getValue();
    }

    private String scalar(Node value, String where) {
        if (!(value instanceof ScalarNode scalar)) {
            throw wrong(value, where, "is no text; write a single value");
        }
        if (scalar.getValue().isBlank()) {
            throw wrong(value, where, "is empty; write a value or leave the entry out");
        }
        return scalar.getValue();
    }
}
