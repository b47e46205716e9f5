/** A map of frameworks: how large to the right, how fast upwards, with the interval of the speed. */

import {drawn} from '../dom.js';
import {signed, percent} from '../format.js';
import {hue, nameOf, shape} from '../names.js';
import {say} from '../words.js';
import {apart, linear} from './scale.js';

const LEAST = 0.003;

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
  const names = labels(points, x, y, box);
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

/** Beside their points, where they do not lie upon each other. */
function labels(points, x, y, box) {
  const places = apart(points.map(point => y(point.slope)), 13, [box.top + 6, box.bottom - 2]);
  return points.map((point, index) => {
    const leftwards = x(point.share) > box.left + 0.72 * (box.right - box.left);
    return {class: 'label', x: x(point.share) + (leftwards ? -10 : 10), y: places[index] + 4, 'text-anchor': leftwards ? 'end' : 'start'};
  });
}
