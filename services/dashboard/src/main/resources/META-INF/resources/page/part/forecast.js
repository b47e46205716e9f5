/** The shares of the next windows, with a band, the error of the past, and what is refused. */

import {figure, table} from '../chart/figure.js';
import {timeline} from '../chart/timeline.js';
import {readable} from '../chart/reader.js';
import {chosen, question, switches} from '../address.js';
import {element} from '../dom.js';
import {count, percent, windowName} from '../format.js';
import {framework, kindName, kindWord, nameOf} from '../names.js';
import {phrase, say, sentence} from '../words.js';
import {behind, open} from './link.js';
import {among, continued, ofShares} from './series.js';

const MOST = 4;
const SCOPE = ['source', 'kind', ...switches];

function monthsAgo(months) {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString().slice(0, 10);
}

export const forecast = {
  id: 'forecast',
  undated: true,
  needs: '/api/v1/forecast',
  asks: () => ({
    forecast: question('/api/v1/forecast', SCOPE, {by: 'month', ahead: 4}),
    shares: question('/api/v1/shares', SCOPE, {by: 'month', from: monthsAgo(18)}),
  }),
  draw({forecast, shares}) {
    const kinds = [...new Set(forecast.forecasts.map(each => each.kind))];
    const refused = refusals(forecast.refused ?? []);
    if (kinds.length === 0) {
      return refused.length > 0 ? refused : null;
    }
    return [element('div', kinds.map(kind => panel(kind, forecast, shares)), {class: 'panels wide'}), refused];
  },
};

function panel(kind, forecast, shares) {
  const own = forecast.forecasts.filter(each => each.kind === kind);
  const all = ofShares(shares, kind);
  const last = own.filter(each => each.ahead === Math.max(...own.map(one => one.ahead)));
  const wanted = chosen('frameworks').split(',').filter(Boolean);
  const first = last.toSorted((a, b) => b.share - a.share).map(each => each.framework)
    .filter(id => wanted.length === 0 || wanted.includes(id)).slice(0, MOST);
  const base = {windows: all.windows, series: among(all.series, all.windows, first)};
  const told = continued(base, own);
  told.series.forEach(each => each.points.filter(Boolean).forEach(point => {
    point.text = percent(point.value) + (point.low === undefined ? '' : ` (${percent(point.low)}–${percent(point.high)})`);
  }));
  const summary = say('forecast.summary', {kind: kindWord(kind), names: first.map(nameOf).join(say('comma'))});
  return element('article', [
    element('h3', kindName(kind)),
    figure('forecast-' + kind, summary, width => readable('forecast-' + kind, timeline(told.windows, told.series, {
      width, height: 230, labels: true, unit: 1, tick: value => percent(value, 0),
    }), told.windows, told.series, open), () => numbers(summary, own, forecast.error ?? [], kind)),
    mistakes(forecast.error ?? [], kind, first),
  ]);
}

function numbers(caption, own, errors, kind) {
  const error = each => errors.find(one => one.kind === kind && one.framework === each.framework && one.ahead === each.ahead);
  return table(caption, [
    {name: say('column.framework'), cell: each => framework(each.framework)},
    {name: say('column.window'), cell: each => windowName(each.window)},
    {name: say('column.share'), number: true, cell: each => behind(each.link, `${percent(each.share)} (${percent(each.low)}–${percent(each.high)})`)},
    {name: say('column.error'), number: true, cell: each => error(each) ? percent(error(each).meanAbsolute) : '–'},
    {name: say('column.held'), number: true, cell: each => error(each) ? percent(error(each).coverage, 0) : '–'},
  ], own);
}

/** Beside the forecasts that are drawn: how wrong the same rule was, so far ahead, in the past. */
export function mistakes(errors, kind, frameworks) {
  const own = errors.filter(each => each.kind === kind && frameworks.includes(each.framework));
  const farthest = Math.max(...own.map(each => each.ahead));
  const last = own.filter(each => each.ahead === farthest).sort((a, b) => frameworks.indexOf(a.framework) - frameworks.indexOf(b.framework));
  return last.length === 0 ? null : element('div', [
    element('p', say('forecast.error', {ahead: farthest}), {class: 'small'}),
    element('ul', last.map(each => element('li', [framework(each.framework), ' ', element('span', phrase('forecast.off', {
      error: element('b', percent(each.meanAbsolute)), unchanged: percent(each.unchanged), held: percent(each.coverage, 0), windows: count(each.windows),
    }), {class: 'small'})])), {class: 'misses'}),
  ]);
}

function refusals(refused) {
  if (refused.length === 0) {
    return [];
  }
  return [element('details', [
    element('summary', say('forecast.refused', {count: refused.length}), {'data-key': 'refused'}),
    element('ul', refused.map(each => element('li', [
      kindName(each.kind), each.framework ? [' · ', framework(each.framework)] : null, ': ', sentence(each.reason),
    ]))),
  ])];
}
