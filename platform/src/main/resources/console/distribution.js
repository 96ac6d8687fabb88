// Two distributions over each other: of numbers as shares between quantiles, each with its median; of categories as bars.

import {h, s} from './dom.js';
import {figure} from './format.js';

const WIDE = 460, HIGH = 150, FOOT = 22, BINS = 72;
const SHARES = [0.05, 0.2, 0.25, 0.25, 0.2, 0.05];

/** Where values are drawn: straight, or in powers of ten where most are near one end and some far away. */
function scale(low, middle, high) {
  const skewed = Math.max(high - middle, middle - low) > 8 * Math.max(Math.min(high - middle, middle - low), (high - low) / 1e6);
  if (!skewed) return {to: value => value, ticks: [low, (low + high) / 2, high]};
  const unit = Math.max(Math.abs(middle), (high - low) / 100) / 3;
  const tens = [0];
  for (let ten = 1e-9; ten < 1e12; ten *= 10) if (ten > unit) tens.push(ten, -ten);
  return {to: value => Math.asinh(value / unit), ticks: tens.filter(tick => tick >= low && tick <= high).sort((one, other) => one - other)};
}

/** Shares of the values in even steps of the drawing. */
function histogram(quantiles, left, right, to) {
  const wide = (right - left) / BINS, bins = new Array(BINS).fill(0);
  SHARES.forEach((share, position) => {
    const from = Math.max(left, to(quantiles[position])), end = Math.min(right, Math.max(to(quantiles[position + 1]), from + wide));
    for (let bin = 0; bin < BINS && end > from; bin++) {
      const overlap = Math.min(end, left + (bin + 1) * wide) - Math.max(from, left + bin * wide);
      if (overlap > 0) bins[bin] += share * overlap / (end - from);
    }
  });
  return bins;
}

function numbers(reference, current) {
  const both = [reference, current].filter(quantiles => quantiles.length === 7);
  const low = Math.min(...both.map(quantiles => quantiles[1])), high = Math.max(...both.map(quantiles => quantiles[5]));
  const {to, ticks} = scale(low, both[0][3], high);
  const margin = (to(high) - to(low)) * 0.06 || Math.abs(to(low)) * 0.1 || 1;
  const left = to(low) - margin, right = to(high) + margin;
  const x = value => Math.min(WIDE, Math.max(0, (to(value) - left) / (right - left) * WIDE));
  const drawn = [[reference, 'reference'], [current, 'current']].filter(([quantiles]) => quantiles.length === 7)
    .map(([quantiles, of]) => ({of, bins: histogram(quantiles, left, right, to), median: quantiles[3]}));
  // square roots: a peak does not press the rest flat
  const top = Math.sqrt(Math.max(...drawn.flatMap(one => one.bins)));
  const y = share => HIGH - Math.sqrt(share) / top * (HIGH - 14);
  const outline = bins => `M0,${HIGH}` + bins.map((share, bin) => `L${(bin * WIDE / BINS).toFixed(1)},${y(share).toFixed(1)}L${((bin + 1) * WIDE / BINS).toFixed(1)},${y(share).toFixed(1)}`).join('') + `L${WIDE},${HIGH}Z`;
  const shown = ticks.length > 6 ? ticks.filter((tick, position) => (ticks.length - 1 - position) % 2 === 0) : ticks;
  return s('svg', {viewBox: `0 0 ${WIDE} ${HIGH + FOOT}`, class: 'distribution', role: 'img', 'aria-label': drawn.map(one => `${one.of}: median ${figure(one.median)}`).join(', ')},
    drawn.map(one => s('path', {class: one.of, d: outline(one.bins)})),
    drawn.map(one => s('line', {class: 'median ' + one.of, x1: x(one.median), x2: x(one.median), y1: 4, y2: HIGH})),
    s('line', {class: 'base', x1: 0, x2: WIDE, y1: HIGH, y2: HIGH}),
    shown.map(tick => s('text', {x: x(tick), y: HIGH + 16, 'text-anchor': x(tick) < 30 ? 'start' : x(tick) > WIDE - 30 ? 'end' : 'middle'}, figure(tick))));
}

function categories(reference, current) {
  const names = [...new Set([...Object.keys(reference), ...Object.keys(current)])]
    .sort((one, other) => Math.max(reference[other] ?? 0, current[other] ?? 0) - Math.max(reference[one] ?? 0, current[one] ?? 0)).slice(0, 8);
  const most = Math.max(...names.map(name => Math.max(reference[name] ?? 0, current[name] ?? 0)), 1e-9);
  const bar = (share, of) => h('span', {class: 'share ' + of, style: `width:${(share / most * 100).toFixed(1)}%`, title: `${of}: ${figure(share * 100)} %`});
  return h('div', {class: 'shares', role: 'img', 'aria-label': names.map(name => `${name}: ${figure((reference[name] ?? 0) * 100)} %, now ${figure((current[name] ?? 0) * 100)} %`).join('; ')},
    names.map(name => h('div', {class: 'share-row'}, h('span', {class: 'bar-name', title: name}, name || '(empty)'), h('span', {class: 'share-track'}, bar(reference[name] ?? 0, 'reference'), bar(current[name] ?? 0, 'current')),
      h('span', {class: 'number'}, `${figure((reference[name] ?? 0) * 100, 2)} → ${figure((current[name] ?? 0) * 100, 2)} %`))));
}

const values = sample => (sample?.quantiles ?? []).map(Number);

/** Two samples of the contract (DriftSample); the second may be missing. */
export function distribution(reference, current) {
  const [one, other] = [values(reference), values(current)];
  if (one.length || other.length) return numbers(one, other);
  const [shares, now] = [reference?.categories ?? {}, current?.categories ?? {}];
  return Object.keys(shares).length || Object.keys(now).length ? categories(shares, now) : h('p', {class: 'quiet'}, 'No values.');
}

export const legend = () => h('p', {class: 'legend'}, h('span', {class: 'swatch reference'}), 'reference', h('span', {class: 'swatch current'}), 'window');
