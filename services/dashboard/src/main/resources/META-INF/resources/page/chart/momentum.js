/** A map of frameworks: how large to the right, how fast upwards, with the interval of the speed. */

import {drawn} from '../dom.js';
import {signed, percent} from '../format.js';
import {hue, nameOf, shape} from '../names.js';
import {say} from '../words.js';
import {linear} from './scale.js';

const LEAST = 0.003;
/** About how wide a letter of a name is, and how high its line. */
const LETTER = 7;
const ROW = 14;

/** The map of points with `framework`, `share`, `slope`, `low` and `high`; `open` is called with the link of one. */
export function momentumMap(points, width, open) {
  const height = 280;
  const box = {left: 46, top: 16, right: width - 14, bottom: height - 36};
  const far = 1.15 * Math.max(0.05, ...points.map(point => Math.min(2.5 * Math.abs(point.slope) + 0.02, Math.max(Math.abs(point.low), Math.abs(point.high)))));
  const logs = linear([Math.log(LEAST), 0], [box.left + 6, box.right - 8]);
  const x = share => logs(Math.log(Math.max(LEAST, share)));
  const y = linear([-far, far], [box.bottom, box.top]);
  const held = slope => Math.min(far, Math.max(-far, slope));
  const steps = [-far / 1.15, 0, far / 1.15];
  const names = labels(points, x, slope => y(held(slope)), box);
  return drawn('svg', {class: 'map', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true'}, [
    drawn('rect', {class: 'gaining', x: box.left, y: box.top, width: box.right - box.left, height: y(0) - box.top}),
    drawn('g', {class: 'grid'}, [
      ...steps.map(step => [
        drawn('line', {x1: box.left, x2: box.right, y1: y(step), y2: y(step), class: step === 0 ? 'base' : null}),
        drawn('text', {x: box.left - 8, y: y(step) + 4, 'text-anchor': 'end'}, signed(step, 2)),
      ]),
      ...[0.01, 0.1, 0.5].map(share => [
        drawn('line', {x1: x(share), x2: x(share), y1: box.top, y2: box.bottom}),
        drawn('text', {x: x(share), y: box.bottom + 16, 'text-anchor': 'middle'}, percent(share, 0)),
      ]),
      drawn('text', {class: 'axis', x: box.left + 8, y: box.top + 14}, say('momentum.up')),
      drawn('text', {class: 'axis', x: box.left + 8, y: box.bottom - 6}, say('momentum.down')),
      drawn('text', {class: 'axis', x: box.right, y: height - 4, 'text-anchor': 'end'}, say('momentum.share')),
    ]),
    ...points.map((point, index) => drawn('g', {class: 'one ' + hue(point.framework), click: () => open(point.link)}, [
      drawn('line', {class: 'span', x1: x(point.share), x2: x(point.share), y1: y(held(point.low)), y2: y(held(point.high))}),
      drawn('path', {class: 'mark', d: shape(point.framework), transform: `translate(${x(point.share)} ${y(held(point.slope))}) scale(1.25)`}),
      drawn('text', names[index], nameOf(point.framework)),
    ])),
  ]);
}

/** Beside, above or below their points, in the first place where neither another name nor a mark lies. */
function labels(points, x, y, box) {
  const marks = points.map(point => around(x(point.share), y(point.slope), 7));
  const taken = [];
  return points.map((point, index) => {
    const width = LETTER * nameOf(point.framework).length;
    const [at, to] = [x(point.share), y(point.slope)];
    const places = [0, 1, 2, 3, 4].flatMap(row => (row === 0 ? [0] : [-row, row]).flatMap(rows => [
      label(at + 11, to + ROW * rows, width, 'start'), label(at - 11, to + ROW * rows, width, 'end'),
    ])).filter(({edges}) => edges.left >= box.left && edges.right <= box.right && edges.top >= box.top && edges.bottom <= box.bottom);
    const others = marks.filter((_, other) => other !== index);
    const place = places.find(({edges}) => [...taken, ...others].every(other => !touch(edges, other))) ?? places[0] ?? label(at - 11, to, width, 'end');
    taken.push(place.edges);
    return place.text;
  });
}

function label(at, to, width, anchor) {
  const left = anchor === 'start' ? at : at - width;
  return {
    text: {class: 'label', x: at, y: to + 4, 'text-anchor': anchor},
    edges: {left, right: left + width, top: to - ROW / 2, bottom: to + ROW / 2},
  };
}

function around(at, to, far) {
  return {left: at - far, right: at + far, top: to - far, bottom: to + far};
}

function touch(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
