/** Streams from the frameworks that are left to those that are taken up. */

import {drawn} from '../dom.js';
import {count} from '../format.js';
import {hue, nameOf} from '../names.js';
import {linear} from './scale.js';

const GAP = 14;

/** The drawing of flows with `from`, `to`, `events` and `link`. */
export function sankey(flows, width, open) {
  const left = sides(flows, 'from');
  const right = sides(flows, 'to');
  const rows = Math.max(left.length, right.length);
  const height = Math.max(140, 26 * rows + 60);
  const longest = Math.max(...[...left, ...right].map(each => label(each).length));
  const side = Math.min(Math.max(80, 6.6 * longest + 14), 0.38 * width);
  const total = flows.reduce((sum, flow) => sum + flow.events, 0);
  const size = linear([0, total], [0, height - 20 - GAP * (rows - 1)]);
  place(left, size, height);
  place(right, size, height);
  const streams = flows.toSorted((a, b) => b.events - a.events).map(flow => {
    const from = left.find(each => each.id === flow.from);
    const to = right.find(each => each.id === flow.to);
    const thick = Math.max(1, size(flow.events));
    const start = from.y + from.used + thick / 2;
    const end = to.y + to.used + thick / 2;
    from.used += thick;
    to.used += thick;
    const middle = width / 2;
    return drawn('path', {
      class: 'stream ' + hue(flow.to), 'stroke-width': thick, click: () => open(flow.link),
      d: `M${side} ${start}C${middle} ${start} ${middle} ${end} ${width - side} ${end}`,
    }, drawn('title', {}, `${nameOf(flow.from)} → ${nameOf(flow.to)}: ${count(flow.events)}`));
  });
  return drawn('svg', {class: 'sankey', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true'}, [
    ...streams,
    ...left.map(each => end(each, side - 6, 'end', size)),
    ...right.map(each => end(each, width - side + 6, 'start', size)),
  ]);
}

function sides(flows, name) {
  const sums = new Map();
  flows.forEach(flow => sums.set(flow[name], (sums.get(flow[name]) ?? 0) + flow.events));
  return [...sums].map(([id, events]) => ({id, events, used: 0})).sort((a, b) => b.events - a.events);
}

function place(side, size, height) {
  const filled = side.reduce((sum, each) => sum + size(each.events), 0) + GAP * (side.length - 1);
  let at = (height - filled) / 2;
  side.forEach(each => {
    each.y = at;
    at += size(each.events) + GAP;
  });
}

function label(each) {
  return `${nameOf(each.id)} ${count(each.events)}`;
}

function end(each, x, anchor, size) {
  const tall = Math.max(2, size(each.events));
  return drawn('g', {class: hue(each.id)}, [
    drawn('rect', {class: 'value', x: anchor === 'end' ? x + 1 : x - 5, y: each.y, width: 4, height: tall}),
    drawn('text', {x: anchor === 'end' ? x - 5 : x + 5, y: each.y + tall / 2 + 4, 'text-anchor': anchor}, label(each)),
  ]);
}
