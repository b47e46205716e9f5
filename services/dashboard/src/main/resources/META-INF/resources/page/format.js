/** Numbers and dates as the reader's language writes them. */

import {language} from './words.js';

const made = new Map();

function format(key, make) {
  const name = language() + key;
  if (!made.has(name)) {
    made.set(name, make(language()));
  }
  return made.get(name);
}

export function count(number) {
  return format('count', tongue => new Intl.NumberFormat(tongue)).format(number);
}

/** A large number in few signs. */
export function brief(number) {
  return format('brief', tongue => new Intl.NumberFormat(tongue, {notation: 'compact', maximumFractionDigits: 1})).format(number);
}

export function percent(part, digits = 1) {
  return format('percent' + digits, tongue => new Intl.NumberFormat(tongue,
    {style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits})).format(part);
}

export function decimal(number, digits = 1) {
  return format('decimal' + digits, tongue => new Intl.NumberFormat(tongue,
    {minimumFractionDigits: digits, maximumFractionDigits: digits})).format(number);
}

/** With its sign, a real minus, and no sign where it rounds to nothing. */
export function signed(number, digits = 1) {
  return format('signed' + digits, tongue => new Intl.NumberFormat(tongue,
    {minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero'})).format(number)
    .replace('-', '−');
}

/** A day, or an instant's day, in UTC. */
export function day(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? '' : format('day', tongue =>
    new Intl.DateTimeFormat(tongue, {dateStyle: 'medium', timeZone: 'UTC'})).format(date);
}

/** An instant, in UTC. */
export function time(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? '' : format('time', tongue =>
    new Intl.DateTimeFormat(tongue, {dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC'})).format(date) + ' UTC';
}

/** How long something is, in its largest unit. */
export function length(seconds) {
  const [unit, size] = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]]
    .find(([, each]) => seconds >= each) ?? ['second', 1];
  return format('length' + unit, tongue => new Intl.NumberFormat(tongue, {style: 'unit', unit, unitDisplay: 'long'}))
    .format(Math.round(seconds / size));
}

/** A name of a window as the API gives it: 2026, 2026-Q3, 2026-11, 2026-W47 and days. */
export function windowName(name) {
  const month = /^(\d{4})-(\d{2})$/.exec(name);
  if (month) {
    return format('month', tongue => new Intl.DateTimeFormat(tongue, {year: 'numeric', month: 'short', timeZone: 'UTC'}))
      .format(Date.UTC(+month[1], +month[2] - 1, 1));
  }
  const quarter = /^(\d{4})-(Q\d|W\d\d)$/.exec(name);
  return quarter ? `${quarter[1]} ${quarter[2]}` : /^\d{4}-\d{2}-\d{2}$/.test(name) ? day(name) : name;
}
