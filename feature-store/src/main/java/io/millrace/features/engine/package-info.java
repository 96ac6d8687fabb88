/**
 * The pure feature engine: events in, feature values out, at any time asked. Read
 * {@link io.millrace.features.engine.FeatureEngine} first, then {@link io.millrace.features.engine.PanedTrack}.
 *
 * <p>An entity has one state row, in two parts, that holds all its views. A view's part of it is its own, under a hash of
 * the view's definition. Each distinct window of a view is a <em>track</em>, in order of first mention; each feature is a
 * <em>slot</em> of its window's track.
 *
 * <pre>
 * hot     = version (1 byte, now 2), view*: those that have an event of the entity
 * view    = definition hash (8 bytes), length, newest event time of the view (signed), track*
 * track   = panes: open - from (unsigned), 0 or open - oldest (unsigned), open pane (group), total (group)
 *           session: number (unsigned), session*, oldest first: time of its last event, last - first (unsigned), group
 *           last events: number (unsigned), event*, oldest first: time, a contribution for each slot
 *           lifetime: group
 * cold    = version, view*: those that have a closed pane; no row when none has
 * view    = definition hash (8 bytes), length, section* (one a track, its length first; nothing for those without panes)
 * section = pane*, oldest first, only panes that hold something
 * pane    = index (signed for the first, then unsigned distance to the one before), length, group
 * group   = presence bits of the slots (lowest bit of the first byte is slot 0), then each present slot's partial
 * </pre>
 *
 * <p>{@code open} is the pane of the view's newest event; {@code from} the pane that the total starts at;
 * {@code oldest} the oldest pane that is in it. Times inside a group count from the view's newest event in the hot row
 * and from the start of the pane in the cold one. Integers and doubles are those of
 * {@link io.millrace.features.engine.codec.RowWriter}; each aggregate documents its partial. A part under a hash that no view
 * has is not read, and gone when the row is next written.
 */
@NullMarked
package io.millrace.features.engine;

import org.jspecify.annotations.NullMarked;
