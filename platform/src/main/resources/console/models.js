// Champion and challengers over time, and what can be done about them.

import {h, section, table, tile, choice} from './dom.js';
import {get, post, listen, project} from './live.js';
import {chart, tint} from './chart.js';
import {figure, span, time, value, whole} from './format.js';

const OF_CLASSES = ['kappa', 'accuracy', 'kappa_temporal', 'kappa_m', 'auc', 'log_loss', 'brier'];
const OF_NUMBERS = ['mae', 'rmse', 'r2', 'mase'];
const SPANS = ['window', 'total', 'fading'];
const BASELINE = 'BASELINE';
const SHOWN = 12;

const sure = text => window.confirm(text);

function learners(model, name, newest, over, figures, act) {
  const rows = Object.values(newest);
  return table([
    {head: 'learner', cell: row => [h('span', {class: 'dot', style: `background:${tint(rows.indexOf(row))}`}), row.learner]},
    {head: 'role', cell: row => h('span', {class: 'badge ' + row.role}, row.role.toLowerCase())},
    ...figures.map(of => ({head: of, number: true, cell: row => figure(row[over][of])})),
    {head: '', cell: row => act && row.role === 'CHALLENGER' && model.learners[row.learner] !== undefined
      && h('button', {type: 'button', onclick: () => act(row.learner)}, 'Promote')},
  ], rows);
}

function bars(rows, name, amount) {
  const most = Math.max(...rows.map(row => Math.abs(amount(row))), 1e-12);
  return h('div', {class: 'bars'}, rows.map(row => h('div', {class: 'bar-row'},
    h('span', {class: 'bar-name'}, name(row)),
    h('span', {class: 'bar-track'}, h('span', {class: 'bar-fill ' + (amount(row) < 0 ? 'less' : ''), style: `width:${(Math.abs(amount(row)) / most * 100).toFixed(1)}%`})),
    h('span', {class: 'number'}, figure(amount(row))))));
}

/** What was said of an event, and what each input added to it. */
async function explain(name, event) {
  const {inputs: declared} = await get(`/v2/models/${encodeURIComponent(name)}`);
  const inputs = event.inputs.map(input => ({name: input.name, datatype: declared.find(one => one.name === input.name).datatype, shape: [1], data: [input.value ?? null]}));
  const answer = await post(`/v2/models/${encodeURIComponent(name)}/infer`, {parameters: {explain: true}, inputs});
  const output = of => answer.outputs.find(tensor => tensor.name === of)?.data ?? [];
  const named = output('inputs').map((input, position) => ({input, adds: output('contributions')[position], value: event.inputs.find(one => one.name === input)?.value}));
  named.sort((one, other) => Math.abs(other.adds) - Math.abs(one.adds));
  return [
    h('p', {}, h('b', {}, value(output('predicted')[0])), output('score').length > 0 && ` with score ${figure(output('score')[0])}`, `, by ${answer.parameters.learner} as it is now. It begins at ${figure(output('base')[0])}; each input adds:`),
    bars(named.slice(0, 12), one => `${one.input} = ${value(one.value)}`, one => one.adds),
  ];
}

