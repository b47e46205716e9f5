/** Who moves from which framework to which. */

import {figure, table} from '../chart/figure.js';
import {sankey} from '../chart/sankey.js';
import {question, switches} from '../address.js';
import {count, percent} from '../format.js';
import {framework, kindName} from '../names.js';
import {say} from '../words.js';
import {behind, open} from './link.js';

const MOST = 16;

export const flows = {
  id: 'flows',
  needs: '/api/v1/flows',
  asks: () => ({flows: question('/api/v1/flows', ['source', 'kind', 'from', 'to', ...switches])}),
  draw({flows}) {
    const all = flows.flows.filter(flow => flow.from !== flow.to);
    if (all.length === 0) {
      return null;
    }
    const pairs = [...Map.groupBy(all, flow => `${flow.from}/${flow.to}`).values()].map(same => ({
      from: same[0].from, to: same[0].to, link: joined(same), events: same.reduce((sum, flow) => sum + flow.events, 0),
    })).sort((a, b) => b.events - a.events).slice(0, MOST);
    const summary = say('flows.summary', {count: count(pairs.reduce((sum, flow) => sum + flow.events, 0))});
    return figure('flows', summary, width => sankey(pairs, width, open), () => table(summary, [
      {name: say('column.from'), cell: flow => framework(flow.from)},
      {name: say('column.to'), cell: flow => framework(flow.to)},
      {name: say('column.kind'), cell: flow => kindName(flow.kind)},
      {name: say('column.events'), number: true, cell: flow => behind(flow.link, count(flow.events))},
      {name: say('column.share'), number: true, cell: flow => `${percent(flow.share)} (${percent(flow.low)}–${percent(flow.high)})`},
    ], all.slice(0, 60)));
  },
};

/** The question for the events behind all of these flows of one pair, which differ in their kinds. */
function joined(flows) {
  const kinds = [...new Set(flows.map(flow => flow.kind))].join(',');
  return flows[0].link.replace(/([?&]kind=)[^&]*/, (_, name) => name + kinds);
}
