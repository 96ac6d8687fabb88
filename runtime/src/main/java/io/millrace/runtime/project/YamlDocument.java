package io.millrace.runtime.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML text as plain values, with the place of every key and value. */
final class YamlDocument {

    private static final int MOST_VALUES = 100_000;
    private static final Place NOWHERE = new Place(0, 0, false);

    private final String name;
    private final Map<String, Place> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private @Nullable Object root;

    /**
     * A line and a column, both from 1; 0 when unknown.
     *
     * @param plain whether characters of the value stand one by one behind the place
     */
    record Place(int line, int column, boolean plain) {
        Place inside(int offset) {
            return plain ? new Place(line, column + offset, true) : this;
        }
    }

    /** Nodes that are being walked through, by identity. */
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlDocument(String name) {
        this.name = name;
    }

    /** Parses a text; syntax errors come out as an invalid project. */
    static YamlDocument parse(String name, String text) throws InvalidProjectException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(false)
                .setAllowNonScalarKeys(true) // refused below, with their place
                .build();
        YamlDocument document = new YamlDocument(name);
        try {
            Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isPresent()) {
                document.walk("", node.get());
                document.root = new StandardConstructor(settings).constructSingleDocument(node);
            }
        } catch (MarkedYamlEngineException e) {
            throw new InvalidProjectException(List.of(YamlFault.of(name, e)));
        } catch (YamlEngineException e) {
            throw document.problem(
                    NOWHERE,
                    "the file cannot be read as YAML: " + e.getMessage() + ".",
                    "Write it anew as plain text.");
        } catch (StackOverflowError e) {
            throw document.problem(
                    NOWHERE,
                    "lists and mappings stand in each other too deeply.",
                    "No part of a project file needs that.");
        }
        return document;
    }

    String name() {
        return name;
    }

    /** The document as maps, lists and scalars; null when it is empty. */
    @Nullable
    Object root() {
        return root;
    }

    Place valueAt(String pointer) {
        return nearest(values, pointer);
    }

    Place keyAt(String pointer) {
        Place place = keys.get(pointer);
        return place != null ? place : valueAt(pointer);
    }

    private static Place nearest(Map<String, Place> places, String pointer) {
        Place place = places.get(pointer);
        if (place != null) {
            return place;
        }
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? NOWHERE : nearest(places, pointer.substring(0, slash));
    }

    private void walk(String pointer, Node node) throws InvalidProjectException {
        Place place = node.getStartMark().map(mark -> place(mark, node)).orElse(NOWHERE);
        values.put(pointer, place);
        // an alias can lead back to what it stands in, or to more than anybody has written
        if (!open.add(node) || values.size() > MOST_VALUES) {
            throw problem(
                    place,
                    "an alias makes this part of the file endless, or too large.",
                    "Write it out, without & and *.");
        }
        if (node.getTag().equals(Tag.BINARY)) {
            throw problem(place, "!!binary stands for bytes.", "A project file holds texts, numbers, true and false.");
        }
        if (node instanceof MappingNode mapping) {
            walk(pointer, mapping);
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>(sequence.getValue());
            for (int i = 0; i < items.size(); i++) {
                walk(pointer + "/" + i, items.get(i));
            }
        }
        open.remove(node);
    }

    private void walk(String pointer, MappingNode mapping) throws InvalidProjectException {
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                String child = pointer + "/" + escape(key.getValue());
                keys.put(child, key.getStartMark().map(YamlDocument::place).orElse(NOWHERE));
                walk(child, entry.getValueNode());
            } else {
                throw problem(
                        entry.getKeyNode()
                                .getStartMark()
                                .map(YamlDocument::place)
                                .orElse(NOWHERE),
                        "a list or a mapping stands where a key is expected.",
                        "Keys are plain texts. A text that starts with [ or { needs quotes.");
            }
        }
    }

    private InvalidProjectException problem(Place place, String message, String hint) {
        return new InvalidProjectException(List.of(new Problem(name, place.line(), place.column(), message, hint)));
    }

    /** Escapes a key for use in a JSON pointer (RFC 6901). */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1, false);
    }

    private static Place place(Mark mark, Node node) {
        if (node instanceof ScalarNode scalar) {
            boolean quoted = scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                    || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
            boolean inline = quoted || scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return new Place(
                    mark.getLine() + 1, mark.getColumn() + (quoted ? 2 : 1), inline && asWritten(scalar, quoted));
        }
        return place(mark);
    }

    /** False when the text has escapes or was folded, so that its characters are not those of the file. */
    private static boolean asWritten(ScalarNode scalar, boolean quoted) {
        int length = scalar.getValue().codePointCount(0, scalar.getValue().length()) + (quoted ? 2 : 0);
        return scalar.getStartMark()
                .flatMap(start -> scalar.getEndMark().map(end -> end.getIndex() - start.getIndex() == length))
                .orElse(false);
    }
}