export function show(main, at) {
  const names = Object.keys(project.models);
  const name = names.includes(at.name) ? at.name : names[0];
  if (!name) { main.append(h('p', {class: 'quiet'}, 'This project has no models.')); return undefined; }
  const model = project.models[name];
  const figures = model.task === 'regression' ? OF_NUMBERS : OF_CLASSES;
  const over = SPANS.includes(at.query.get('over')) ? at.query.get('over') : 'window';
  const of = figures.includes(at.query.get('figure')) ? at.query.get('figure') : figures[0];
  const go = (to, query) => { location.hash = `#/models/${encodeURIComponent(to)}?${new URLSearchParams({over, figure: of, ...query})}`; };
  const top = h('div', {class: 'tiles'}), plot = h('div', {}), roles = h('div', {}), versions = h('div', {}), events = h('div', {});
  const said = h('div', {role: 'status'}), goesBy = h('div', {}), explained = h('div', {}), recent = h('div', {});
  const path = `/console/models/${encodeURIComponent(name)}/`;

  async function act(question, doing) {
    if (!sure(question)) return;
    const happened = await post(path + doing);
    said.replaceChildren(h('p', {class: 'done'}, `${happened.kind.toLowerCase()} of ${happened.learner}: ${happened.reason}`));
    await Promise.all([drawn(), listed()]);
  }
  const promote = project.operates && (learner => act(`Let '${learner}' answer from now on?`, `promote?learner=${encodeURIComponent(learner)}`));

  async function drawn() {
    const {times, learners: columns, newest} = await get(`${path}evaluations?over=${over}&figure=${of}`);
    const shown = Object.keys(columns);
    roles.replaceChildren(shown.length ? learners(model, name, newest, over, figures, promote) : h('p', {class: 'quiet'}, 'No learner has been judged yet: the first evaluation comes when ten minutes of event time have passed.'));
    plot.replaceChildren(times.length > 1 ? chart(`${of} over ${over}`, shown, times, shown.map(one => columns[one]), {height: 300, dashed: shown.filter(one => newest[one].role === BASELINE)}) : '');
  }

  async function listed() {
    const history = await get(path + 'history');
    const taken = history.events.filter(event => event.version > 0 && ['SNAPSHOT', 'ROLLBACK'].includes(event.kind) && model.learners[event.learner] !== undefined);
    versions.replaceChildren(taken.length === 0 ? h('p', {class: 'quiet'}, 'None yet: the first one is taken when 256 KiB of examples have been learned.') : table([
      {head: 'event time', cell: row => time(row.time)},
      {head: 'learner', cell: row => row.learner},
      {head: 'version', number: true, cell: row => row.version},
      {head: 'comes from', cell: row => row.kind === 'ROLLBACK' ? row.reason : row.version === 1 ? 'nothing' : `version ${row.version - 1}`},
      {head: 'learned', number: true, cell: row => whole(row.learned)},
      {head: 'SHA-256', cell: row => h('code', {title: row.sha256}, row.sha256.slice(0, 12))},
      {head: '', cell: row => project.operates && row.kind === 'SNAPSHOT' && h('button', {type: 'button', onclick: () => act(`Put '${row.learner}' back to version ${row.version}? It forgets what it has learned since.`, `rollback?learner=${encodeURIComponent(row.learner)}&version=${row.version}`)}, 'Roll back')},
    ], taken.slice(0, SHOWN)));
    const changes = history.events.filter(event => event.kind !== 'SNAPSHOT').slice(0, 20);
    events.replaceChildren(changes.length === 0 ? h('p', {class: 'quiet'}, 'Nothing but versions taken.') : table([
      {head: 'event time', cell: row => time(row.time)},
      {head: 'what', cell: row => h('span', {class: 'badge'}, row.kind.toLowerCase())},
      {head: 'learner', cell: row => row.learner},
      {head: 'why', cell: row => row.reason},
    ], changes));
  }

  async function importances(learner) {
    goesBy.replaceChildren(h('p', {class: 'quiet'}, 'Asking…'));
    const found = await get(`${path}importances?learner=${encodeURIComponent(learner)}`).catch(problem => ({problem}));
    goesBy.replaceChildren(...(found.problem ? [h('p', {class: 'quiet'}, found.problem.message)] : [
      h('p', {class: 'quiet'}, `By how much the mean loss of ${found.learner}, version ${found.version}, on the last ${whole(found.examples)} examples grows when an input is another example's.`),
      bars(found.inputs.slice(0, 15), one => one.input, one => one.importance)]));
  }

  async function last() {
    const {events: all} = await get(path + 'recent');
    recent.replaceChildren(all.length === 0 ? h('p', {class: 'quiet'}, 'No event has come yet.') : h('p', {class: 'chips'}, all.map(event =>
      h('button', {type: 'button', onclick: async () => explained.replaceChildren(h('h3', {}, `Event ${event.id}`), ...await explain(name, event))}, `${event.id} · ${time(event.time).slice(11)}`))));
  }

  main.append(h('h1', {class: 'hidden'}, 'Models'),
    h('div', {class: 'bar'}, choice('model', names, name, chosen => go(chosen, {})), choice('figure', figures, of, chosen => go(name, {figure: chosen})), choice('over', SPANS, over, chosen => go(name, {over: chosen})),
      h('span', {class: 'quiet grow'}, `${model.task} of each event of ${model.on}, from ${model.service}${model.label ? `; label ${model.label}` : ''}`)),
    top, said, section(`${of} over ${over}`, plot, roles),
    h('div', {class: 'columns'},
      h('div', {}, section('Versions', versions), section('What has happened', events)),
      h('div', {}, section('What a learner goes by', h('p', {class: 'chips'}, Object.keys(model.learners).map(learner => h('button', {type: 'button', onclick: () => importances(learner)}, learner))), goesBy),
        section('One prediction explained', h('p', {class: 'quiet'}, 'The last events that came: choose one.'), recent, explained))));
  let marks = -1, changes = -1;
  last();
  return listen(pulse => {
    const counts = pulse.models[name] ?? {};
    const decided = (counts.labels ?? 0) + (counts.timed_out ?? 0);
    top.replaceChildren(
      tile('predictions', whole(counts.predictions ?? 0), `${figure(counts.predictions_per_second ?? 0)}/s`),
      tile('labels joined', whole(counts.labels ?? 0), `${figure(counts.labels_per_second ?? 0)}/s`),
      tile('label coverage', decided ? figure(100 * counts.labels / decided) + ' %' : '–', 'of what was decided'),
      tile('mean label delay', counts.labels ? span(counts.label_delay_ms / counts.labels) : '–', 'of event time'),
      tile('learning', counts.frozen > 0 ? 'frozen' : 'yes', counts.frozen > 0 ? `for ${counts.frozen} reason(s)` : model.task, counts.frozen > 0 ? 'warn' : 'good'));
    if (pulse.news.evaluations !== marks) { marks = pulse.news.evaluations; drawn(); }
    if (pulse.news.events !== changes) { changes = pulse.news.events; listed(); }
  });
}
