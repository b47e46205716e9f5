/** Text that strangers wrote, and addresses that they chose. */

import {element} from './dom.js';

const LONGEST = 400;
/** Controls, and what turns the direction of the text around it; a line break and a tab may stay. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/g;

/** The same text without what cannot be seen; a sign stands where something turned the direction. */
export function clean(text) {
  return String(text ?? '').replace(UNSEEN, sign => sign >= '\u202a' && sign <= '\u2069' ? '\u2423' : '').toWellFormed();
}

/** So much of a text that it can stand in a line. */
export function short(text, longest = LONGEST) {
  const signs = Array.from(clean(text).replace(/\s+/g, ' ').slice(0, 2 * longest + 2));
  return signs.length > longest ? signs.slice(0, longest).join('') + '…' : signs.join('');
}

/** A stranger's text as an element that keeps its direction to itself. */
export function foreign(text, longest = LONGEST) {
  return element('bdi', short(text, longest), {dir: 'auto'});
}

/** An address to which a link may lead: http or https, whatever it was written as; otherwise nothing. */
export function web(address) {
  try {
    const url = new URL(String(address));
    return (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A link to a source, or only its text where the address is none to follow. */
export function outward(address, content) {
  const href = web(address);
  return href === undefined ? element('span', content)
    : element('a', content, {href, target: '_blank', rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer'});
}

/** The text with each of these words marked where it stands, as HTML's `mark`. */
export function marked(text, words) {
  const shown = clean(text);
  const lower = shown.toLowerCase();
  const sought = [...new Set(words.map(word => clean(word).toLowerCase()).filter(word => word !== ''))]
    .sort((a, b) => b.length - a.length);
  const parts = [];
  let at = 0;
  while (lower.length === shown.length && sought.length > 0) {
    const [next, found] = sought.reduce(([best, chosen], word) => {
      const where = lower.indexOf(word, at);
      return where >= 0 && (best < 0 || where < best) ? [where, word] : [best, chosen];
    }, [-1, '']);
    if (next < 0) {
      break;
    }
    parts.push(shown.slice(at, next), element('mark', shown.slice(next, next + found.length)));
    at = next + found.length;
  }
  return [...parts, shown.slice(at)].filter(part => part !== '');
}
