/** What an article of 2022 claimed, and what is measured today. */

import {question} from '../address.js';
import {element} from '../dom.js';
import {count, decimal, percent} from '../format.js';
import {wordOf} from '../names.js';
import {foreign, outward} from '../text.js';
import {say} from '../words.js';
import {behind} from './link.js';

export const comparison = {
  id: 'comparison',
  needs: '/api/v1/comparison',
  asks: () => ({comparison: question('/api/v1/comparison', [])}),
  draw({comparison}) {
    const claims = comparison.claims ?? [];
    return claims.length === 0 ? null : element('ol', claims.map(claim), {class: 'claims'});
  },
};

function claim(each) {
  return element('li', [
    element('p', [element('span', wordOf('verdict', each.verdict), {class: 'verdict ' + String(each.verdict).replace(/[^a-z-]/g, '')})]),
    element('h3', element('span', foreign(each.claim, 500), {lang: 'en'})),
    element('dl', [
      element('div', [element('dt', say('comparison.then')), element('dd', [
        figureOf(each.then), each.then?.source ? [' · ', outward(each.then.source, say('comparison.source'))] : null])]),
      element('div', [element('dt', say('comparison.now')), element('dd', [
        behind(each.now?.query ?? each.now?.link, figureOf(each.now)),
        each.now?.low === undefined ? null : element('span', `${value(each.now.low)}–${value(each.now.high)}`, {class: 'interval'}),
        each.now?.numerator === undefined ? null : element('span', `${count(each.now.numerator)} / ${count(each.now.denominator)}`, {class: 'interval'}),
      ])]),
    ]),
    each.reason ? element('p', element('span', foreign(each.reason, 500), {lang: 'en'}), {class: 'small'}) : null,
  ]);
}

function value(figure) {
  return typeof figure !== 'number' ? foreign(figure ?? '–', 120) : figure <= 1 ? percent(figure) : decimal(figure, figure % 1 ? 1 : 0);
}

function figureOf(part) {
  return element('b', part?.figure === undefined || part?.figure === null ? '–' : value(part.figure));
}
