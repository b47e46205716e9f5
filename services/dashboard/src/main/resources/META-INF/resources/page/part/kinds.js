/** The newest shares of every kind side by side: where a framework is strong, and where it is not. */

import {element, drawn} from '../dom.js';
import {chosen, question, switches} from '../address.js';
import {count, day, percent} from '../format.js';
import {framework, hue, kindName} from '../names.js';
import {phrase, say, sentence} from '../words.js';
import {behind} from './link.js';

const FIRST = 7;
const CAVEATS = 3;

export const kinds = {
  id: 'kinds',
  asks: () => ({shares: chosen('from') || chosen('to')
    ? question('/api/v1/shares', ['source', 'kind', 'from', 'to', ...switches])
    : question('/api/v1/shares', ['source', 'kind', ...switches], {window: chosen('window', '90d')})}),
  draw({shares}) {
    const filled = shares.windows.filter(window => window.total > 0);
    return filled.length === 0 ? null : element('div', filled.map(window =>
      panel(window, shares.shares.filter(share => share.kind === window.kind))), {class: 'panels'});
  },
};

function panel(window, shares) {
  const most = Math.max(...shares.map(share => share.high));
  const id = 'kinds-' + window.kind;
  return element('article', [
    element('h3', kindName(window.kind), {id}),
    element('p', [
      phrase('kinds.basis', {total: count(window.total), all: count(window.all)}),
      window.from ? ` · ${say('from', {day: day(window.from)})}` : '',
      window.leftOut > 0 ? ` · ${say('leftout', {count: count(window.leftOut)})}` : '',
    ], {class: 'small'}),
    ...(window.caveats ?? []).slice(0, CAVEATS).map(each => element('p', sentence(each.words), {class: 'note'})),
    element('table', [
      element('thead', element('tr', [
        element('th', say('column.framework'), {scope: 'col'}),
        element('th', say('column.share'), {scope: 'col', class: 'number'}),
        element('th', say('column.events'), {scope: 'col', class: 'number'}),
      ]), {class: 'unseen'}),
      element('tbody', shares.slice(0, FIRST).map(share => row(share, most))),
    ], {'aria-labelledby': id, class: 'bars'}),
  ]);
}

function row(share, most) {
  const part = value => (100 * value / most).toFixed(2);
  return element('tr', [
    element('th', [framework(share.framework), drawn('svg', {
      class: 'bar ' + hue(share.framework), viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true',
    }, [
      drawn('rect', {class: 'track', width: 100, height: 6}),
      drawn('rect', {class: 'value', width: part(share.share), height: 6}),
      drawn('rect', {class: 'range', x: part(share.low), width: Math.max(0.6, part(share.high - share.low)), y: 2, height: 2}),
    ])], {scope: 'row'}),
    element('td', [element('b', percent(share.share)), element('span',
      `${percent(share.low)}–${percent(share.high)}`, {class: 'interval'})], {class: 'number'}),
    element('td', behind(share.link, count(share.events), {'data-key': `kinds-${share.kind}-${share.framework}`}), {class: 'number'}),
  ]);
}
