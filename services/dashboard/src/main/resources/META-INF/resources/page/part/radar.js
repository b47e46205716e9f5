/** Names that rise in events which no framework explains. */

import {table} from '../chart/figure.js';
import {question} from '../address.js';
import {count, decimal} from '../format.js';
import {kindName} from '../names.js';
import {foreign} from '../text.js';
import {say} from '../words.js';
import {follow} from './link.js';

export const radar = {
  id: 'radar',
  undated: true,
  asks: () => ({radar: question('/api/v1/radar', ['source', 'kind'], {limit: 10})}),
  draw({radar}) {
    const names = radar.rising ?? [];
    return names.length === 0 ? null : table(say('radar.caption'), [
      {name: say('column.name'), cell: each => foreign(each.name, 60)},
      {name: say('column.kind'), cell: each => kindName(each.kind)},
      {name: say('column.events'), number: true, cell: each => count(each.events)},
      {name: say('column.ratio'), number: true, cell: each => `×${decimal(each.ratio)}`},
      {name: say('column.example'), cell: each => each.examples?.[0] ? follow({event: each.examples[0].id}, say('radar.look'), {'data-key': 'radar-' + each.name}) : '–'},
    ], names);
  },
};
