/** Who gains and who loses: share and its slope, kind by kind. */

import {figure, table} from '../chart/figure.js';
import {momentumMap} from '../chart/momentum.js';
import {question, switches} from '../address.js';
import {element} from '../dom.js';
import {percent, signed} from '../format.js';
import {framework, kindName, kindWord} from '../names.js';
import {say} from '../words.js';
import {behind, open} from './link.js';

const MOST = 9;

export const momentum = {
  id: 'momentum',
  needs: '/api/v1/momentum',
  asks: () => ({momentum: question('/api/v1/momentum', ['source', 'kind', 'from', 'to', ...switches])}),
  draw({momentum}) {
    const kinds = Map.groupBy(momentum.frameworks, each => each.kind);
    const panels = [...kinds].map(([kind, all]) => panel(kind, all)).filter(Boolean);
    return panels.length === 0 ? null : element('div', panels, {class: 'panels wide'});
  },
};

function panel(kind, all) {
  const points = all.filter(each => each.share >= 0.003).sort((a, b) => b.share - a.share).slice(0, MOST);
  if (points.length === 0) {
    return null;
  }
  const summary = say('momentum.summary', {kind: kindWord(kind), count: points.length});
  return element('article', [
    element('h3', kindName(kind)),
    figure('momentum-' + kind, summary, width => momentumMap(points, width, open), () => table(summary, [
      {name: say('column.framework'), cell: each => framework(each.framework)},
      {name: say('column.share'), number: true, cell: each => percent(each.share)},
      {name: say('column.slope'), number: true, cell: each => behind(each.link, `${signed(each.slope, 3)} (${signed(each.low, 3)} … ${signed(each.high, 3)})`)},
      {name: say('column.course'), cell: each => say(each.low > 0 ? 'gains' : each.high < 0 ? 'loses' : 'unsure')},
    ], points)),
  ]);
}
