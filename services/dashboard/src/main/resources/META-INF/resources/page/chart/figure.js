/** A drawing with its words: what it shows in a sentence, and the same as a table for whoever wants one. */

import {element, replace, unseen} from '../dom.js';
import {say} from '../words.js';

/** Narrower than this there is no room beside the labels, and nobody who looks. */
const NARROWEST = 100;
let made = 0;
const opened = new Set();
/** How wide the drawing of each key was last, so that the next one is there at once. */
const widths = new Map();

/**
 * A figure whose drawing is made again whenever its width changes.
 *
 * @param key names it on this page
 * @param summary what it shows, a sentence, for those who do not see it
 * @param draw makes the drawing for a width
 * @param table what the drawing shows, as a table
 */
export function figure(key, summary, draw, table) {
  const id = `figure-${key}-${++made}`;
  const drawing = element('div', [], {class: 'drawing', role: 'group', 'aria-label': summary});
  const numbers = element('div', [], {class: 'numbers', id, 'data-key': 'numbers-' + key, hidden: !opened.has(key), tabindex: '0', role: 'region', 'aria-label': say('table.of', {what: summary})});
  const button = element('button', '', {
    type: 'button', class: 'quiet', 'aria-expanded': 'false', 'aria-controls': id, 'data-key': 'table-' + key,
    click: () => show(numbers.hidden),
  });
  function show(open) {
    opened[open ? 'add' : 'delete'](key);
    numbers.hidden = !open;
    replace(numbers, open ? [table()] : []);
    button.replaceChildren(say(open ? 'table.hide' : 'table.show'), unseen(': ' + summary));
    button.setAttribute('aria-expanded', String(open));
  }
  show(opened.has(key));
  let width = widths.get(key);
  if (width) {
    replace(drawing, [draw(width)]);
  }
  new ResizeObserver(([{contentRect}]) => {
    const now = Math.floor(contentRect.width);
    if (now >= NARROWEST && now !== width) {
      width = now;
      widths.set(key, now);
      replace(drawing, [draw(now)]);
    }
  }).observe(drawing);
  return element('figure', [drawing, element('figcaption', button), numbers], {class: 'figure'});
}

/** A table: columns with `name` and `cell`, the first of which heads its row; `number` is set to the right. */
export function table(caption, columns, rows) {
  return element('table', [
    element('caption', caption),
    element('thead', element('tr', columns.map(column =>
      element('th', column.name, {scope: 'col', class: column.number ? 'number' : null})))),
    element('tbody', rows.map(row => element('tr', columns.map((column, index) => element(
      index === 0 ? 'th' : 'td', column.cell(row), {scope: index === 0 ? 'row' : null, class: column.number ? 'number' : null}))))),
  ]);
}
