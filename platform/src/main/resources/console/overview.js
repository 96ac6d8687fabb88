// The flow of the whole project at a glance.

import {h, section, table, tile} from './dom.js';
import {get, listen, project, pulses} from './live.js';
import {graph} from './graph.js';
import {spark} from './chart.js';
import {rate, short, time, whole} from './format.js';

const LINKS = {
  sources: () => '#/operations',
  views: name => '#/features/' + encodeURIComponent(name),
  services: name => '#/features/' + encodeURIComponent((project.services[name].features[0] ?? '').split(':')[0]),
  models: name => '#/models/' + encodeURIComponent(name),
  monitors: name => '#/drift/' + encodeURIComponent(name),
};

/** What is wrong with an application, if anything is. */
function trouble(application) {
  if (!application || application.members.length === 0) return 'runs nowhere';
  const states = application.members.map(member => member.state);
  if (states.includes('ERROR')) return 'stopped by an error';
  const restoring = application.members.reduce((sum, member) => sum + member.restoring, 0);
  if (restoring > 0) return `restores ${short(restoring)} records`;
  return states.every(state => state === 'RUNNING') ? null : 'starts';
}

const lag = application => application?.lag > 0 ? `${short(application.lag)} behind` : '';
const joined = parts => parts.filter(Boolean).join(' · ');

const WORDS = {
  sources: (name, pulse) => {
    const counts = pulse.sources[name] ?? {};
    return {lines: [joined([rate(counts.events_per_second), short(counts.events ?? 0) + ' events']),
      joined([counts.dead_letters > 0 && short(counts.dead_letters) + ' dead letters', counts.late > 0 && short(counts.late) + ' late', counts.duplicates > 0 && short(counts.duplicates) + ' twice', lag(pulse.applications[project.sources[name].application])])],
      state: counts.dead_letters > 0 ? 'warn' : ''};
  },
  views: (name, pulse) => {
    const view = project.views[name];
    return {lines: [`by ${view.key.join(', ')} · ${view.columns.length} features`, lag(pulse.applications[view.application])]};
  },
  services: name => ({lines: [`${project.services[name].features.length} references`, `${Object.keys(project.services[name].computed).length} computed inputs`]}),
  models: (name, pulse) => {
    const counts = pulse.models[name] ?? {};
    return {lines: [joined([rate(counts.predictions_per_second), short(counts.predictions ?? 0) + ' predicted']),
      joined([short(counts.labels ?? 0) + ' labels', counts.timed_out > 0 && short(counts.timed_out) + ' without', counts.frozen > 0 && 'frozen', lag(pulse.applications[project.models[name].application])])],
      state: counts.frozen > 0 ? 'warn' : ''};
  },
  monitors: (name, pulse) => {
    const counts = pulse.monitors[name] ?? {};
    const firing = counts.firing ?? 0;
    return {lines: [firing > 0 ? `${firing} alert${firing > 1 ? 's' : ''} firing` : 'quiet', counts.judged_until > 0 ? 'judged until ' + time(counts.judged_until).slice(5, 16) : 'nothing judged yet'],
      state: firing > 0 ? 'bad' : ''};
  },
};

function words(kind, name, pulse) {
  const said = WORDS[kind](name, pulse);
  const application = project[kind][name].application;
  const wrong = application && pulse.applications[application] ? trouble(pulse.applications[application]) : null;
  return wrong ? {lines: [wrong, said.lines[0]], state: 'bad'} : {state: 'good', ...said, ...(said.state ? {} : {state: 'good'})};
}

function flow(edge, pulse) {
  const [kind, name] = edge.from.split('/');
  const [toKind, toName] = edge.to.split('/');
  const perSecond = kind === 'sources' ? (edge.what === 'labels' ? pulse.models[toName]?.labels_per_second : pulse.sources[name]?.events_per_second)
    : toKind === 'models' ? pulse.models[toName]?.predictions_per_second : undefined;
  return perSecond === undefined ? undefined : {value: perSecond, text: rate(perSecond)};
}

const sum = (all, name) => Object.values(all).reduce((total, one) => total + (one[name] ?? 0), 0);

function tiles(pulse) {
  const apps = Object.values(pulse.applications);
  const behind = apps.reduce((total, one) => total + (one.lag ?? 0), 0);
  const running = apps.filter(one => !trouble(one)).length;
  const firing = sum(pulse.monitors, 'firing'), dead = sum(pulse.sources, 'dead_letters');
  const history = name => pulses.slice(-60).map(one => sum(one.sources, name));
  return [
    tile('events', rate(sum(pulse.sources, 'events_per_second')), spark(history('events_per_second'))),
    tile('predictions', rate(sum(pulse.models, 'predictions_per_second')), whole(sum(pulse.models, 'predictions')) + ' in all'),
    tile('records behind', whole(behind), 'over all applications'),
    tile('alerts firing', whole(firing), h('a', {href: '#/drift'}, 'all alerts'), firing > 0 ? 'bad' : 'good'),
    tile('dead letters', whole(dead), h('a', {href: '#/operations'}, 'show them'), dead > 0 ? 'warn' : 'good'),
    tile('applications', `${running} of ${apps.length}`, `${pulse.processes.length} process${pulse.processes.length > 1 ? 'es' : ''}`, running < apps.length ? 'warn' : 'good'),
  ];
}

async function alerts(box) {
  const {alerts} = await get('/console/alerts');
  const last = alerts.slice(-8).reverse();
  box.replaceChildren(last.length === 0 ? h('p', {class: 'quiet'}, 'None so far: what comes in looks like its reference.')
    : table([
      {head: 'window', cell: alert => time(alert.window_end)},
      {head: 'status', cell: alert => h('span', {class: 'badge ' + alert.status}, alert.status.toLowerCase())},
      {head: 'what', cell: alert => h('a', {href: `#/drift/${encodeURIComponent(alert.monitor)}?alert=${encodeURIComponent(alert.id)}`}, alert.summary)},
    ], last));
}

export function show(main) {
  const top = h('div', {class: 'tiles'});
  const drawing = graph(project, {link: (kind, name) => LINKS[kind](name), words, flow});
  const recent = h('div', {});
  main.append(h('h1', {class: 'hidden'}, 'Overview'), top, section('Flow', drawing.element), section('Last alerts', recent));
  let known = -1;
  return listen(pulse => {
    top.replaceChildren(...tiles(pulse));
    drawing.update(pulse);
    if (pulse.news.alerts !== known) { known = pulse.news.alerts; alerts(recent); }
  });
}
