/** Which frameworks are used together, and how concentrated the use is. */

import {table} from '../chart/figure.js';
import {question, switches} from '../address.js';
import {drawn, element} from '../dom.js';
import {count, decimal, percent, windowName} from '../format.js';
import {framework, kindName} from '../names.js';
import {phrase, say} from '../words.js';
import {linear, path} from '../chart/scale.js';
import {behind} from './link.js';

const SCOPE = ['source', 'kind', 'from', 'to', ...switches];
const MOST = 10;

export const together = {
  id: 'together',
  needs: '/api/v1/co-use',
  extras: ['uses', 'held'],
  asks: () => ({uses: question('/api/v1/co-use', SCOPE), held: question('/api/v1/concentration', SCOPE, {by: 'year'})}),
  draw({uses, held}) {
    const pairs = (uses?.pairs ?? []).toSorted((a, b) => b.events - a.events).slice(0, MOST);
    const kinds = Map.groupBy(held?.windows ?? [], each => each.kind);
    if (pairs.length === 0 && kinds.size === 0) {
      return null;
    }
    return element('div', [
      pairs.length > 0 ? element('article', [element('h3', say('together.pairs')), pairTable(pairs)]) : null,
      kinds.size > 0 ? element('article', [element('h3', say('together.held')),
        element('p', say('together.held.about'), {class: 'small'}),
        element('ul', [...kinds].map(([kind, windows]) => spread(kind, windows)), {class: 'spreads'})]) : null,
    ], {class: 'panels wide'});
  },
};

function pairTable(pairs) {
  return table(say('together.caption'), [
    {name: say('column.pair'), cell: pair => [framework(pair.a), ' + ', framework(pair.b), element('span', kindName(pair.kind), {class: 'interval'})]},
    {name: say('column.events'), number: true, cell: pair => behind(pair.link, count(pair.events))},
    {name: say('column.jaccard'), number: true, cell: pair => percent(pair.jaccard)},
    {name: say('column.lift'), number: true, cell: pair => decimal(pair.lift)},
  ], pairs);
}

/** How many frameworks of equal size the use of a kind is worth, year by year. */
function spread(kind, windows) {
  const whole = windows.filter(window => !window.partial && window.uses >= 10);
  const last = whole.at(-1) ?? windows.at(-1);
  const x = linear([0, Math.max(1, whole.length - 1)], [3, 157]);
  const y = linear([0, Math.max(4, ...whole.map(each => each.effective))], [37, 3]);
  return element('li', [
    element('span', kindName(kind), {class: 'what'}),
    drawn('svg', {class: 'spark', viewBox: '0 0 160 40', width: 160, height: 40, 'aria-hidden': 'true'}, [
      drawn('line', {x1: 0, x2: 160, y1: y(1), y2: y(1), class: 'base'}),
      drawn('path', {d: path(whole.map((each, index) => [x(index), y(each.effective)])), class: 'line'}),
    ]),
    element('span', phrase('together.effective', {
      count: element('b', decimal(last.effective)), when: behind(last.link, windowName(last.window)), leader: framework(last.leader),
    })),
  ]);
}
