/** What is counted: source and kind, days, and the switches. */

import {chosen, go, switches} from '../address.js';
import {element, replace} from '../dom.js';
import {kindName, sourceName} from '../names.js';
import {parametersOf} from '../offers.js';
import {isSaid, say} from '../words.js';

const SOURCES = {github: ['repository'], papers: ['paper', 'code'], reddit: ['post', 'comment']};
let known = ['implied', 'keras', 'confidence', 'forks', 'vendors', 'official', 'bots', 'generated', 'reposts', 'owners'];
const form = element('form', [], {id: 'controls', class: 'controls', 'aria-label': '', submit: event => event.preventDefault()});

/** The form; it shows the switches that this server's API has. */
export function controls() {
  draw();
  return form;
}

/** Looks which switches there are, and shows those. */
export async function learnSwitches() {
  const names = await parametersOf('/api/v1/shares');
  if (names.length > 0) {
    known = switches.filter(name => names.includes(name));
    draw();
  }
}

/** Shows what the address says. */
export function draw() {
  form.setAttribute('aria-label', say('controls'));
  const on = known.filter(name => chosen(name) !== '').length;
  replace(form, [
    element('label', [element('span', say('controls.scope')), scope()]),
    day('from'), day('to'),
    element('details', [
      element('summary', [say('controls.switches'), on > 0 ? element('span', String(on), {class: 'badge'}) : null], {'data-key': 'switches'}),
      element('div', [
        ...known.filter(name => isSaid('switch.' + name)).map(each),
        element('button', say('reset'), {type: 'button', 'data-key': 'reset', click: () => go(Object.fromEntries(switches.map(name => [name, ''])))}),
      ], {class: 'sheet'}),
    ], {class: 'switches', keydown: event => {
      if (event.key === 'Escape') {
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary').focus();
      }
    }}),
  ]);
}

function scope() {
  const now = chosen('kind') ? 'kind=' + chosen('kind') : chosen('source') ? 'source=' + chosen('source') : '';
  const option = (value, text) => element('option', text, {value, selected: value === now});
  return element('select', [
    option('', say('controls.all')),
    ...Object.entries(SOURCES).map(([source, kinds]) => element('optgroup', [
      kinds.length > 1 ? option('source=' + source, say('controls.of', {source: sourceName(source)})) : null,
      ...kinds.map(kind => option('kind=' + kind, kindName(kind))),
    ], {label: sourceName(source)})),
  ], {id: 'scope', change: event => {
    const [name, value] = event.target.value.split('=');
    go({source: '', kind: '', series: '', ...name ? {[name]: value} : {}, ...name === 'kind' ? {series: value} : {}});
  }});
}

function day(name) {
  return element('label', [element('span', say('controls.' + name)), element('input', '', {
    type: 'date', id: name, value: chosen(name), min: '1990-01-01', max: '2100-01-01',
    change: event => (event.target.value === '' || event.target.validity.valid) && go({[name]: event.target.value}),
  })]);
}

/** One switch: its value where it is on, and its absence where it is not. */
function each(name) {
  const text = say('switch.' + name);
  if (name === 'confidence') {
    return element('label', [element('span', text), element('select', [
      element('option', say('any'), {value: ''}),
      ...[3, 5, 6, 7, 8, 9].map(tenth => element('option', `0.${tenth}`, {value: '0.' + tenth, selected: chosen(name) === '0.' + tenth})),
    ], {'data-key': 'switch-' + name, change: event => go({[name]: event.target.value})})], {class: 'row'});
  }
  const turned = {keras: 'own', official: 'true', reposts: 'true', owners: 'once'}[name] ?? 'false';
  return element('label', [element('input', '', {
    type: 'checkbox', checked: chosen(name) === turned, 'data-key': 'switch-' + name,
    change: event => go({[name]: event.target.checked ? turned : ''}),
  }), element('span', text)], {class: 'tick'});
}
