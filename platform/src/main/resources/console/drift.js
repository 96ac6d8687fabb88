// Alerts over time, each with its evidence in words and drawn; and the features that are quiet.

import {h, section, table, tile, choice} from './dom.js';
import {get, listen, project} from './live.js';
import {distribution, legend} from './distribution.js';
import {episodes, timeline} from './timeline.js';
import {chance, figure, time, whole} from './format.js';

/** What was tested, what came of it, and what it would have taken, in words. */
function words(alert) {
  const number = of => typeof of === 'number' ? of : Number(of);
  return h('dl', {},
    h('dt', {}, 'test'), h('dd', {}, alert.test, `, statistic ${figure(number(alert.statistic))}`),
    h('dt', {}, 'effect'), h('dd', {}, `${figure(number(alert.effect))} of 1; it takes ${figure(number(alert.effect_threshold))} to be worth an alert`),
    h('dt', {}, 'by chance'), h('dd', {}, `${chance(number(alert.p_value))}; it takes less than ${chance(number(alert.level))} for one test, so that the budget of false alarms holds`),
    h('dt', {}, 'window'), h('dd', {}, `${time(alert.window_start)} to ${time(alert.window_end)}: ${whole(alert.current.rows)} rows sampled, worth ${figure(number(alert.current.effective))} independent ones`),
    h('dt', {}, 'reference'), h('dd', {}, `${time(alert.reference_from)} to ${time(alert.reference_to)}: ${whole(alert.reference.rows)} rows, worth ${figure(number(alert.reference.effective))}; version ${alert.reference_version}`),
    alert.psi !== null && [h('dt', {}, 'also'), h('dd', {}, `PSI ${figure(number(alert.psi))}`, alert.wasserstein !== null && `, Wasserstein distance ${figure(number(alert.wasserstein))}`)],
    alert.contributors.length > 0 && [h('dt', {}, 'comes from'), h('dd', {}, alert.contributors.map(one => `${one.segment}`).join(', '))]);
}

function details(episode, fellows, address) {
  const alert = episode.told;
  return section(`${episode.name}`,
    h('p', {class: 'lead'}, alert.summary),
    fellows.length > 0 && h('p', {class: 'quiet'}, 'One incident, with ', fellows.map((one, position) => [position > 0 && ', ', h('a', {href: address(one.id)}, one.name)]), '.'), legend(),
    h('div', {class: 'columns'}, h('div', {}, distribution(alert.reference, alert.current)), h('div', {}, words(alert))),
    table([
      {head: 'window', cell: one => time(one.window_end)},
      {head: 'status', cell: one => h('span', {class: 'badge ' + one.status}, one.status.toLowerCase())},
      {head: 'effect', number: true, cell: one => figure(Number(one.effect))},
      {head: 'in one sentence', cell: one => one.summary},
    ], episode.transitions));
}

function small(feature, current, firing) {
  return h('article', {class: 'small ' + (firing ? 'bad' : '')},
    h('h3', {}, feature.feature, ' ', firing ? h('span', {class: 'badge FIRING'}, 'firing') : h('span', {class: 'badge RESOLVED'}, 'quiet')),
    distribution(feature.sample, current?.sample),
    h('p', {class: 'quiet'}, `${whole(feature.sample.rows)} rows in the reference${current ? `, ${whole(current.sample.rows)} in the window` : ''}${feature.missing > 0 || current?.missing > 0 ? `; missing ${figure(feature.missing * 100)} % → ${figure((current?.missing ?? 0) * 100)} %` : ''}`));
}

export function show(main, at) {
  const names = Object.keys(project.monitors);
  const name = names.includes(at.name) ? at.name : names[0];
  if (!name) { main.append(h('p', {class: 'quiet'}, 'This project has no monitors.')); return undefined; }
  const monitor = project.monitors[name];
  const top = h('div', {class: 'tiles'}), line = h('div', {}), detail = h('div', {}), watched = h('div', {class: 'grid'}), about = h('p', {class: 'quiet'});
  const address = id => `#/drift/${encodeURIComponent(name)}${id ? '?alert=' + encodeURIComponent(id) : ''}`;
  main.append(h('h1', {class: 'hidden'}, 'Drift'),
    h('div', {class: 'bar'}, choice('monitor', names, name, chosen => { location.hash = `#/drift/${encodeURIComponent(chosen)}`; }),
      h('span', {class: 'quiet grow'}, `Windows of ${monitor.window} over ${monitor.of}; at most ${figure(monitor.false_alarms)} false alarm${monitor.false_alarms === 1 ? '' : 's'} per ${monitor.false_alarm_period} over all features; effects from ${monitor.effect}.`)),
    top, section('Alerts over event time', line), detail, section('All watched features', about, legend(), watched));
  let all = [], judged = 0;

  async function alerts() {
    const answer = await get('/console/alerts');
    all = episodes(answer.alerts.filter(alert => alert.monitor === name), judged);
    const fired = all.filter(episode => episode.fired);
    const wanted = at.query.get('alert');
    const chosen = fired.find(episode => episode.id === wanted) ?? fired.at(-1);
    line.replaceChildren(timeline(all, chosen?.id, episode => address(episode.id), judged));
    const fellows = chosen ? fired.filter(episode => episode !== chosen && episode.incident && episode.incident === chosen.incident) : [];
    detail.replaceChildren(...(chosen ? [details(chosen, fellows, address)] : []));
  }

  async function features() {
    const {reference, window} = await get(`/console/monitors/${encodeURIComponent(name)}/features`);
    if (!reference || reference.state !== 'COMPLETE') {
      about.textContent = `The reference is still to come${reference ? ` (${reference.policy})` : ''}: until then nothing can be told from it.`;
      watched.replaceChildren();
      return;
    }
    about.textContent = `Reference ${reference.policy}, ${whole(reference.rows)} rows` + (window ? `; newest whole window ${time(window.from)} to ${time(window.to)}, ${whole(window.rows)} rows.` : '; no window yet.');
    const firing = new Set(all.filter(episode => episode.fired && !episode.to).map(episode => episode.told.feature));
    watched.replaceChildren(...reference.features.map(feature => small(feature, window?.features.find(one => one.feature === feature.feature), firing.has(feature.feature))));
  }

  let known = -1, windows = -1;
  return listen(pulse => {
    const counts = pulse.monitors[name] ?? {};
    judged = counts.judged_until > 0 ? counts.judged_until : 0;
    const news = pulse.news.alerts !== known, more = pulse.news.windows !== windows;
    known = pulse.news.alerts;
    windows = pulse.news.windows;
    top.replaceChildren(
      tile('alerts firing', whole(counts.firing ?? 0), '', counts.firing > 0 ? 'bad' : 'good'),
      tile('suspected', whole(counts.suspected ?? 0), 'more windows have to drift'),
      tile('judged until', judged ? time(judged).slice(5, 16) : '–', 'event time'),
      tile('watched', whole(monitor.watch.length), 'features'));
    if (news) alerts().then(features);
    else if (more) features();
  });
}
