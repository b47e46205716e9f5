/** Reads a timeline with the pointer or the keyboard: a line where one is, the values there, and a way to them. */

import {drawn, element, replace} from '../dom.js';
import {framework} from '../names.js';
import {say} from '../words.js';
import {windowName} from '../format.js';

/** Where the keyboard was last in the chart of each key: the names of a window and a framework. */
const places = new Map();

/**
 * Makes a drawing readable.
 *
 * @param key names it on this page; whoever comes back to it is where he was
 * @param plot a timeline
 * @param windows its windows
 * @param series its series; a point has `text`, and `link` where something stands behind it; `label` stands for a framework's name
 * @param open shows what is behind a link
 * @param zoom takes the first and last window of a stretch that was drawn with the pointer; absent: there is no zoom
 */
export function readable(key, plot, windows, series, open, zoom) {
  const line = drawn('line', {class: 'cross', y1: plot.box.top, y2: plot.box.bottom, visibility: 'hidden'});
  const stretch = drawn('rect', {class: 'stretch', y: plot.box.top, height: plot.box.bottom - plot.box.top, visibility: 'hidden'});
  const dot = drawn('circle', {class: 'dot', r: 6, visibility: 'hidden'});
  plot.image.append(stretch, line, dot);
  const said = element('div', [], {class: 'unseen', role: 'status'});
  const tip = element('div', [], {class: 'tip', hidden: true, 'aria-hidden': 'true'});
  const frame = element('div', [plot.image, tip, said], {
    class: 'readable', tabindex: '0', role: 'group', 'aria-roledescription': say('chart'), 'aria-label': say('chart.keys'), 'data-key': 'chart-' + key,
  });
  let at = null;
  let row = 0;
  let begun = null;

  function order(index) {
    return series.filter(each => each.points[index]).sort((a, b) => b.points[index].value - a.points[index].value);
  }

  function show(index, spoken) {
    at = index;
    const rows = order(index);
    row = Math.min(row, Math.max(0, rows.length - 1));
    line.setAttribute('x1', plot.x(index));
    line.setAttribute('x2', plot.x(index));
    line.setAttribute('visibility', 'visible');
    const window = windows[index];
    const state = [window.ahead ? say('forecast') : window.partial ? say('partial') : '', window.caveats ? say('doubtful') : '']
      .filter(Boolean).join(' · ');
    replace(tip, [
      element('p', [windowName(window.name), state && ` · ${state}`], {class: 'tip-head'}),
      element('ul', rows.slice(0, 12).map((each, place) => element('li', [
        each.label ?? framework(each.framework), element('span', each.points[index].text, {class: 'value'}),
      ], {class: spoken && place === row ? 'here' : null}))),
      spoken ? element('p', say('chart.enter'), {class: 'tip-foot'}) : zoom ? element('p', say('chart.click'), {class: 'tip-foot'}) : null,
    ]);
    tip.hidden = false;
    tip.classList.toggle('left', plot.x(index) > plot.box.left + (plot.box.right - plot.box.left) / 2);
    tip.style.setProperty('--x', plot.x(index) + 'px');
    if (spoken && rows[row]) {
      places.set(key, {window: window.name, framework: rows[row].framework});
      said.replaceChildren(windowName(window.name), ' ', state, ': ', rows[row].label ?? framework(rows[row].framework), ' ', rows[row].points[index].text);
      dot.setAttribute('cx', plot.x(index));
      dot.setAttribute('cy', plot.y(rows[row].tops?.[index] ?? rows[row].points[index].value));
      dot.setAttribute('visibility', 'visible');
    }
  }

  function resume() {
    const last = places.get(key);
    const found = windows.findIndex(window => window.name === last?.window);
    const index = found < 0 ? windows.length - 1 : found;
    row = Math.max(0, order(index).findIndex(each => each.framework === last?.framework));
    show(index, true);
  }

  function hide() {
    tip.hidden = true;
    [line, dot, stretch].forEach(part => part.setAttribute('visibility', 'hidden'));
    said.replaceChildren();
    at = null;
  }

  function here(event) {
    return event.clientX - plot.image.getBoundingClientRect().left;
  }

  function ended(event) {
    const first = begun === null ? null : plot.nearest(begun);
    const last = plot.nearest(here(event));
    const far = begun !== null && Math.abs(here(event) - begun) > 12;
    begun = null;
    stretch.setAttribute('visibility', 'hidden');
    if (far && zoom && first !== last) {
      zoom(windows[Math.min(first, last)], windows[Math.max(first, last)]);
    } else if (!far && event.type === 'pointerup') {
      const rows = order(last);
      const place = event.clientY - plot.image.getBoundingClientRect().top;
      const off = each => Math.abs(plot.y(each.tops ? each.tops[last] - each.points[last].value / 2 : each.points[last].value) - place);
      const closest = rows.toSorted((a, b) => off(a) - off(b))[0];
      if (closest?.points[last].link) {
        open(closest.points[last].link);
      }
    }
  }

  frame.addEventListener('pointerdown', event => {
    begun = event.button === 0 && event.pointerType === 'mouse' ? here(event) : event.button === 0 ? here(event) : null;
  });
  frame.addEventListener('pointermove', event => {
    show(plot.nearest(here(event)), false);
    if (begun !== null && zoom && event.pointerType === 'mouse' && Math.abs(here(event) - begun) > 12) {
      stretch.setAttribute('x', Math.min(begun, here(event)));
      stretch.setAttribute('width', Math.abs(here(event) - begun));
      stretch.setAttribute('visibility', 'visible');
    }
  });
  frame.addEventListener('pointerup', ended);
  frame.addEventListener('pointerleave', () => {
    begun = null;
    hide();
  });
  frame.addEventListener('focus', () => frame.matches(':focus-visible') && resume());
  frame.addEventListener('blur', hide);
  frame.addEventListener('keydown', event => {
    const now = at ?? windows.length - 1;
    const to = {ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: windows.length - 1}[event.key];
    const step = {ArrowUp: -1, ArrowDown: 1}[event.key];
    const rows = order(now);
    if (to !== undefined) {
      show(Math.min(windows.length - 1, Math.max(0, to)), true);
    } else if (step !== undefined) {
      row = Math.min(rows.length - 1, Math.max(0, row + step));
      show(now, true);
    } else if (event.key === 'Enter' && rows[row]?.points[now].link) {
      open(rows[row].points[now].link);
    } else if (event.key === 'Escape') {
      hide();
    } else {
      return;
    }
    event.preventDefault();
  });
  return frame;
}
