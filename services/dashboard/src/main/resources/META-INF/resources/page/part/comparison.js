/** What an article of 2022 claimed, and what is measured today. */

import {question, switches} from '../address.js';
import {figure, table} from '../chart/figure.js';
import {readable} from '../chart/reader.js';
import {timeline} from '../chart/timeline.js';
import {element} from '../dom.js';
import {brief, count, percent, windowName} from '../format.js';
import {wordOf} from '../names.js';
import {foreign} from '../text.js';
import {phrase, say, told} from '../words.js';
import {behind, open} from './link.js';

export const comparison = {
  id: 'comparison',
  undated: true,
  needs: '/api/v1/comparison',
  asks: () => ({comparison: question('/api/v1/comparison', switches)}),
  draw({comparison}) {
    const claims = comparison.claims ?? [];
    return claims.length === 0 ? null : element('ol', claims.map(claim), {class: 'claims'});
  },
};

function claim(each) {
  const {then, now} = each;
  const value = valueOf(then.unit);
  return element('li', [
    element('p', [element('span', wordOf('verdict', each.verdict), {class: 'verdict ' + String(each.verdict).replace(/[^a-z-]/g, '')})]),
    element('h3', told('claim.' + each.id, {}, foreign(each.claim, 500))),
    element('dl', [
      element('div', [element('dt', say('comparison.then')), element('dd', [
        element('b', then.unit === 'more-than' ? say('comparison.more', {figure: value(then.figure)}) : value(then.figure)),
        element('span', told('source.' + each.id, {}, foreign(then.source, 300)), {class: 'interval'}),
      ])]),
      element('div', [element('dt', now ? say('comparison.in', {window: windowName(now.window)}) : say('comparison.now')), element('dd', now ? [
        behind(now.link, element('b', value(now.figure))),
        then.unit === 'events' ? null : [
          element('span', `${value(now.low)}–${value(now.high)}`, {class: 'interval'}),
          behind(each.query, phrase('of', {events: count(now.events), total: count(now.total)}), {class: 'behind interval'}),
        ],
      ] : '–')]),
    ]),
    each.series.length > 1 ? drawing(each, value) : null,
    element('p', [reason(each, value), ' ', behind(each.query, say('comparison.query'))], {class: 'small'}),
  ]);
}

function valueOf(unit) {
  return unit === 'events' ? count : number => percent(number);
}

/** Why the verdict is so. */
function reason({because, reason, now, then}, value) {
  return told('because.' + because, now ? {
    window: windowName(now.window), figure: value(now.figure),
    parts: then.unit === 'events' ? '' : say('comparison.parts', {events: count(now.events), total: count(now.total)}),
  } : {}, foreign(reason, 500));
}

/** The same figure over time, and the claim as a line across. */
function drawing(each, value) {
  const {then} = each;
  const label = told('claim.' + each.id, {}, foreign(each.claim, 80));
  const windows = each.series.map(point => ({name: point.window, partial: point.partial}));
  const points = each.series.map(point => ({
    value: point.figure, low: point.low, high: point.high, link: point.link,
    text: then.unit === 'events' ? value(point.figure) : `${value(point.figure)} (${value(point.low)}–${value(point.high)})`,
  }));
  const series = [{framework: each.framework ?? 'events', label: each.framework ? undefined : say('counters.events'), points}];
  const highest = Math.max(then.figure, ...each.series.map(point => point.figure));
  const summary = say('comparison.summary', {claim: label.textContent ?? label, count: points.length});
  return figure('claim-' + each.id, summary, width => readable('claim-' + each.id, timeline(windows, series, {
    width, height: 130, unit: highest, highest, claimed: then.figure,
    tick: number => then.unit === 'events' ? brief(number) : percent(number, 0),
  }), windows, series, open), () => table(summary, [
    {name: say('column.window'), cell: ({window}) => windowName(window.name) + (window.partial ? ` (${say('partial')})` : '')},
    {name: say('column.figure'), number: true, cell: ({point}) => behind(point.link, point.text)},
  ], windows.map((window, index) => ({window, point: points[index]})).toReversed()));
}
