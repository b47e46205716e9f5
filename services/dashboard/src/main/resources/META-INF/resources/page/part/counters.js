/** How much is counted, kind by kind, and what was counted last; both move by themselves. */

import {element, replace} from '../dom.js';
import {question} from '../address.js';
import {brief, count, time} from '../format.js';
import {framework, headOf, kindName} from '../names.js';
import {say} from '../words.js';
import {follow} from './link.js';

const COUNTED = ['repository', 'code', 'paper', 'post', 'comment'];
const LISTED = 5;
const STILL = window.matchMedia('(prefers-reduced-motion: reduce)');
const pushed = [];
let before = new Map();
let fresh = new Set();

/** Takes an event that was indexed just now; it stands among the latest from the next look on. */
export function news(event) {
  if (typeof event?.id === 'string' && !pushed.some(each => each.id === event.id) && COUNTED.includes(event.kind)) {
    pushed.unshift({...event, tags: (event.frameworks ?? []).map(framework => ({framework}))});
    pushed.length = Math.min(pushed.length, LISTED);
    fresh.add(event.id);
  }
}

/** Forgets what came before a break, since something later may have been missed. */
export function forget() {
  pushed.length = 0;
}

export const counters = {
  id: 'counters',
  extras: ['events'],
  beside: () => pushed,
  asks: () => ({shares: question('/api/v1/shares', []), events: question('/api/v1/events', [], {
    kind: COUNTED.join(','), role: 'is,uses,moves-to', limit: LISTED,
  })}),
  draw({shares, events}) {
    const sums = new Map();
    shares.windows.forEach(window => sums.set(window.kind, (sums.get(window.kind) ?? 0) + window.all));
    const all = [...sums.values()].reduce((sum, each) => sum + each, 0);
    const shown = [
      element('p', [number('all', all), ' ', element('span', say('counters.events'))], {class: 'grand'}),
      element('dl', [...sums].map(([kind, value]) => element('div', [
        element('dt', kindName(kind)), element('dd', number(kind, value)),
      ])), {class: 'kinds'}),
      latest([...pushed, ...(events?.events ?? []).filter(event => !pushed.some(each => each.id === event.id))].slice(0, LISTED)),
    ];
    before = new Map([...sums, ['all', all]]);
    return all === 0 ? null : shown;
  },
};

/** A number that is marked for a moment where it has grown. */
function number(key, value) {
  const was = before.get(key);
  const grown = was !== undefined && value > was && !STILL.matches;
  return element('b', count(value), {class: grown ? 'counter grown' : 'counter', 'data-count': key, title: brief(value)});
}

function latest(events) {
  return element('div', [
    element('h3', say('counters.latest')),
    element('ol', events.map(event => element('li', [
      follow({event: event.id}, headOf(event, 90), {'data-key': 'latest-' + event.id}),
      element('span', [
        [...new Set((event.tags ?? []).map(tag => tag.framework).filter(Boolean))].slice(0, 3).map(framework),
        element('span', `${kindName(event.kind)} · ${time(event.occurredAt)}`, {class: 'when'}),
      ], {class: 'of'}),
    ], {class: fresh.delete(event.id) ? 'fresh' : null}))),
  ], {class: 'latest'});
}

/** Says whether the figures move: a dot and a word. */
export function pulse() {
  const word = element('span', say('live.begin'));
  const node = element('p', [element('span', '', {class: 'dot', 'aria-hidden': 'true'}), word], {class: 'pulse', role: 'status'});
  return {node, tell(state) {
    if (node.dataset.state !== state) {
      node.dataset.state = state;
      replace(word, [say('live.' + state)]);
    }
  }};
}
