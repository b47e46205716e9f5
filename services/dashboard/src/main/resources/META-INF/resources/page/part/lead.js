/** The first sentence: who leads, by how much, since when, and where it goes. */

import {element} from '../dom.js';
import {chosen, question, switches} from '../address.js';
import {day, decimal, windowName} from '../format.js';
import {framework, kindWord, sourceName} from '../names.js';
import {phrase, say} from '../words.js';
import {behind} from './link.js';

const SCOPE = ['source', 'kind', ...switches];

export const lead = {
  id: 'lead',
  extras: ['crossovers', 'momentum', 'index'],
  asks: () => ({
    index: question('/api/v1/index', ['weights', 'window', ...SCOPE]),
    crossovers: question('/api/v1/crossovers', SCOPE),
    momentum: question('/api/v1/momentum', SCOPE),
    shares: question('/api/v1/shares', SCOPE, {window: '90d'}),
  }),
  draw({index, crossovers, momentum, shares}) {
    const ranking = index?.ranking?.length > 0 ? index.ranking : ranked(shares);
    if (ranking.length === 0) {
      return [element('p', say('lead.nothing'), {class: 'headline'}), element('p', [
        ...phrase('lead.begin', {demo: element('code', './framewatch demo'), import: element('code', './framewatch import')}),
      ], {class: 'sub'})];
    }
    const [first, second] = ranking;
    const gains = (momentum?.frameworks ?? []);
    return [
      element('p', headline(first, second), {class: 'headline'}),
      element('p', [
        since(first, second, crossovers?.crossovers ?? []), ' ', course(first.framework, gains), ' ', rising(first.framework, gains),
      ], {class: 'sub'}),
      element('p', index?.ranking?.length > 0 ? basis(index) : '', {class: 'basis'}),
    ];
  },
};

/** Of which sources the index is, and of which days; what was chosen is named. */
function basis({weights, window}) {
  const used = weights.filter(each => each.used > 0).map(each => sourceName(each.source)).join(say('comma'));
  const told = say(chosen('kind') ? 'lead.basis.kind' : 'lead.basis', {
    sources: used, kind: kindWord(chosen('kind')), from: day(window.from), to: day(before(window.to)),
  });
  return chosen('from') || chosen('to') ? `${told} ${say('undated')}` : told;
}

function before(date) {
  return new Date(Date.parse(date) - 86400000).toISOString();
}

/** Until there is an index: the mean of the kinds' shares. */
function ranked(shares) {
  const kinds = new Set(shares.windows.filter(window => window.total > 0).map(window => window.kind));
  const sums = new Map();
  for (const share of shares.shares) {
    sums.set(share.framework, (sums.get(share.framework) ?? 0) + 100 * share.share / kinds.size);
  }
  return [...sums].map(([id, index]) => ({framework: id, index})).sort((a, b) => b.index - a.index);
}

function headline(first, second) {
  const places = {first: framework(first.framework), index: number(first.index)};
  if (!second) {
    return phrase('lead.alone', places);
  }
  const level = second.high !== undefined && second.high >= first.low;
  return phrase(level ? 'lead.level' : 'lead.ahead', {
    ...places, second: framework(second.framework), other: number(second.index), points: number(first.index - second.index),
  });
}

function number(value) {
  return element('b', decimal(value), {class: 'figure-word'});
}

/** When it passed the second, in the kinds in which that was the last time that one of the two passed the other. */
function since(first, second, crossovers) {
  const pair = [first.framework, second?.framework];
  const both = crossovers.filter(each => pair.includes(each.leader) && pair.includes(each.passed));
  const last = [...Map.groupBy(both, each => each.kind).values()].map(all => all.reduce((a, b) => b.since > a.since ? b : a));
  const held = last.filter(each => each.leader === first.framework);
  if (held.length === 0) {
    return '';
  }
  const items = held.sort((a, b) => a.since < b.since ? -1 : 1).slice(0, 3).map(each =>
    element('span', phrase('lead.when', {kind: kindWord(each.kind), when: behind(each.link, windowName(each.window))})));
  return phrase('lead.since', {second: framework(second.framework), list: joined(items)});
}

function joined(items) {
  return element('span', items.flatMap((item, index) =>
    [index === 0 ? '' : say(index === items.length - 1 ? 'and' : 'comma'), item]));
}

function course(leader, gains) {
  const own = gains.filter(each => each.framework === leader);
  if (own.length === 0) {
    return '';
  }
  const up = own.filter(each => each.low > 0).length;
  const down = own.filter(each => each.high < 0).length;
  const way = up > 0 && down > 0 ? 'lead.mixed' : up > 0 ? 'lead.up' : down > 0 ? 'lead.down' : 'lead.unsure';
  return say(way, {up, down, all: own.length});
}

function rising(leader, gains) {
  const sure = gains.filter(each => each.framework !== leader && each.low > 0 && each.share >= 0.01);
  const kinds = Map.groupBy(sure, each => each.framework);
  const best = [...kinds].sort(([, a], [, b]) => b.length - a.length || b[0].slope - a[0].slope)[0];
  return best ? element('span', phrase('lead.rising', {framework: framework(best[0])})) : '';
}
