/** A reader says that a tag is wrong. */

import {Missing, send} from '../api.js';
import {element} from '../dom.js';
import {nameOf} from '../names.js';
import {refusal, say} from '../words.js';

/** The form for an event; closed until it is wanted. */
export function report(event) {
  const answer = element('p', [], {role: 'status'});
  const frameworks = [...new Set((event.tags ?? []).map(tag => tag.framework).filter(Boolean))];
  const button = element('button', say('report.send'));
  const form = element('form', [
    element('label', [say('report.framework'), element('select', [
      ...frameworks.map(id => element('option', nameOf(id), {value: id})), element('option', say('report.missing'), {value: ''}),
    ], {name: 'framework'})]),
    element('label', [say('report.why'), element('textarea', '', {name: 'words', maxlength: 1000, rows: 3, required: true})]),
    button, answer,
  ], {class: 'report', submit: async submitted => {
    submitted.preventDefault();
    button.disabled = true;
    try {
      const given = new FormData(form);
      const framework = given.get('framework') || undefined;
      await send('/api/v1/reports', {event: event.id, framework, wrong: framework ? 'tag' : 'missing', words: given.get('words')});
      answer.replaceChildren(say('report.thanks'));
    } catch (problem) {
      button.disabled = false;
      answer.replaceChildren(...problem instanceof Missing ? [say('report.none')] : refusal(problem.message));
    }
  }});
  return element('details', [element('summary', say('report.title')), form]);
}
