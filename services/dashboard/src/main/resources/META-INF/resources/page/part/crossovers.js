/** When one framework passed another. */

import {question, switches} from '../address.js';
import {element} from '../dom.js';
import {percent, windowName} from '../format.js';
import {framework, kindWord} from '../names.js';
import {phrase} from '../words.js';
import {behind} from './link.js';

const MOST = 24;

export const crossovers = {
  id: 'crossovers',
  needs: '/api/v1/crossovers',
  asks: () => ({crossovers: question('/api/v1/crossovers', ['source', 'kind', 'from', 'to', ...switches])}),
  draw({crossovers}) {
    const large = crossovers.crossovers.filter(each => each.leaderShare >= 0.03).slice(0, MOST);
    return large.length === 0 ? null : element('ol', large.map(each => element('li', [
      element('span', behind(each.link, windowName(each.window), {'data-key': `${each.kind}-${each.window}-${each.leader}-${each.passed}`}), {class: 'when'}),
      element('span', phrase('crossovers.one', {
        leader: framework(each.leader), passed: framework(each.passed), kind: kindWord(each.kind),
        share: percent(each.leaderShare), other: percent(each.passedShare),
      }), {class: 'what'}),
    ])), {class: 'moments'});
  },
};
