// Episodes of alerts over event time: a row for each question, a bar for each episode.

import {h, s} from './dom.js';
import {time} from './format.js';

const LEFT = 210, WIDE = 1000, ROW = 26, FOOT = 24;

/** Transitions put together: an episode has the transition that says most of it, its beginning, and its end if it has one. */
export function episodes(transitions, now) {
  const all = new Map();
  for (const alert of transitions) {
    const episode = all.get(alert.id) ?? {id: alert.id, monitor: alert.monitor, name: [alert.feature, alert.kind !== 'DRIFT' && alert.kind.toLowerCase().replaceAll('_', ' '), alert.segment].filter(Boolean).join(' · '),
      incident: alert.incident, severity: alert.severity, from: alert.first_window_start, to: null, transitions: []};
    episode.transitions.push(alert);
    if (alert.status === 'RESOLVED') { episode.to = alert.window_end; episode.resolved = alert; }
    else { episode.told = alert; episode.to = null; }
    all.set(alert.id, episode);
  }
  return [...all.values()].map(episode => ({...episode, told: episode.told ?? episode.resolved, fired: episode.transitions.some(one => one.status === 'FIRING'), until: episode.to ?? Math.max(now, episode.told?.window_end ?? 0)}));
}

export function timeline(all, chosen, link, judged) {
  const shown = all.filter(episode => episode.fired);
  if (shown.length === 0) return h('p', {class: 'quiet'}, 'No alert has fired.');
  const names = [...new Set(shown.map(episode => episode.name))];
  const {reference_from: since, reference_to: until} = shown.find(episode => episode.id === chosen)?.told ?? shown[0].told;
  let from = Math.min(since, ...shown.map(episode => episode.from)), to = Math.max(judged, ...shown.map(episode => episode.until));
  const margin = (to - from) * 0.04 || 3_600_000;
  from -= margin;
  to += margin;
  const x = millis => LEFT + (millis - from) / (to - from) * (WIDE - LEFT);
  const height = names.length * ROW + FOOT;
  const ticks = [0, 1, 2, 3, 4].map(step => from + (to - from) * (step + 0.5) / 5);
  return h('div', {class: 'scroll'}, s('svg', {viewBox: `0 0 ${WIDE} ${height}`, class: 'timeline', role: 'group', 'aria-label': 'Alerts over event time'},
    ticks.map(tick => [s('line', {class: 'tick', x1: x(tick), x2: x(tick), y1: 0, y2: height - FOOT}), s('text', {class: 'tick', x: x(tick), y: height - 6, 'text-anchor': 'middle'}, time(tick).slice(5, 16))]),
    s('rect', {class: 'reference', x: x(since), y: 0, width: Math.max(2, x(until) - x(since)), height: height - FOOT}, s('title', {}, `reference, ${time(since)} to ${time(until)}`)),
    names.map((name, row) => s('text', {class: 'row', x: LEFT - 12, y: row * ROW + 17, 'text-anchor': 'end'}, name.length > 30 ? name.slice(0, 29) + '…' : name)),
    shown.map(episode => s('a', {href: link(episode), 'aria-label': `${episode.name}, from ${time(episode.from)}${episode.to ? ' to ' + time(episode.to) : ', still firing'}`},
      s('rect', {class: `episode ${episode.severity} ${episode.to ? 'over' : 'on'} ${episode.id === chosen ? 'chosen' : ''}`, x: x(episode.from), y: names.indexOf(episode.name) * ROW + 4, width: Math.max(5, x(episode.until) - x(episode.from)), height: ROW - 8, rx: 4},
        s('title', {}, episode.told.summary))))));
}
