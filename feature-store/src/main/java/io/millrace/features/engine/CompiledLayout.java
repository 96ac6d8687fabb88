package io.millrace.features.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A layout made ready for the engine: its views, and its features by position. */
final class CompiledLayout {

    private final String entity;
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<ViewLayout> views;
    private final long[] hashes;

    CompiledLayout(EntityLayout layout) {
        this.entity = layout.entity();
        List<String> featureNames = new ArrayList<>();
        List<ViewLayout> compiled = new ArrayList<>();
        for (View view : layout.views()) {
            compiled.add(new ViewLayout(view, compiled.size(), featureNames.size()));
            for (String column : view.columns()) {
                String name = view.name() + ":" + column;
                positions.put(name, featureNames.size());
                featureNames.add(name);
            }
        }
        this.names = List.copyOf(featureNames);
        this.views = List.copyOf(compiled);
        this.hashes = compiled.stream().mapToLong(ViewLayout::hash).toArray();
    }

    String entity() {
        return entity;
    }

    List<ViewLayout> views() {
        return views;
    }

    List<String> names() {
        return names;
    }

    int position(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException(
                    "entity '" + entity + "' has no feature '" + name + "': it has " + names);
        }
        return position;
    }

    /** The view that a part of a row belongs to; -1 for one that is no longer there, or was another version. */
    int viewOf(long hash) {
        for (int view = 0; view < hashes.length; view++) {
            if (hashes[view] == hash) {
                return view;
            }
        }
        return -1;
    }
}
