/** What rules told, the last first. */

import {element} from '../dom.js';
import {windowName} from '../format.js';
import {sentence} from '../words.js';
import {behind} from './link.js';

const MOST = 12;

export const alerts = {
  id: 'alerts',
  needs: '/api/v1/alerts',
  asks: () => ({alerts: `/api/v1/alerts?limit=${MOST}`}),
  draw({alerts}) {
    return alerts.alerts.length === 0 ? null : element('ol', alerts.alerts.map(each => element('li', [
      element('span', behind(each.link, windowName(each.window), {'data-key': each.id}), {class: 'when'}),
      element('span', element('bdi', sentence(each.sentence)), {class: 'what'}),
    ])), {class: 'moments'});
  },
};
