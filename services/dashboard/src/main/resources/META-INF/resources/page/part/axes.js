/** The axes of the comparison: where each framework stands in research, models, deployment, ecosystem and community. */

import {chosen, question, switches} from '../address.js';
import {drawn, element, unseen} from '../dom.js';
import {count, percent} from '../format.js';
import {framework, hue, kindName, kindWord, wordOf} from '../names.js';
import {phrase, say} from '../words.js';
import {behind} from './link.js';

const AXES = ['research', 'model-availability', 'deployment', 'ecosystem', 'community'];
const KINDS = {research: ['paper', 'code'], community: ['post', 'comment']};
const COLUMNS = 3;
const ROWS = 6;

export const axes = {
  id: 'axes',
  needs: '/api/v1/products',
  extras: ['models'],
  asks() {
    const days = chosen('from') || chosen('to') ? {} : {window: chosen('window', '365d')};
    const names = ['source', 'kind', 'from', 'to', ...switches];
    return {
      shares: question('/api/v1/shares', names, days),
      products: question('/api/v1/products', names, days),
      models: question('/api/v1/models', []),
    };
  },
  draw({shares, products, models}) {
    const panels = AXES.map(axis => panel(axis, columns(axis, shares, products, models?.libraries ?? []))).filter(Boolean);
    return panels.length === 0 ? null : element('div', panels, {class: 'panels wide'});
  },
};

/** What an axis is measured by: a column each, with a figure for each framework; those of the most events first. */
function columns(axis, {shares}, products, libraries) {
  const kinds = KINDS[axis] ?? [];
  const all = [
    ...ofKinds(shares.filter(each => kinds.includes(each.kind)), kindName),
    ...ofKinds(products.axes.filter(each => each.axis === axis), kind => say('axes.products', {kind: kindWord(kind)})),
  ].sort((a, b) => b.figures[0].total - a.figures[0].total);
  return [...axis === 'model-availability' ? ofModels(libraries) : [], ...all].slice(0, COLUMNS);
}

function ofKinds(figures, name) {
  return [...Map.groupBy(figures, each => each.kind)].map(([kind, its]) => ({name: name(kind), figures: its}));
}

/** The newest day's models for one framework alone. */
function ofModels(libraries) {
  const last = libraries.filter(each => each.day === libraries[0].day && each.share !== undefined);
  const total = last.reduce((sum, each) => sum + each.exclusive, 0);
  return total === 0 ? [] : [{
    name: say('axes.models'),
    figures: last.map(each => ({...each, events: each.exclusive, total})),
  }];
}

function panel(axis, columns) {
  if (columns.length === 0) {
    return null;
  }
  const id = 'axes-' + axis;
  const share = (column, of) => column.figures.find(each => each.framework === of)?.share ?? 0;
  const rows = [...new Set(columns.flatMap(column => column.figures.map(each => each.framework)))]
    .map(of => ({of, size: columns.reduce((sum, column) => sum + share(column, of), 0)}))
    .sort((a, b) => b.size - a.size).slice(0, ROWS);
  return element('article', [
    element('h3', wordOf('axis', axis), {id}),
    element('table', [
      element('thead', element('tr', [
        element('th', unseen(say('column.framework')), {scope: 'col'}),
        ...columns.map(column => element('th', column.name, {scope: 'col', class: 'number'})),
      ])),
      element('tbody', rows.map(({of}) => element('tr', [
        element('th', framework(of), {scope: 'row'}),
        ...columns.map(column => cell(column.figures.find(each => each.framework === of))),
      ]))),
    ], {'aria-labelledby': id, class: 'axis'}),
  ]);
}

function cell(figure) {
  return figure === undefined ? element('td', '–', {class: 'number'}) : element('td', [
    behind(figure.link, percent(figure.share)),
    element('span', phrase('of', {events: count(figure.events), total: count(figure.total)}), {class: 'interval'}),
    drawn('svg', {class: 'bar ' + hue(figure.framework), viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true'}, [
      drawn('rect', {class: 'track', width: 100, height: 6}),
      drawn('rect', {class: 'value', width: (100 * figure.share).toFixed(2), height: 6}),
    ]),
  ], {class: 'number'});
}
