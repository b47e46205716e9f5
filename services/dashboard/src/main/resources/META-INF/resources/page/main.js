/** The page: its parts, what calls them to look again, and what the address changes. */

import {address, go, onChange} from './address.js';
import {element, replace} from './dom.js';
import {listen} from './live.js';
import {offers} from './offers.js';
import {paced} from './paced.js';
import {alerts} from './part/alerts.js';
import {axes} from './part/axes.js';
import {comparison} from './part/comparison.js';
import {controls, draw as drawControls, learnSwitches} from './part/controls.js';
import {counters, forget, news, pulse} from './part/counters.js';
import {crossovers} from './part/crossovers.js';
import {explore, explorer} from './part/explorer.js';
import {flows} from './part/flows.js';
import {forecast} from './part/forecast.js';
import {kinds} from './part/kinds.js';
import {lead} from './part/lead.js';
import {models} from './part/models.js';
import {momentum} from './part/momentum.js';
import {products} from './part/products.js';
import {published} from './part/published.js';
import {radar} from './part/radar.js';
import {ranking} from './part/ranking.js';
import {sources} from './part/sources.js';
import {together} from './part/together.js';
import {trend} from './part/trend.js';
import {section} from './section.js';
import {applyTheme, nextTheme, theme} from './theme.js';
import {language, say} from './words.js';

const FIRST = [lead, counters, ranking, trend];
const THEN = [kinds, axes, momentum, crossovers, forecast, flows, products, together, comparison, models, radar, alerts, published, sources];
/** The explorer's parameters, and the look, ask nothing new of the figures. */
const ASIDE = ['behind', 'event', 'theme'];
const SOON = 1500;
const LATER = 20000;
/** What changes without news, such as a lag, is looked at so often. */
const ALWAYS = 60000;

const first = FIRST.map(section);
const then = THEN.map(section);
const beat = pulse();
const lookFirst = paced(() => show(first), SOON, 0);
const lookThen = paced(() => show(then), SOON, LATER);
let asked = question();

function question() {
  const parameters = new URLSearchParams(location.search);
  ASIDE.forEach(name => parameters.delete(name));
  return parameters.toString();
}

function frame() {
  document.documentElement.lang = language();
  document.title = say('title');
  document.querySelectorAll('[data-say]').forEach(node => node.replaceChildren(say(node.dataset.say)));
  document.getElementById('parts').setAttribute('aria-label', say('parts'));
  replace(document.getElementById('tools'), [
    beat.node,
    element('a', language() === 'en' ? '中文' : 'English', {
      href: address({lang: language() === 'en' ? 'zh' : 'en'}), lang: language() === 'en' ? 'zh-CN' : 'en', 'data-key': 'lang',
      hreflang: language() === 'en' ? 'zh-CN' : 'en', class: 'tool',
      click: event => {
        event.preventDefault();
        go({lang: language() === 'en' ? 'zh' : 'en'});
      },
    }),
    element('button', say('theme.' + theme()), {type: 'button', class: 'tool', 'data-key': 'theme', 'aria-label': say('theme', {now: say('theme.' + theme())}), click: nextTheme}),
  ]);
  contents();
}

/** The parts that are there, to go to. */
function contents() {
  const there = [...first, ...then].filter(each => !each.node.hidden && !['lead', 'counters'].includes(each.node.id));
  replace(document.getElementById('parts'), [element('ul', there.map(each =>
    element('li', element('a', say('nav.' + each.node.id), {href: '#' + each.node.id, 'data-key': 'nav-' + each.node.id}))))]);
}

async function show(sections) {
  await Promise.allSettled(sections.map(each => each.refresh()));
}

/** All that the address says, from anew. */
async function look() {
  applyTheme();
  frame();
  drawControls();
  explore();
  if (question() !== asked) {
    asked = question();
    await show([...first, ...then]);
  }
}

/** Looks again after a moment, at the first figures soon and at the others at times. */
function figuresChanged() {
  lookFirst();
  lookThen();
}

async function begin() {
  applyTheme();
  frame();
  beat.tell('begin');
  document.getElementById('choose').append(controls());
  document.getElementById('first').replaceChildren(...first.map(each => each.node));
  document.getElementById('then').replaceChildren(...then.map(each => each.node));
  document.body.append(explorer());
  document.addEventListener('drawn', contents);
  onChange(look);
  const shown = show(first);
  explore();
  await shown;
  learnSwitches();
  setInterval(() => document.hidden || figuresChanged(), ALWAYS);
  listen(await offers('/api/v1/live'), {
    begin: forget,
    figures: figuresChanged,
    event: event => {
      news(event);
      figuresChanged();
    },
    state: beat.tell,
  });
  await show(then);
  if (location.hash) {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
}

begin();
