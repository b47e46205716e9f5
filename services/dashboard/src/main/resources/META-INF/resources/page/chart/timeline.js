/** Figures of frameworks over time: lines with their intervals, or areas upon each other. */

import {drawn, element} from '../dom.js';
import {hue, nameOf, shape} from '../names.js';
import {windowName} from '../format.js';
import {apart, area, labelled, linear, path, ticks} from './scale.js';

/** More bands than these hide each other, and the lines. */
const BANDS = 4;

/**
 * A drawing of series.
 *
 * @param windows each with `name`; `partial` where it is not over, `ahead` where it is forecast
 * @param series each with `framework` and `points`, one a window or null: `value`, `low`, `high`
 * @param look `width`, `height`, `stacked`, `highest` (of the axis), `tick` (a value's label), `labels` (names at the end),
 *   `claimed` (a value to compare with, drawn across)
 */
export function timeline(windows, series, look) {
  const narrow = look.width < 520;
  const right = look.labels && !narrow ? 112 : 14;
  const box = {left: 44, top: 10, right: look.width - right, bottom: look.height - 26};
  const highest = look.highest ?? Math.max(...series.flatMap(({points}) =>
    points.filter(Boolean).map(point => point.high === undefined ? point.value : Math.min(point.high, 1.6 * point.value + 0.02 * look.unit))), 0);
  const rows = ticks(highest, look.height < 200 ? 3 : 5);
  const x = linear([0, Math.max(1, windows.length - 1)], [box.left, box.right]);
  const y = linear([0, rows.at(-1)], [box.bottom, box.top]);
  const image = drawn('svg', {
    class: 'timeline', viewBox: `0 0 ${look.width} ${look.height}`, width: look.width, height: look.height, 'aria-hidden': 'true',
  }, [grid(rows, y, box, look), under(windows, x, box)]);
  if (look.claimed !== undefined) {
    image.append(drawn('line', {class: 'claimed', x1: box.left, x2: box.right, y1: y(look.claimed), y2: y(look.claimed)}));
  }
  const shapes = look.stacked ? stack(series, x, y) : lines(windows, series, x, y);
  image.append(...shapes);
  if (look.labels && !narrow) {
    image.append(...ends(series, y, box, look.stacked));
  }
  return {image, box, x, y, nearest: place => nearest(place, windows, x)};
}

function grid(rows, y, box, look) {
  return drawn('g', {class: 'grid'}, rows.map(row => [
    drawn('line', {x1: box.left, x2: box.right, y1: y(row), y2: y(row), class: row === 0 ? 'base' : null}),
    drawn('text', {x: box.left - 8, y: y(row) + 4, 'text-anchor': 'end'}, look.tick(row)),
  ]));
}

function under(windows, x, box) {
  const names = labelled(windows, (box.right - box.left) / 64);
  const texts = [...names].map(([index, name]) => drawn('text', {
    x: x(index), y: box.bottom + 19, 'text-anchor': index === 0 ? 'start' : index === windows.length - 1 ? 'end' : 'middle',
  }, name ?? windowName(windows[index].name)));
  const first = windows.findIndex(window => window.partial || window.ahead);
  const shade = first < 1 ? null : drawn('rect', {
    class: 'unfinished', x: x(first - 0.5), y: box.top, width: Math.max(0, box.right - x(first - 0.5)), height: box.bottom - box.top,
  });
  return drawn('g', {class: 'under'}, [shade, texts]);
}

function lines(windows, series, x, y) {
  const places = ({points}, value) => points.map((point, index) => point === null ? null : [x(index), y(value(point))]);
  const bands = series.slice(0, BANDS).filter(({points}) => points.some(point => point?.low !== undefined)).map(each => drawn('path', {
    class: 'band ' + hue(each.framework),
    d: area(places(each, point => point.high ?? point.value), places(each, point => point.low ?? point.value)),
  }));
  const strokes = series.flatMap(each => {
    const points = places(each, point => point.value);
    const whole = points.map((point, index) => windows[index].partial || windows[index].ahead ? null : point);
    const last = whole.findLastIndex(Boolean);
    const open = points.map((point, index) => index < last ? null : point);
    const end = points.findLastIndex(Boolean);
    return [
      drawn('path', {class: 'line ' + hue(each.framework), d: path(whole), 'data-of': each.framework}),
      drawn('path', {class: 'line open ' + hue(each.framework), d: path(open), 'data-of': each.framework}),
      end < 0 ? null : drawn('path', {
        class: 'mark ' + hue(each.framework), d: shape(each.framework), transform: `translate(${points[end][0]} ${points[end][1]})`,
      }),
    ];
  });
  return [...bands, ...strokes.filter(Boolean)];
}

function stack(series, x, y) {
  const sums = series[0]?.points.map(() => 0) ?? [];
  return series.map(each => {
    const lower = sums.map((sum, index) => [x(index), y(sum)]);
    each.tops = each.points.map((point, index) => sums[index] += point?.value ?? 0);
    const upper = sums.map((sum, index) => [x(index), y(sum)]);
    return drawn('path', {class: 'slab ' + hue(each.framework), d: area(upper, lower), 'data-of': each.framework});
  });
}

function ends(series, y, box, stacked) {
  const last = series.map(each => {
    const at = each.points.findLastIndex(Boolean);
    return at < 0 ? null : stacked ? each.tops[at] - each.points[at].value / 2 : each.points[at].value;
  });
  const shown = series.map((each, index) => ({each, value: last[index]})).filter(({value}) => value !== null && Math.abs(y(value) - y(0)) > 3);
  const places = apart(shown.map(({value}) => y(value)), 15, [box.top + 4, box.bottom]);
  return shown.map(({each}, index) => drawn('text', {
    class: 'end', x: box.right + 12, y: places[index] + 4, 'data-of': each.framework,
  }, nameOf(each.framework)));
}

function nearest(place, windows, x) {
  const step = x(1) - x(0) || 1;
  return Math.min(windows.length - 1, Math.max(0, Math.round((place - x(0)) / step)));
}

/** The frameworks' names beside their marks. */
export function legend(frameworks, label) {
  return element('ul', frameworks.map(id => element('li', label(id))), {class: 'legend'});
}
