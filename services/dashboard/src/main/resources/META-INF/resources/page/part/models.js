/** For which frameworks there are models to take. */

import {table} from '../chart/figure.js';
import {question} from '../address.js';
import {element} from '../dom.js';
import {count, day, percent} from '../format.js';
import {framework} from '../names.js';
import {say} from '../words.js';
import {behind} from './link.js';

export const models = {
  id: 'models',
  undated: true,
  needs: '/api/v1/models',
  asks: () => ({models: question('/api/v1/models', [])}),
  draw({models}) {
    const all = models.libraries ?? [];
    const last = all.reduce((newest, each) => each.day > newest ? each.day : newest, '');
    const now = all.filter(each => each.day === last).sort((a, b) => (b.any ?? 0) - (a.any ?? 0));
    return now.length === 0 ? null : [element('p', say('models.day', {day: day(last)}), {class: 'small'}), table(say('models.caption'), [
      {name: say('column.framework'), cell: each => framework(each.framework)},
      {name: say('column.any'), number: true, cell: each => behind(each.link, count(each.any))},
      {name: say('column.exclusive'), number: true, cell: each => count(each.exclusive)},
      {name: say('column.share'), number: true, cell: each => each.share === undefined ? '–' : percent(each.share)},
    ], now.slice(0, 12))];
  },
};
