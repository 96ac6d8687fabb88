// Lines over time by uPlot, in the colours of the page, as wide as where they are.

import uPlot from './uplot.js';
import {h, s} from './dom.js';
import {figure} from './format.js';

/** The colour of a series, for what is drawn by the style sheet. */
export const tint = position => `var(--series-${position % 8 + 1})`;

const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colour = position => css('--series-' + (position % 8 + 1));

/** A chart of columns: times in epoch milliseconds, then a column for each of the names. */
export function chart(title, names, times, columns, options = {}) {
  const box = h('div', {class: 'chart', role: 'img', 'aria-label': describe(title, names, columns)});
  let plot;
  const draw = () => {
    plot?.destroy();
    const axis = {stroke: css('--quiet'), grid: {stroke: css('--line'), width: 1}, ticks: {stroke: css('--line')}, font: '12px system-ui'};
    plot = new uPlot({
      width: Math.max(280, box.clientWidth || 600),
      height: options.height ?? 260,
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1e3), 'Etc/UTC'),
      cursor: {points: {size: 6}},
      scales: {y: {range: options.range}},
      axes: [{...axis, values: (self, seconds, position, space, step) => seconds.map((second, at) => moment(second, step, at === 0))}, {...axis, size: 64, values: (self, ticks) => ticks.map(tick => figure(tick))}],
      series: [{value: (self, seconds) => seconds ? new Date(seconds * 1e3).toISOString().slice(5, 16).replace('T', ' ') : '–'},
        ...names.map((name, position) => ({
          label: name,
          stroke: colour(position),
          width: options.dashed?.includes(name) ? 1.25 : 2,
          dash: options.dashed?.includes(name) ? [4, 4] : undefined,
          spanGaps: true,
          paths: options.steps ? uPlot.paths.stepped({align: 1}) : undefined,
          points: {show: times.length < 40},
          value: (self, value) => figure(value),
        }))],
    }, [times.map(millis => millis / 1e3), ...columns], box);
  };
  requestAnimationFrame(draw);
  new ResizeObserver(() => plot?.setSize({width: Math.max(280, box.clientWidth), height: options.height ?? 260})).observe(box);
  window.addEventListener('themechange', () => box.isConnected && draw());
  return box;
}

/** A tick of event time: the time of day, and the date with the first one and where days are the steps. */
function moment(second, step, first) {
  const text = new Date(second * 1e3).toISOString();
  const [day, minute] = [text.slice(5, 10), text.slice(11, step < 60 ? 19 : 16)];
  return step >= 86_400 ? day : first || minute.startsWith('00:00') ? `${minute}\n${day}` : minute;
}

function describe(title, names, columns) {
  const last = column => figure(column.findLast(value => value !== null && value !== undefined));
  return `${title}. Last: ${names.map((name, position) => name + ' ' + last(columns[position])).join(', ')}.`;
}

/** A line without axes, for a table or a tile. */
export function spark(values, width = 120, height = 28) {
  const known = values.filter(value => value !== null && value !== undefined);
  if (known.length < 2) return s('svg', {class: 'spark', width, height, 'aria-hidden': 'true'});
  const low = Math.min(...known), high = Math.max(...known);
  const y = value => height - 3 - (high === low ? 0.5 : (value - low) / (high - low)) * (height - 6);
  const points = values.map((value, position) => value === null || value === undefined ? null : `${(position / (values.length - 1) * width).toFixed(1)},${y(value).toFixed(1)}`);
  return s('svg', {class: 'spark', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true'},
    s('polyline', {points: points.filter(Boolean).join(' ')}));
}
