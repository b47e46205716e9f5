/** What is behind a figure: the events, one event with its evidence, and the way to its source. */

import {ask, Missing} from '../api.js';
import {chosen, go} from '../address.js';
import {element, replace} from '../dom.js';
import {count, percent, time, windowName} from '../format.js';
import {framework, headOf, kindName, wordOf} from '../names.js';
import {foreign} from '../text.js';
import {refusal, say} from '../words.js';
import {eventDetails} from './event.js';
import {behind, follow, isOfTheApi} from './link.js';

/** So many rows of a list are shown. */
const ROWS = 400;

const title = element('h2', '', {id: 'explorer-title', tabindex: '-1'});
const body = element('div', [], {class: 'explorer-body'});
const dialog = element('dialog', [
  element('div', [title, element('button', '✕', {type: 'button', class: 'close', click: () => dialog.close()})], {class: 'head'}),
  body,
], {id: 'explorer', 'aria-labelledby': 'explorer-title', close: () => go({behind: '', event: ''})});
let shown = '';
let asked = 0;

/** The dialog that the address opens and closes. */
export function explorer() {
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  return dialog;
}

/** Shows what the address says. */
export async function explore() {
  const link = chosen('behind') && '/api/v1/' + chosen('behind');
  const id = chosen('event');
  const wanted = JSON.stringify([link, id, document.documentElement.lang]);
  if (wanted === shown) {
    return;
  }
  shown = wanted;
  if (!link && !id) {
    dialog.close();
    return;
  }
  const mine = ++asked;
  dialog.querySelector('.close').setAttribute('aria-label', say('close'));
  title.replaceChildren(say(id ? 'event.title' : 'explorer.title'));
  replace(body, [element('p', say('loading'), {class: 'loading'})]);
  if (!dialog.open) {
    dialog.showModal();
  }
  title.focus({preventScroll: true});
  const content = await filled(link, id);
  if (mine === asked) {
    replace(body, content);
    body.scrollTop = 0;
  }
}

async function filled(link, id) {
  try {
    if (id) {
      const event = JSON.parse(await ask('/api/v1/event?id=' + encodeURIComponent(id)));
      return [link ? element('p', follow({event: ''}, say('event.back')), {class: 'back'}) : null, eventDetails(event)];
    }
    if (!isOfTheApi(link)) {
      return [element('p', say('explorer.wrong'), {class: 'trouble'})];
    }
    const answer = JSON.parse(await ask(link));
    return answer.events ? events(link, answer) : figures(link, answer);
  } catch (problem) {
    return [element('p', problem instanceof Missing ? say('explorer.wrong') : refusal(problem.message), {class: 'trouble', role: 'alert'})];
  }
}

function events(link, page) {
  const listed = element('ol', page.events.map(item), {class: 'events'});
  const more = element('p');
  offer(page.next);

  function offer(next) {
    replace(more, isOfTheApi(next) ? [element('button', say('explorer.more'), {type: 'button', 'data-key': 'more', click: async () => {
      try {
        const further = JSON.parse(await ask(next));
        const begin = listed.children.length;
        listed.append(...further.events.map(item));
        listed.children[begin]?.querySelector('a')?.focus();
        offer(further.next);
      } catch (problem) {
        more.append(element('span', refusal(problem.message), {class: 'trouble', role: 'alert'}));
      }
    }})] : []);
  }

  return [element('p', say('explorer.total', {count: count(page.total)})), listed, more, raw(link)];
}

function item(event) {
  return element('li', [
    follow({event: event.id}, headOf(event, 160), {'data-key': 'event-' + event.id}),
    element('span', [
      [...new Set((event.tags ?? []).map(tag => tag.framework).filter(Boolean))].map(framework),
      element('span', `${kindName(event.kind)} · ${time(event.occurredAt)}`, {class: 'when'}),
    ], {class: 'of'}),
  ]);
}

/** Figures, of whichever answer: each list of things in it, with a column for each of their fields; those that lead on come first. */
function figures(link, answer) {
  const leading = ([, rows]) => rows[0].link ? 0 : 1;
  return [...lists(answer).sort((a, b) => leading(a) - leading(b)).map(([name, rows]) => listed(name, rows)), raw(link)];
}

/** The lists of things in an answer by their names, also those within what it holds. */
function lists(answer) {
  return Object.entries(answer).flatMap(([name, value]) => Array.isArray(value)
    ? typeof value[0] === 'object' ? [[name, value]] : []
    : value !== null && typeof value === 'object' ? lists(value).map(([inner, rows]) => [`${name}: ${inner}`, rows]) : []);
}

function listed(name, rows) {
  const fields = [...new Set(rows.flatMap(Object.keys))].filter(name => !['link', 'low', 'high', 'total', 'source'].includes(name)
    && rows.some(each => typeof each[name] !== 'object')).slice(0, 8);
  return [
    element('h3', foreign(name, 80), {lang: 'en'}),
    element('div', element('table', [
      element('thead', element('tr', fields.map(field => element('th', wordOf('column', field), {scope: 'col'})))),
      element('tbody', rows.slice(0, ROWS).map(each => element('tr', fields.map(field => element('td', cell(field, each)))))),
    ]), {class: 'numbers', tabindex: '0', role: 'region', 'aria-label': name}),
    rows.length > ROWS ? element('p', say('explorer.cut', {shown: count(ROWS), count: count(rows.length)}), {class: 'note'}) : null,
  ];
}

function cell(name, each) {
  const value = each[name];
  if (value === undefined || value === null) {
    return '–';
  }
  switch (name) {
    case 'framework': return framework(value);
    case 'kind': return kindName(value);
    case 'window': return windowName(value);
    case 'events': return behind(each.link, count(value));
    case 'share': return `${percent(value)} (${percent(each.low)}–${percent(each.high)})`;
    default: return typeof value === 'number' ? count(value) : foreign(value, 120);
  }
}

/** The question itself, to be asked by other programs. */
function raw(link) {
  return element('p', element('a', say('explorer.raw'), {href: link, target: '_blank', rel: 'noopener'}), {class: 'small'});
}
