/** One event: its text with the evidence marked in it, its tags, the way to its source, and a way to say that it is wrong. */

import {element} from '../dom.js';
import {count, percent, time} from '../format.js';
import {framework, kindName, nameOf, sourceName, wordOf} from '../names.js';
import {clean, foreign, marked, outward, web} from '../text.js';
import {say} from '../words.js';
import {report} from './report.js';

const MOST = 60;

/** All of an event. */
export function eventDetails(event) {
  const tags = event.tags ?? [];
  return element('article', [
    element('h3', element('bdi', marked(clean(event.title || event.id), words(tags, 'title')), {dir: 'auto'}), {class: 'foreign'}),
    element('p', [
      `${sourceName(event.source)} · ${kindName(event.kind)} · ${time(event.occurredAt)}`,
      event.precision && event.precision !== 'day' ? ` (${say('precision.' + event.precision)})` : '',
    ], {class: 'small'}),
    event.url ? element('p', [outward(event.url, web(event.url) ? [say('event.source'), ' ↗'] : foreign(event.url, 200)),
      web(event.url) ? element('span', foreign(new URL(event.url).host, 80), {class: 'interval'}) : null]) : null,
    element('h4', say('event.tags')),
    tags.length === 0 ? element('p', say('event.untagged')) : element('ul', tags.map(tag), {class: 'tags'}),
    event.text ? [element('h4', say('event.text')), element('div', element('bdi', marked(event.text, words(tags, 'text')), {dir: 'auto'}), {
      class: 'foreign text', tabindex: '0', role: 'region', 'aria-label': say('event.text'),
    }), event.cut ? element('p', say('event.cut'), {class: 'small'}) : null] : null,
    named('topics', event.topics, tags),
    named('dependencies', event.dependencies, tags),
    named('declared', event.declared, tags),
    metrics(event.metrics),
    report(event),
  ], {class: 'event'});
}

/** The words of the tags' evidence in a field. */
function words(tags, field) {
  return tags.flatMap(each => each.evidence ?? []).filter(each => each.field === field).map(each => each.matched);
}

function tag(each) {
  return element('li', [
    each.framework ? framework(each.framework) : null,
    each.product ? element('span', foreign(nameOf(each.product), 60), {class: 'product'}) : null,
    element('span', [wordOf('role', each.role), ' · ', percent(each.confidence, 0), each.implied ? ` · ${say('event.implied')}` : ''], {class: 'interval'}),
    element('ul', (each.evidence ?? []).map(one => element('li', [
      element('q', foreign(one.matched, 120)), ' ', element('span', [wordOf('field', one.field), ' · ', foreign(one.rule, 120)], {class: 'interval'}),
    ])), {class: 'evidence'}),
  ]);
}

function named(field, values, tags) {
  if (!values?.length) {
    return null;
  }
  const found = new Set(words(tags, field).map(word => word.toLowerCase()));
  const hit = value => [...found].some(word => String(value).toLowerCase().includes(word));
  const first = values.toSorted((a, b) => Number(hit(b)) - Number(hit(a))).slice(0, MOST);
  return [element('h4', wordOf('field', field)), element('p', [
    ...first.flatMap(value => [element(hit(value) ? 'mark' : 'span', foreign(value, 80), {class: 'word'}), ' ']),
    values.length > MOST ? say('more', {count: count(values.length - MOST)}) : '',
  ], {class: 'words'})];
}

function metrics(all) {
  const known = Object.entries(all ?? {});
  return known.length === 0 ? null : element('p', known.map(([name, value]) => [wordOf('metric', name), ' ', count(value)]).map((each, index) =>
    [index === 0 ? '' : ' · ', each]), {class: 'small'});
}
