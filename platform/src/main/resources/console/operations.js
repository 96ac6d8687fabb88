// Applications, topics, and what could not be used.

import {h, section, table} from './dom.js';
import {get, post, listen, project} from './live.js';
import {bytes, rate, short, time, whole} from './format.js';

const AGAIN = 5; // pulses between two looks at topics

function applications(pulse) {
  const rows = Object.entries(pulse.applications).flatMap(([name, application]) => application.members.length
    ? application.members.map((member, position) => ({name: position ? '' : name, application, member, first: position === 0}))
    : [{name, application, member: null, first: true}]);
  return table([
    {head: 'application', cell: row => row.name},
    {head: 'process', cell: row => row.member?.process ?? '–'},
    {head: 'state', cell: row => h('span', {class: 'badge ' + (row.member?.state === 'RUNNING' ? 'RESOLVED' : 'FIRING')}, row.member ? row.member.state.toLowerCase() : 'runs nowhere')},
    {head: 'records', number: true, cell: row => row.first ? rate(row.application.records_per_second) : ''},
    {head: 'behind', number: true, cell: row => row.first ? (row.application.lag === undefined ? '–' : whole(row.application.lag)) : ''},
    {head: 'restoring', number: true, cell: row => row.member ? (row.member.restoring ? short(row.member.restoring) + ' records' : 'done') : '–'},
    {head: 'stores', number: true, cell: row => row.member ? bytes(row.member.store_bytes) : '–'},
    {head: 'rows', number: true, cell: row => row.member ? short(row.member.keys) : '–'},
  ], rows);
}

function topics(all) {
  const lag = (of, partition) => Object.entries(partition.lag).filter(([, behind]) => behind > 0).map(([reader, behind]) => `${reader} ${whole(behind)} behind`).join(', ');
  return all.map(topic => {
    const records = topic.partitions.reduce((sum, partition) => sum + partition.end - partition.begin, 0);
    const behind = topic.partitions.reduce((sum, partition) => sum + Object.values(partition.lag).reduce((total, one) => total + one, 0), 0);
    return h('details', {}, h('summary', {}, h('span', {class: 'topic'}, topic.topic), h('span', {class: 'number'}, `${topic.partitions.length} partition${topic.partitions.length > 1 ? 's' : ''}`), h('span', {class: 'number'}, `${short(records)} offsets`), h('span', {class: 'number ' + (behind > 0 ? 'behind' : '')}, behind > 0 ? `${short(behind)} behind` : '')),
      table([
        {head: 'partition', number: true, cell: row => row.partition},
        {head: 'first offset', number: true, cell: row => whole(row.begin)},
        {head: 'end', number: true, cell: row => whole(row.end)},
        {head: 'who is behind', cell: row => lag(topic, row) || 'nobody'},
      ], topic.partitions));
  });
}

export function show(main) {
  const apps = h('div', {}), list = h('div', {class: 'topics'}), letters = h('div', {});
  const open = new Set(), replayed = new Set();
  main.append(h('h1', {class: 'hidden'}, 'Operations'), section('Applications', apps), section('Dead letters', letters), section('Topics', list));

  async function looked() {
    const {topics: all} = await get('/console/topics');
    const before = new Set([...list.querySelectorAll('details[open] .topic')].map(topic => topic.textContent));
    list.replaceChildren(...topics(all));
    list.querySelectorAll('details').forEach(one => { one.open = before.has(one.querySelector('.topic').textContent); });
  }

  async function replay(letter, button) {
    button.disabled = true;
    try {
      await post('/console/dead-letters/replay?place=' + encodeURIComponent(letter.place));
      replayed.add(letter.place);
    } finally { button.disabled = false; }
    await refused();
  }

  async function toggled(letter, box) {
    if (!box.open) { open.delete(letter.place); return; }
    open.add(letter.place);
    const whole = await get('/console/dead-letters/one?place=' + encodeURIComponent(letter.place));
    box.querySelector('pre').textContent = whole.value ?? 'none';
  }

  async function refused() {
    const {letters: all} = await get('/console/dead-letters');
    if (all.length === 0) { letters.replaceChildren(h('p', {class: 'quiet'}, 'None: every record could be used.')); return; }
    letters.replaceChildren(h('p', {class: 'quiet'}, 'Mend what was wrong, then put the record back into the topic that it came from. One that was used since is counted once.'),
      h('div', {class: 'letters'}, all.map(letter => h('details', {open: open.has(letter.place), ontoggle: event => toggled(letter, event.target)},
        h('summary', {}, h('code', {}, letter.place), h('span', {class: 'badge FIRING'}, letter.reason.toLowerCase().replaceAll('_', ' ')), h('span', {class: 'grow'}, letter.message), replayed.has(letter.place) && h('span', {class: 'badge RESOLVED'}, 'replayed')),
        h('dl', {}, h('dt', {}, 'time'), h('dd', {}, time(letter.time)), h('dt', {}, 'refused by'), h('dd', {}, letter.stage), h('dt', {}, 'key'), h('dd', {}, h('code', {}, letter.key ?? 'none')), h('dt', {}, 'value'), h('dd', {}, h('pre', {}, letter.value ?? 'none'))),
        letter.refuses ? h('p', {class: 'quiet'}, 'It is not replayed: ', letter.refuses, '.')
          : project.operates && h('button', {type: 'button', onclick: event => replay(letter, event.target)}, replayed.has(letter.place) ? 'Replay again' : 'Replay')))));
  }

  let count = 0, known = -1;
  return listen(pulse => {
    apps.replaceChildren(applications(pulse));
    if (count++ % AGAIN === 0 && !document.hidden) looked();
    if (pulse.news.dead_letters !== known) { known = pulse.news.dead_letters; refused(); }
  });
}
