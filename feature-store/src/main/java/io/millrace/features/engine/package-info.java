/**
 * The pure feature engine: events in, feature values out, at any time asked. Read
 * {@link io.millrace.features.engine.FeatureEngine} first, then {@link io.millrace.features.engine.PanedTrack}.
 *
 * <p>An entity has one state row that holds all its views. A view's part of it is its own, under a hash of the view's definition.
 * Each distinct window of a view is a <em>track</em>, in order of first mention; each feature is a <em>slot</em> of its window's track.
 *
 * <p>An event is written into the hot row as it is, where the newest few wait. Once a few wait the tracks count them together, and
 * are written into the cold row; panes that closed long enough ago lie in blocks, each a cold part of its own.
 *
 * <pre>
 * hot     = version (1 byte), 0 or 1 with a cold row, view*: those that have an event of the entity
 * view    = definition hash (8 bytes), length, newest event time of the view (signed), number of waiting events (unsigned),
 *           if there are any: newest - time of the first that came (unsigned), length, given*
 * given   = time, for each value: 0 for nothing, n for the n-th different one of this event, which follows where n is first mentioned
 * cold    = version, view*: those whose tracks have counted something
 * view    = definition hash (8 bytes), length, newest event time among what is counted (signed), track*
 * track   = panes: open pane, length, closed
 *           session: number (unsigned), session*, oldest first: time of its last event, last - first (unsigned), group
 *           last events: number (unsigned), given*, oldest first
 *           lifetime: group
 * closed  = nothing, or 0, or 1 and a total: its first pane (signed), 0 or 1 + oldest pane in it - first (unsigned), group;
 *           then 0, or 1 and the newest pane in blocks (signed); then pane*, oldest first, each after its number (signed for the first,
 *           from then on the distance to the one before) and its length
 * pane    = 0 for nothing, 1 for one event: given, 2 for more: group
 * group   = presence bits of the slots (lowest bit of the first byte is slot 0), then each present slot's partial
 * list    = version, block*, oldest first: first pane (as for closed panes), newest - first (unsigned), length, merge of its panes (group)
 *           or nothing
 * block   = version, pane*, oldest first, each after its distance to the one before (unsigned, 0 for the first) and its length
 * </pre>
 *
 * <p>Times of waiting events count from the first that came, times in a pane from its start, times in a merge of panes from the start
 * of the first, and others from the newest event time beside them. Integers and doubles are those of
 * {@link io.millrace.features.engine.codec.RowWriter}; each aggregate documents its partial. A part under a hash that no view
 * has is not read, and gone when the row is next written.
 */
@NullMarked
package io.millrace.features.engine;

import org.jspecify.annotations.NullMarked;
