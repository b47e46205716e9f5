package dev.framewatch.taxonomy;

import dev.framewatch.event.Axis;
import dev.framewatch.event.InvalidEvent;
import dev.framewatch.event.Names;
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
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a taxonomy's file. It knows its place, and notes what is wrong in it: what cannot be used reads as if it
 * were empty, until {@link #check} refuses the file as a whole.
 */
final class Section {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

    private final Problems problems;
    private final String path;
    private final Node node;
    private final Map<String, Node> properties = new LinkedHashMap<>();

    /** The whole of a file of YAML in UTF-8. */
    static Section root(String file, InputStream in, Set<String> allowed) {
        return new Section(new Problems(file), "", node(file, in), allowed);
    }

    private static Node node(String file, InputStream in) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                throw new TaxonomyException(file + " is empty; give one 'property: value' a line");
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

    /** Reads a mapping that has no properties but the allowed ones. */
    private Section(Problems problems, String path, Node node, Set<String> allowed) {
        this.problems = problems;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            wrong(node, path.isEmpty() ? "the file" : path, "is no mapping; write one 'property: value' a line");
            return;
        }
        for (NodeTuple each : mapping.getValue()) {
            String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!allowed.contains(key)) {
                wrong(each.getKeyNode(), place(key), "is unknown here; known are " + String.join(", ", allowed));
            }
            if (properties.put(key, each.getValueNode()) != null) {
                wrong(each.getKeyNode(), place(key), "stands twice; keep one");
            }
        }
    }

    /**
     * Refuses the file where anything is wrong in what was read of it.
     *
     * @throws TaxonomyException with all that is wrong
     */
    void check() {
        problems.check();
    }

    /** Notes what is wrong with a property. */
    void wrong(String property, String what) {
        wrong(properties.getOrDefault(property, node), place(property), what);
    }

    private void wrong(Node at, String where, String what) {
        problems.add(at.getStartMark().getLine() + 1, where + " " + what);
    }

    private String place(String property) {
        return path.isEmpty() ? property : path + "." + property;
    }

    String text(String property) {
        return scalar(required(property), place(property));
    }

    String slug(String property) {
        String text = text(property);
        if (!text.isEmpty() && !SLUG.matcher(text).matches()) {
            wrong(property, "is '" + text + "'; an id has lower-case letters, digits, '.', '_' and '-'");
        }
        return text;
    }

    double number(String property) {
        String text = text(property);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for what is not finite
        }
        if (!text.isEmpty()) {
            wrong(property, "is '" + text + "'; write a number");
        }
        return 0;
    }

    /** The texts of a list without doubles; empty where the property is absent. */
    Set<String> texts(String property) {
        Set<String> texts = new LinkedHashSet<>();
        for (Node each : list(properties.get(property), place(property))) {
            String text = scalar(each, place(property));
            if (!text.isEmpty() && !texts.add(text)) {
                wrong(each, place(property), "has '" + text + "' twice; keep one");
            }
        }
        return texts;
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    /** The section of this name; an empty one where it is absent. */
    Section optionalSection(String property, Set<String> allowed) {
        Node value = properties.get(property);
        return new Section(
                problems,
                place(property),
                value == null ? new MappingNode(Tag.MAP, List.of(), DumperOptions.FlowStyle.BLOCK) : value,
                allowed);
    }

    /** The sections of this list; none where it is absent. */
    List<Section> optionalSections(String property, Set<String> allowed) {
        return has(property) ? sections(property, allowed) : List.of();
    }

    Axis axis(String property) {
        String text = text(property);
        try {
            return Names.of(Axis.class, place(property), text);
        } catch (InvalidEvent unknown) {
            if (!text.isEmpty()) {
                wrong(property, unknown.reason());
            }
            return Axis.ECOSYSTEM;
        }
    }

    List<Section> sections(String property, Set<String> allowed) {
        List<Section> sections = new ArrayList<>();
        for (Node each : list(required(property), place(property))) {
            sections.add(new Section(problems, place(property) + "[" + sections.size() + "]", each, allowed));
        }
        return sections;
    }

    private @Nullable Node required(String property) {
        Node value = properties.get(property);
        if (value == null && node instanceof MappingNode) {
            wrong(property, "is missing; add it");
        }
        return value;
    }

    private List<Node> list(@Nullable Node value, String where) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            wrong(value, where, "is no list; write [a, b] or one '- a' a line");
            return List.of();
        }
        return sequence.getValue();
    }

    private String scalar(@Nullable Node value, String where) {
        if (value == null) {
            return "";
        }
        if (!(value instanceof ScalarNode scalar)) {
            wrong(value, where, "is no text; write a single value");
            return "";
        }
        if (scalar.getValue().isBlank()) {
            wrong(value, where, "is empty; write a value or leave the entry out");
            return "";
        }
        return scalar.getValue();
    }
}
