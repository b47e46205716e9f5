package dev.framewatch.taxonomy.manifest;

import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads conda's environment.yml: its packages, and pip's inside. */
final class CondaEnvironment {
    private final Found found;

    private CondaEnvironment(Found found) {
        this.found = found;
    }

    static void read(String text, Found found) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                new CondaEnvironment(found).list(mapping, "dependencies");
            } else {
                found.problem(1, "the file is no YAML of names and values; write dependencies: and a list");
            }
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            found.problem(line, "the file is no YAML, so nothing of it is read: " + broken.getProblem());
        } catch (YAMLException broken) {
            found.problem(
                    1,
                    "the file is no YAML, so nothing of it is read: "
                            + Found.quote(String.valueOf(broken.getMessage())));
        }
    }

    private void list(MappingNode mapping, String property) {
        for (NodeTuple each : mapping.getValue()) {
            if (each.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals(property)
                    && each.getValueNode() instanceof SequenceNode sequence) {
                sequence.getValue().forEach(entry -> entry(entry, property));
            }
        }
    }

    private void entry(Node entry, String property) {
        boolean conda = property.equals("dependencies");
        if (entry instanceof ScalarNode scalar) {
            int line = scalar.getStartMark().getLine() + 1;
            if (conda) {
                conda(scalar.getValue(), line, found);
            } else {
                RequirementsFile.line(scalar.getValue(), line, found);
            }
        } else if (conda && entry instanceof MappingNode mapping) {
            list(mapping, "pip");
        }
    }

    /** A package as conda writes it: {@code channel::name=1.0=build}, or with versions after a blank. */
    static void conda(String written, int line, Found found) {
        String text = written.substring(written.lastIndexOf("::") < 0 ? 0 : written.lastIndexOf("::") + 2)
                .strip();
        int from = text.startsWith("_") ? 1 : 0;
        int end = Requirement.nameEnd(text.substring(from));
        if (end == 0) {
            found.problem(line, "'" + Found.quote(written) + "' is no package of conda's; write name or name=1.0");
        } else {
            found.named(text.substring(0, from + end));
        }
    }
}
