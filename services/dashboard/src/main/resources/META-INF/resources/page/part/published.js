/** The adoption index as it was published on a day, beside what is known of that day now; what differs is a correction. */

import {chosen, go, question} from '../address.js';
import {element, unseen} from '../dom.js';
import {day, decimal, signed, time} from '../format.js';
import {framework} from '../names.js';
import {foreign} from '../text.js';
import {say} from '../words.js';
import {behind} from './link.js';

const MOST = 10;

export const published = {
  id: 'published',
  needs: '/api/v1/published',
  asks: () => ({published: question('/api/v1/published', ['on']), editions: '/api/v1/editions'}),
  tools: answers => answers ? days(answers) : [],
  draw({published, editions}) {
    const {edition, now, corrections} = published;
    if (!edition) {
      return editions.editions.length === 0 && !chosen('on') ? null
        : [element('p', say('published.none', {day: day(published.on)}), {class: 'nothing'})];
    }
    const corrected = new Map(corrections.map(each => [each.framework, each]));
    const then = edition.index.ranking ?? [];
    const all = [...new Set([...then, ...now.ranking].map(each => each.framework))];
    const rows = all.map(id => ({id, then: then.find(each => each.framework === id), now: now.ranking.find(each => each.framework === id)}))
      .sort((a, b) => (b.now?.index ?? 0) - (a.now?.index ?? 0)).filter((row, index) => index < MOST || corrected.has(row.id));
    return [
      element('p', [
        say('published.when', {day: day(edition.day), time: time(edition.published)}), ' ',
        corrected.size === 0 ? say('published.same') : element('b', say('published.corrected', {count: corrected.size})), ' ',
        edition.taxonomy === now.taxonomy ? null : [say('published.taxonomies'), ' ', foreign(edition.taxonomy, 40), ' → ', foreign(now.taxonomy, 40), '. '],
        behind('/api/v1/published?on=' + edition.day, say('published.query')),
      ], {class: 'small'}),
      element('table', [
        element('caption', say('published.caption', {day: day(edition.day)}), {class: 'unseen'}),
        element('thead', element('tr', ['framework', 'published-then', 'known-now', 'difference'].map(name =>
          element('th', say('column.' + name), {scope: 'col', class: name === 'framework' ? null : 'number'})))),
        element('tbody', rows.map(row => line(row, corrected.get(row.id)))),
      ], {class: 'editions stacks'}),
    ];
  },
};

function line({id, then, now}, correction) {
  return element('tr', [
    element('th', framework(id), {scope: 'row'}),
    value('published-then', then), value('known-now', now),
    element('td', correction ? [
      element('b', signed(correction.now - correction.then, 2), {class: 'change ' + (correction.now > correction.then ? 'up' : 'down')}),
      element('span', say('published.mark'), {class: 'mark-correction'}),
    ] : say('published.unchanged'), {'data-name': say('column.difference'), class: 'number'}),
  ], {class: correction ? 'corrected' : null});
}

function value(column, ranked) {
  return element('td', ranked ? [
    element('b', decimal(ranked.index, 2)), element('span', `${decimal(ranked.low)}–${decimal(ranked.high)}`, {class: 'interval'}),
  ] : '–', {'data-name': say('column.' + column), class: 'number'});
}

/** The days of which there is an edition, to choose from. */
function days({published, editions}) {
  const all = editions.editions.map(each => each.day);
  const shown = all.includes(published.on) ? all : [published.on, ...all];
  return all.length === 0 ? [] : element('label', [unseen(say('published.day')), element('select', shown.map(each =>
    element('option', day(each), {value: each, selected: each === published.on})), {
    'data-key': 'choice-on', change: event => go({on: event.target.value === all[0] ? '' : event.target.value}),
  })]);
}
