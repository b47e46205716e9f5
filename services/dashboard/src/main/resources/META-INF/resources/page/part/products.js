/** Which products around the frameworks are used, axis by axis of the comparison. */

import {question, switches, chosen} from '../address.js';
import {drawn, element} from '../dom.js';
import {count, percent} from '../format.js';
import {framework, hue, kindName, wordOf} from '../names.js';
import {foreign} from '../text.js';
import {say} from '../words.js';
import {behind} from './link.js';

const MOST = 10;

export const products = {
  id: 'products',
  needs: '/api/v1/products',
  asks: () => ({products: chosen('from') || chosen('to')
    ? question('/api/v1/products', ['source', 'kind', 'from', 'to', ...switches])
    : question('/api/v1/products', ['source', 'kind', ...switches], {window: chosen('window', '365d')})}),
  draw({products}) {
    const axes = Map.groupBy(products.products ?? [], each => each.axis);
    return axes.size === 0 ? null : element('div', [...axes].map(([axis, all]) => panel(axis, all)), {class: 'panels'});
  },
};

function panel(axis, all) {
  const id = 'products-' + axis;
  const most = Math.max(...all.map(each => each.events));
  return element('article', [
    element('h3', wordOf('axis', axis), {id}),
    element('table', [
      element('thead', element('tr', ['product', 'framework', 'events'].map(name =>
        element('th', say('column.' + name), {scope: 'col', class: name === 'events' ? 'number' : null})))),
      element('tbody', all.toSorted((a, b) => b.events - a.events).slice(0, MOST).map(each => row(each, most))),
    ], {'aria-labelledby': id, class: 'bars'}),
  ]);
}

function row(each, most) {
  return element('tr', [
    element('th', [foreign(each.name, 60), element('span', kindName(each.kind), {class: 'interval'}),
      drawn('svg', {class: 'bar ' + hue(each.frameworks[0] ?? each.product), viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true'}, [
        drawn('rect', {class: 'track', width: 100, height: 6}),
        drawn('rect', {class: 'value', width: (100 * each.events / most).toFixed(2), height: 6}),
      ])], {scope: 'row'}),
    element('td', each.frameworks.length > 0 ? each.frameworks.map(id => [framework(id), ' ']) : '–'),
    element('td', [behind(each.link, count(each.events)), element('span', percent(each.share), {class: 'interval'})], {class: 'number'}),
  ]);
}
