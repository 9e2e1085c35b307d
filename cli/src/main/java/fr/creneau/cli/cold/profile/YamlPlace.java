package fr.creneau.cli.cold.profile;

import fr.creneau.cli.UserError;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of a YAML file together with where it stands. What is not of the form asked for is a {@link UserError} that
 * names file, line, key, value and what was expected. Immutable.
 */
final class YamlPlace {
    private static final String MAYBE = "docs/cold-chain.md has every key of a profile, with an example.";

    private final String file;
    private final String key;
    private final Node node;

    private YamlPlace(String file, String key, Node node) {
        this.file = file;
        this.key = key;
        this.node = node;
    }

    /** The whole of a file. */
    static YamlPlace read(String file, Reader text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(text);
            if (root == null) {
                throw new UserError(file + " is empty: expected a profile.", MAYBE);
            }
            return new YamlPlace(file, "the file", root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new UserError("%s:%d: this is no YAML: %s".formatted(file, line, e.getProblem()), MAYBE);
        } catch (YAMLException e) {
            throw new UserError(file + " is no YAML: " + e.getMessage(), MAYBE);
        }
    }

    /** Something is wrong with this value. */
    UserError wrong(String expected) {
        String value = node instanceof ScalarNode scalar ? " '" + scalar.getValue() + "'" : "";
        return new UserError(
                "%s:%d: %s%s: expected %s".formatted(file, node.getStartMark().getLine() + 1, key, value, expected),
                MAYBE);
    }

    /** The value as a map of known keys, in the file's order. */
    Map<String, YamlPlace> map(List<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("keys and values");
        }
        Map<String, YamlPlace> found = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlPlace name = new YamlPlace(file, "key", tuple.getKeyNode());
            String text = name.text();
            if (!known.contains(text)) {
                throw name.wrong("one of " + String.join(", ", known));
            }
            if (found.put(text, new YamlPlace(file, text, tuple.getValueNode())) != null) {
                throw name.wrong("each key once");
            }
        }
        return found;
    }

    /** Whether the value is a map that has the key. */
    boolean hasKey(String name) {
        return node instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .anyMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(name));
    }

    List<YamlPlace> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list");
        }
        List<YamlPlace> found = new ArrayList<>();
        sequence.getValue().forEach(item -> found.add(new YamlPlace(file, key, item)));
        return found;
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw wrong("a word");
        }
        return scalar.getValue().strip();
    }

    double number(double least, double most) {
        String text = text();
        try {
            double value = Double.parseDouble(text);
            if (Character.isDigit(text.charAt(text.length() - 1)) && value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong("a number from %s to %s".formatted(plain(least), plain(most)));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** The value under a key that has to be there. */
    YamlPlace need(Map<String, YamlPlace> map, String name) {
        return find(map, name).orElseThrow(() -> wrong("the key " + name));
    }

    static Optional<YamlPlace> find(Map<String, YamlPlace> map, String name) {
        @Nullable YamlPlace place = map.get(name);
        return Optional.ofNullable(place);
    }
}
