// One entity of one view, live; how its features have moved; which entities have moved the most.

import {h, section, table, choice} from './dom.js';
import {get, listen, project} from './live.js';
import {chart, spark} from './chart.js';
import {span, time, value, whole} from './format.js';

const AGAIN = 10; // pulses between two looks at what has changed

function definition(view) {
  const rows = view.features.map(feature => ({...feature, windows: feature.windows.join(', ') || 'lifetime'}));
  const derived = Object.entries(view.derived).map(([name, of]) => ({name, aggregate: 'derived', of, windows: ''}));
  return [
    h('p', {}, `Events of `, h('b', {}, view.source), ` by `, h('b', {}, view.key.join(', ')), view.where && [', where ', h('code', {}, view.where)], view.ttl && `, kept for ${view.ttl} of silence`, `. Version ${view.version}.`),
    table([
      {head: 'feature', cell: row => row.name},
      {head: 'aggregate', cell: row => row.aggregate},
      {head: 'of', cell: row => row.of ? h('code', {}, row.of) : ''},
      {head: 'where', cell: row => row.where ? h('code', {}, row.where) : ''},
      {head: 'windows', cell: row => row.windows},
    ], [...rows, ...derived]),
  ];
}

export function show(main, at) {
  const names = Object.keys(project.views);
  const name = names.includes(at.name) ? at.name : names[0];
  if (!name) { main.append(h('p', {class: 'quiet'}, 'This project has no views.')); return undefined; }
  const view = project.views[name];
  const entity = at.query.get('entity');
  let picked = at.query.get('feature');
  const go = (to, key, feature) => {
    const query = new URLSearchParams();
    if (key) query.set('entity', key);
    if (feature) query.set('feature', feature);
    location.hash = `#/features/${encodeURIComponent(to)}${query.size ? '?' + query : ''}`;
  };
  const suggestions = h('datalist', {id: 'entities'});
  const input = h('input', {type: 'search', list: 'entities', value: entity ?? '', placeholder: `${view.key.join('|')} …`, 'aria-label': `Key of a ${view.entity}`, autocomplete: 'off'});
  const values = h('div', {}), history = h('div', {}), movers = h('div', {});
  main.append(h('h1', {class: 'hidden'}, 'Features'),
    h('form', {class: 'bar', onsubmit: event => { event.preventDefault(); go(name, input.value.trim()); }},
      choice('view', names, name, chosen => go(chosen)), h('label', {class: 'choice grow'}, view.entity, input), suggestions, h('button', {type: 'submit'}, 'Look up')),
    h('div', {class: 'columns'},
      h('div', {}, section(entity ? `${view.entity} ${entity}` : `Look a ${view.entity} up`, values), section('How it has moved', history), section('Definition', definition(view))),
      h('div', {}, section('Top movers', movers))));

  let changes = null, closed = false;
  const points = column => changes?.history.values[column] ?? [];

  async function look() {
    if (!entity) {
      values.replaceChildren(h('p', {class: 'quiet'}, 'Type a key, or choose one of the busiest.'),
        h('p', {class: 'chips'}, (changes?.busiest ?? []).map(one => h('a', {href: `#/features/${encodeURIComponent(name)}?entity=${encodeURIComponent(one.entity)}`}, one.entity))));
      return;
    }
    const answer = await get(`/v1/views/${encodeURIComponent(name)}/${encodeURIComponent(entity)}`);
    if (closed) return;
    const rows = Object.entries(answer.features).map(([column, feature]) => ({column, ...feature}));
    values.replaceChildren(
      h('p', {class: 'quiet'}, answer.event_time ? `Newest event ${time(Date.parse(answer.event_time))}, ${span(Date.parse(answer.as_of) - Date.parse(answer.event_time))} before ${time(Date.parse(answer.as_of))}. ` : 'No event of it has been counted. ',
        `Answered by ${answer.served_by}${answer.standby ? ', a standby' : ''}${answer.lag > 0 ? `, ${whole(answer.lag)} records behind` : ''}.`),
      table([
        {head: 'feature', cell: row => h('a', {href: `#/features/${encodeURIComponent(name)}?entity=${encodeURIComponent(entity)}&feature=${encodeURIComponent(row.column)}`}, row.column)},
        {head: 'value', number: true, cell: row => value(row.value)},
        {head: 'status', cell: row => h('span', {class: 'badge ' + row.status, title: row.reason}, row.status.toLowerCase().replaceAll('_', ' '))},
        {head: 'lately', cell: row => spark(points(row.column))},
      ], rows, {row: row => ({class: row.column === picked && 'chosen'})}));
  }

  async function moved() {
    changes = await get(`/console/views/${encodeURIComponent(name)}/changes${entity ? '?entity=' + encodeURIComponent(entity) : ''}`);
    if (closed) return;
    suggestions.replaceChildren(...changes.busiest.map(one => h('option', {value: one.entity})));
    const reach = changes.from ? `Of the last events in the topic of finished vectors, ${time(changes.from)} to ${time(changes.to)}: ${whole(changes.entities)} entities.` : '';
    if (!changes.kept) {
      movers.replaceChildren(h('p', {class: 'quiet'}, 'No event carries features of this view, so there is no past to look at: a model or a monitor that uses them makes events carry them.'));
      history.replaceChildren(h('p', {class: 'quiet'}, 'No event carries features of this view.'));
      return;
    }
    movers.replaceChildren(h('p', {class: 'quiet'}, reach), table([
      {head: view.entity, cell: mover => h('a', {href: `#/features/${encodeURIComponent(name)}?entity=${encodeURIComponent(mover.entity)}&feature=${encodeURIComponent(mover.feature)}`}, mover.entity)},
      {head: 'feature', cell: mover => mover.feature},
      {head: 'from', number: true, cell: mover => value(mover.before)},
      {head: 'to', number: true, cell: mover => value(mover.after)},
    ], changes.movers));
    draw();
  }

  function draw() {
    const times = changes.history.times;
    const columns = Object.keys(changes.history.values);
    picked = columns.includes(picked) ? picked : columns[0];
    if (times.length < 2 || !picked) {
      history.replaceChildren(h('p', {class: 'quiet'}, entity ? 'Fewer than two of the last events are of it.' : 'Look one up to see its features over time.'));
      return;
    }
    history.replaceChildren(h('p', {class: 'quiet'}, `${picked} at each of its last ${times.length} events, as the event found it.`),
      chart(`${picked} of ${entity}`, [picked], times, [points(picked)], {steps: true, height: 200}));
  }

  let count = 0;
  moved().then(look);
  const end = listen(() => {
    if (document.hidden) return;
    count++;
    if (entity) look();
    if (count % AGAIN === 0) moved();
  });
  return () => { closed = true; end(); };
}
