/** The sources: how their collectors do, how far behind they are, and what is missing. */

import {question} from '../address.js';
import {element} from '../dom.js';
import {count, length, time} from '../format.js';
import {wordOf} from '../names.js';
import {foreign} from '../text.js';
import {say, sentence} from '../words.js';

const ILL = ['failing', 'limited', 'spent', 'unattended', 'paused'];
const GAPS = 12;

export const sources = {
  id: 'sources',
  needs: '/api/v1/collectors',
  extras: ['gaps'],
  asks: () => ({collectors: question('/api/v1/collectors', []), gaps: question('/api/v1/gaps', [])}),
  draw({collectors, gaps}) {
    const tasks = collectors.collectors ?? [];
    if (tasks.length === 0) {
      return null;
    }
    const open = (gaps?.gaps ?? []).filter(gap => String(gap.known?.state).toUpperCase() !== 'FILLED');
    return [
      element('p', say('sources.sum', {
        running: tasks.filter(task => !ILL.includes(task.state) && task.state !== 'off').length,
        ill: tasks.filter(task => ILL.includes(task.state)).length,
        off: tasks.filter(task => task.state === 'off').length,
        gaps: open.length,
      })),
      element('table', [
        element('caption', say('sources.caption'), {class: 'unseen'}),
        element('thead', element('tr', ['task', 'state', 'lag', 'published', 'next', 'gaps'].map(name =>
          element('th', say('column.' + name), {scope: 'col', class: ['lag', 'published', 'gaps'].includes(name) ? 'number' : null})))),
        element('tbody', [
          ...tasks.filter(task => task.state !== 'off').map(row),
          ...[...Map.groupBy(tasks.filter(task => task.state === 'off'), task => task.reason ?? '')].map(([reason, off]) => offRow(reason, off)),
        ]),
      ], {class: 'stacks'}),
      open.length === 0 ? null : element('details', [
        element('summary', say('sources.gaps', {count: open.length}), {'data-key': 'gaps'}),
        element('ul', open.slice(0, GAPS).map(gap => element('li', [
          element('code', foreign(gap.task, 80)), ' · ', foreign(gap.gap, 60), ': ', element('span', foreign(gap.known?.reason, 200), {lang: 'en'}),
        ]))),
      ]),
    ];
  },
};

function cell(name, content, number) {
  return element('td', content, {'data-name': say('column.' + name), class: number ? 'number' : null});
}

function state(task, notes) {
  return cell('state', [
    element('span', wordOf('state', task.state), {class: 'state ' + String(task.state).replace(/[^a-z]/g, '')}),
    ...notes.filter(Boolean).map(text => element('span', sentence(foreign(text, 240).textContent), {class: 'interval'})),
  ]);
}

function row(task) {
  return element('tr', [
    element('th', element('code', foreign(task.task, 80)), {scope: 'row'}),
    state(task, [task.reason, task.note]),
    cell('lag', task.lagSeconds === undefined || task.lagSeconds === null ? '–' : length(task.lagSeconds), true),
    cell('published', count(task.published ?? 0), true),
    cell('next', task.next ? time(task.next) : '–'),
    cell('gaps', count(task.openGaps ?? 0), true),
  ]);
}

/** Tasks that are off for one reason, which is told once. */
function offRow(reason, tasks) {
  const names = tasks.map(task => element('li', element('code', foreign(task.task, 80))));
  const sum = name => count(tasks.reduce((all, task) => all + (task[name] ?? 0), 0));
  return element('tr', [
    element('th', tasks.length === 1 ? names[0].firstChild : element('details', [
      element('summary', say('sources.tasks', {count: tasks.length}), {'data-key': 'off-' + tasks[0].task}),
      element('ul', names),
    ]), {scope: 'row'}),
    state(tasks[0], [reason]),
    cell('lag', '–', true),
    cell('published', sum('published'), true),
    cell('next', '–'),
    cell('gaps', sum('openGaps'), true),
  ]);
}
