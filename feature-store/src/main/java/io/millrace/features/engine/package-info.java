/**
 * The pure feature engine: events in, feature values out, at any time asked. Read
 * {@link io.millrace.features.engine.FeatureEngine} first, then {@link io.millrace.features.engine.PanedTrack}.
 *
 * <p>An entity has one state row, in two parts, that holds all its views. Each distinct window of the layout (of the
 * view, for sessions and last events) is a <em>track</em>, in order of first mention; each feature is a <em>slot</em> of its window's track.
 *
 * <pre>
 * header  = version (1 byte, now 1), layout hash (8 bytes)
 * hot     = header, newest event time of the entity (signed), view*, track*
 * view    = 0 if it has no event yet, else 1 + (entity's newest - view's newest) (unsigned)
 * track   = panes: open - from (unsigned), 0 or open - oldest (unsigned), open pane (group), total (group)
 *           session: number (unsigned), session*, oldest first: time of its last event, last - first (unsigned), group
 *           last events: number (unsigned), event*, oldest first: time, a contribution for each slot
 *           lifetime: group
 * cold    = header, section* (one a track, its length first; nothing for those without panes); no row when all are empty
 * section = pane*, oldest first, only panes that hold something
 * pane    = index (signed for the first, then unsigned distance to the one before), length, group
 * group   = presence bits of the slots (lowest bit of the first byte is slot 0), then each present slot's partial
 * </pre>
 *
 * <p>{@code open} is the pane of the entity's newest event; {@code from} the pane that the total starts at;
 * {@code oldest} the oldest pane that is in it. Times inside a group count from the entity's newest event in the hot row
 * and from the start of the pane in the cold one. Integers and doubles are those of
 * {@link io.millrace.features.engine.codec.RowWriter}; each aggregate documents its partial.
 */
@NullMarked
package io.millrace.features.engine;

import org.jspecify.annotations.NullMarked;
