/** Shares, or the index, over time: lines or areas, frameworks to choose, a stretch to look closer at. */

import {chosen, go, list, question, switches} from '../address.js';
import {figure, table} from '../chart/figure.js';
import {readable} from '../chart/reader.js';
import {timeline} from '../chart/timeline.js';
import {element, unseen} from '../dom.js';
import {count, decimal, percent, windowName} from '../format.js';
import {framework, kindName, nameOf} from '../names.js';
import {say, sentence} from '../words.js';
import {mistakes} from './forecast.js';
import {behind, open} from './link.js';
import {among, continued, ofIndex, ofShares, scaled, telling} from './series.js';

const KINDS = ['repository', 'code', 'paper', 'post', 'comment'];
const BY = ['year', 'quarter', 'month', 'week', 'day'];
const RANGE = ['from', 'to', ...switches];

/** A window of time that holds few enough windows: weeks and days need a range. */
function by() {
  const asked = chosen('by', 'quarter');
  return (asked === 'day' || asked === 'week') && !chosen('from') ? 'month' : asked;
}

function measure() {
  const asked = chosen('series', chosen('kind') || 'index');
  return KINDS.includes(asked) ? asked : 'index';
}

function isStacked() {
  return chosen('form') === 'stacked';
}

export const trend = {
  id: 'trend',
  extras: ['forecast', 'index', 'picked'],
  asks() {
    const kind = measure();
    if (kind === 'index') {
      const names = ['weights', 'source', 'kind', ...RANGE];
      return {
        index: question('/api/v1/index/history', names, {by: by()}),
        ...chosen('frameworks') ? {picked: question('/api/v1/index/history', ['frameworks', ...names], {by: by()})} : {},
      };
    }
    const forecast = ['month', 'quarter'].includes(by()) && !chosen('to') && !isStacked();
    return {
      shares: question('/api/v1/shares', RANGE, {by: by(), kind}),
      ...forecast ? {forecast: question('/api/v1/forecast', switches, {by: by(), kind})} : {},
    };
  },
  tools: answers => [
    choice('series', say('trend.series'), ['index', ...KINDS], measure(), name => name === 'index' ? say('index') : kindName(name)),
    choice('by', say('trend.by'), BY, by(), name => say('by.' + name)),
    choice('form', say('trend.form'), ['lines', 'stacked'], isStacked() ? 'stacked' : 'lines', name => say('form.' + name)),
    chosen('from') || chosen('to') ? element('button', say('trend.whole'), {type: 'button', 'data-key': 'whole', click: () => go({from: '', to: ''})}) : null,
  ],
  draw(answers) {
    const isIndex = measure() === 'index';
    if (isIndex && !answers.index) {
      go({series: 'repository'}, true);
      return [];
    }
    const all = isIndex ? ofIndex(answers.index, answers.picked) : ofShares(answers.shares, measure());
    if (all.series.length === 0) {
      return null;
    }
    const usual = telling(all.series);
    const wanted = list('frameworks');
    const picked = wanted.length > 0 ? wanted : usual;
    const base = {windows: all.windows, series: among(all.series, all.windows, picked)};
    const told = continued(base, isStacked() ? [] : answers.forecast?.forecasts ?? []);
    const series = isStacked() ? scaled(told.series) : told.series;
    texts(series, isIndex && !isStacked());
    const names = series.map(each => nameOf(each.framework)).join(say('comma'));
    const summary = say('trend.summary', {what: isIndex ? say('index') : kindName(measure()), by: say('by.' + by()), names});
    return [
      figure('trend', summary, width => drawing(width, told.windows, series, isIndex), () => numbers(summary, told.windows, series)),
      mistakes(isStacked() ? [] : answers.forecast?.error ?? [], measure(), series.map(each => each.framework)),
      chips(all.series, picked, usual),
      isStacked() ? element('p', say('trend.scaled'), {class: 'note'}) : null,
      ...(isIndex ? answers.index : answers.shares).notes?.map(note => element('p', sentence(note), {class: 'note'})) ?? [],
    ];
  },
};

function texts(series, isIndex) {
  const format = isIndex ? value => decimal(value) : value => percent(value);
  series.forEach(each => each.points.filter(Boolean).forEach(point => {
    point.text = format(point.value)
      + (point.low === undefined ? '' : ` (${format(point.low)}–${format(point.high)})`)
      + (point.events === undefined ? '' : ` · ${count(point.events)}`);
  }));
}

function drawing(width, windows, series, isIndex) {
  const plot = timeline(windows, series, {
    width, height: Math.round(Math.max(260, Math.min(580, width * 0.85))), stacked: isStacked(), labels: true,
    highest: isStacked() ? 1 : undefined, unit: isIndex ? 100 : 1,
    tick: isIndex && !isStacked() ? value => decimal(value, value % 1 ? 1 : 0) : value => percent(value, value * 100 % 1 > 1e-6 ? 1 : 0),
  });
  return readable('trend', plot, windows, series, open, (first, last) => go({from: first.from, to: last.to ?? ''}));
}

function numbers(caption, windows, series) {
  return table(caption, [
    {name: say('column.window'), cell: ({window}) => windowName(window.name) + (window.ahead ? ` (${say('forecast')})` : window.partial ? ` (${say('partial')})` : '') + (window.caveats ? ` (${say('doubtful')})` : '')},
    ...series.map(each => ({name: nameOf(each.framework), number: true, cell: ({index}) =>
      each.points[index] ? behind(each.points[index].link, each.points[index].text) : '–'})),
  ], windows.map((window, index) => ({window, index})).toReversed());
}

function choice(name, label, values, now, text) {
  return element('label', [unseen(label), element('select', values.map(value =>
    element('option', text(value), {value, selected: value === now})), {
    'data-key': 'choice-' + name, change: event => go({[name]: event.target.value}),
  })]);
}

/** Which frameworks are shown; those that have most come first. */
function chips(series, picked, usual) {
  const sum = each => each.points.reduce((all, point) => all + (point?.value ?? 0), 0);
  const all = series.toSorted((a, b) => sum(b) - sum(a)).slice(0, 24).map(each => each.framework);
  const toggle = id => {
    const now = picked.includes(id) ? picked.filter(each => each !== id) : [...picked, id];
    const same = now.length === usual.length && now.every(each => usual.includes(each));
    go({frameworks: same ? '' : now.join(',')});
  };
  return element('fieldset', [
    element('legend', say('trend.frameworks'), {class: 'unseen'}),
    ...all.map(id => element('button', framework(id), {
      type: 'button', class: 'chip', 'aria-pressed': String(picked.includes(id)), 'data-key': 'chip-' + id, click: () => toggle(id),
    })),
    list('frameworks').length > 0 ? element('button', say('reset'), {type: 'button', class: 'quiet', 'data-key': 'chip-reset', click: () => go({frameworks: ''})}) : null,
  ], {class: 'chips'});
}
