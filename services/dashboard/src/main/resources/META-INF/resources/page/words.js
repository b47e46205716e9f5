/** What the page says, in the reader's language. */

import {chosen} from './address.js';
import {english} from './words/en.js';
import {chinese} from './words/zh.js';

const TONGUES = {en: english, zh: chinese};

/** The language: the address's, else the browser's first that there is, as a tag of BCP 47. */
export function language() {
  const asked = chosen('lang');
  const wanted = [asked, ...navigator.languages].map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag in TONGUES);
  return wanted === 'zh' ? 'zh-CN' : 'en';
}

function words() {
  return TONGUES[language().slice(0, 2)];
}

/** Whether there is a text of this name. */
export function isSaid(name) {
  return name in words();
}

/** The parts of a text, with something in each of its places; a place may hold an element. */
export function phrase(name, places = {}) {
  const text = words()[name] ?? english[name] ?? name;
  return text.split(/(\{[a-z]+\})/i).filter(part => part !== '')
    .map(part => /^\{.*\}$/.test(part) ? places[part.slice(1, -1)] ?? '' : part);
}

/** The same as one text. */
export function say(name, places = {}) {
  return phrase(name, places).join('');
}
