// Numbers, times and chances for people. Times are UTC, as everywhere in Millrace.

const GROUPED = new Intl.NumberFormat('en', {maximumFractionDigits: 2});
const SHORT = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1});
const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

export const whole = number => GROUPED.format(number);
export const short = number => SHORT.format(number);
export const rate = perSecond => perSecond === undefined ? '–' : (perSecond >= 10 || perSecond === 0 ? short(Math.round(perSecond)) : GROUPED.format(perSecond)) + '/s';

export function figure(number, digits = 3) {
  if (typeof number !== 'number' || !Number.isFinite(number)) return '–';
  if (Number.isInteger(number)) return GROUPED.format(number);
  if (Math.abs(number) < 1e-3) return number.toExponential(1);
  return Math.abs(number) >= 1000 ? GROUPED.format(Math.round(number)) : String(Number(number.toPrecision(digits)));
}

export function bytes(count) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  while (count >= 1024 && unit < units.length - 1) { count /= 1024; unit++; }
  return (unit === 0 ? count : count.toFixed(1)) + ' ' + units[unit];
}

export function time(millis) {
  if (millis === null || millis === undefined || millis < -8e15) return '–';
  return new Date(millis).toISOString().replace('T', ' ').replace(/\.\d+Z$/, '');
}

export const clock = millis => time(millis).slice(11, 16);

export function span(millis) {
  if (!Number.isFinite(millis)) return '–';
  if (millis < 1_000) return Math.round(millis) + ' ms';
  if (millis < MINUTE) return (millis / 1_000).toFixed(millis < 10_000 ? 1 : 0) + ' s';
  if (millis < HOUR) return Math.round(millis / MINUTE) + ' min';
  if (millis < DAY) return (millis / HOUR).toFixed(1) + ' h';
  return (millis / DAY).toFixed(1) + ' d';
}

/** A probability as odds: 1 in 10 million. */
export function chance(probability) {
  if (typeof probability !== 'number' || probability < 0) return 'unknown';
  if (probability === 0 || probability < 1e-15) return 'less than 1 in a million billion';
  const odds = 1 / probability;
  if (odds < 1.5) return 'nearly certain';
  for (const [size, word] of [[1e12, 'thousand billion'], [1e9, 'billion'], [1e6, 'million']]) {
    if (odds >= size) return `1 in ${GROUPED.format(Number((odds / size).toPrecision(2)))} ${word}`;
  }
  return `1 in ${GROUPED.format(Number(odds.toPrecision(2)))}`;
}

/** A value of a feature, whatever it is. */
export function value(any) {
  if (any === null || any === undefined) return '–';
  if (typeof any === 'number') return figure(any, 6);
  return typeof any === 'object' ? JSON.stringify(any) : String(any);
}
