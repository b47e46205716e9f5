/** What the page says, in the reader's language. */

import {chosen} from './address.js';
import {element} from './dom.js';
import {short} from './text.js';
import {english} from './words/en.js';
import {codes, sentences} from './words/told.js';
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

/** Why something cannot be shown; the API says it in English. */
export function refusal(why) {
  return phrase('trouble.stays', {why: element('span', short(why, 500), {lang: 'en'})});
}

/** What the API says, in the reader's language where the page knows how; otherwise as the API has it, in English. */
export function told(code, places, otherwise) {
  const text = codes[language().slice(0, 2)]?.[code];
  return text === undefined ? element('span', otherwise, {lang: 'en'}) : text.replace(/\{([a-z]+)\}/g, (_, name) => places[name] ?? '');
}

/** A sentence of the API in the same way. */
export function sentence(text) {
  const [made, same] = (sentences[language().slice(0, 2)] ?? []).find(([made]) => made.test(text)) ?? [];
  const named = value => ['kind.', 'source.', 'gap.'].map(group => group + value).filter(isSaid).map(name => say(name))[0] ?? value ?? '';
  return made ? text.replace(made, (_, ...groups) => same.replace(/\$(\d+)/g, (_, place) => named(groups[place - 1]))) : element('span', short(text, 500), {lang: 'en'});
}
