/** The adoption index of the first ten, with interval, change and rank. */

import {element, drawn, unseen} from '../dom.js';
import {chosen, go, question, switches} from '../address.js';
import {count, decimal, percent, signed} from '../format.js';
import {framework, hue, nameOf, sourceName} from '../names.js';
import {phrase, say, sentence} from '../words.js';
import {behind} from './link.js';

const TRAILING = ['7d', '30d', '90d', '365d'];

export const ranking = {
  id: 'ranking',
  undated: true,
  asks: () => ({index: question('/api/v1/index', ['weights', 'window', 'source', 'kind', ...switches])}),
  tools: () => element('label', [unseen(say('ranking.window')), element('select', TRAILING.map(window =>
    element('option', say('window.' + window), {value: window, selected: window === chosen('window', '90d')})), {
    id: 'window', change: event => go({window: event.target.value === '90d' ? '' : event.target.value}),
  })]),
  draw({index}) {
    if (!index.ranking?.length) {
      return null;
    }
    const first = index.ranking.slice(0, 10);
    const most = Math.max(...first.map(each => each.high));
    return [
      element('table', [
        element('caption', say('ranking.caption'), {class: 'unseen'}),
        element('thead', element('tr', ['rank', 'framework', 'index', 'change'].map(name =>
          element('th', say('column.' + name), {scope: 'col', class: name === 'framework' ? null : 'number'})))),
        element('tbody', first.map(each => row(each, most, index.sensitivity?.find(one => one.framework === each.framework)))),
      ], {class: 'ranking'}),
      weights(index),
      ...(index.notes ?? []).map(note => element('p', sentence(note), {class: 'note'})),
    ];
  },
};

function row(each, most, range) {
  const parts = each.sources ?? [];
  return element('tr', [
    element('td', [String(each.rank), moved(each.change)], {class: 'number rank'}),
    element('th', [framework(each.framework), bar(each, most), element('details', [
      element('summary', [say('ranking.made'), unseen(' ' + nameOf(each.framework))], {'data-key': 'made-' + each.framework}),
      element('ul', [
        ...parts.map(part => element('li', [
          sourceName(part.source), ' ', percent(part.share), ' · ',
          behind(part.link, phrase('events.of', {events: count(part.events), total: count(part.total)})),
        ])),
        range && range.best !== range.worst ? element('li', say('ranking.range', {best: range.best, worst: range.worst})) : null,
      ]),
    ])], {scope: 'row'}),
    element('td', [element('b', decimal(each.index)), element('span',
      `${decimal(each.low)}–${decimal(each.high)}`, {class: 'interval'})], {class: 'number'}),
    element('td', change(each.change), {class: 'number'}),
  ]);
}

function bar(each, most) {
  const part = value => (100 * value / most).toFixed(2);
  return drawn('svg', {class: 'bar ' + hue(each.framework), viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'}, [
    drawn('rect', {class: 'track', width: 100, height: 8}),
    drawn('rect', {class: 'value', width: part(each.index), height: 8}),
    drawn('rect', {class: 'range', x: part(each.low), width: Math.max(0.6, part(each.high - each.low)), y: 3, height: 2}),
  ]);
}

function moved(change) {
  if (!change?.rank) {
    return null;
  }
  return element('span', [change.rank > 0 ? '▲' : '▼', String(Math.abs(change.rank)),
    unseen(say(change.rank > 0 ? 'ranking.gained' : 'ranking.lost'))], {class: 'moved ' + (change.rank > 0 ? 'up' : 'down')});
}

function change(change) {
  if (!change) {
    return element('span', '–', {class: 'interval'});
  }
  const way = change.index > 0.05 ? 'up' : change.index < -0.05 ? 'down' : 'same';
  return element('span', signed(change.index), {class: 'change ' + way});
}

function weights(index) {
  const used = (index.weights ?? []).filter(each => each.weight > 0 || each.used > 0);
  const inputs = (index.weights ?? []).map(each => element('label', [sourceName(each.source), element('input', '', {
    type: 'number', min: 0, max: 100, step: 5, value: Math.round(100 * each.weight), name: each.source, inputmode: 'numeric',
    'data-key': 'weight-' + each.source,
  })]));
  return element('details', [
    element('summary', phrase('ranking.weights', {
      list: used.map(each => `${sourceName(each.source)} ${percent(each.used, 0)}`).join(say('comma')),
    }), {'data-key': 'weights'}),
    element('form', [...inputs, element('button', say('apply'), {'data-key': 'weights-apply'}), element('button', say('reset'), {type: 'reset', 'data-key': 'weights-reset'})], {
      class: 'weights', reset: () => go({weights: ''}), submit: event => {
        event.preventDefault();
        event.target.querySelectorAll('input').forEach(input => input.defaultValue = input.value);
        const given = [...new FormData(event.target)].filter(([, value]) => +value > 0);
        go({weights: given.map(([source, value]) => `${source}:${(value / 100).toFixed(2)}`).join(',')});
      },
    }),
  ], {class: 'weighing'});
}
