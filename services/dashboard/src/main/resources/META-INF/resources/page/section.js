/** A part of the page that asks the API something and shows the answer, or says why there is none. */

import {chosen} from './address.js';
import {ask, Missing, Trouble} from './api.js';
import {element, replace} from './dom.js';
import {offers} from './offers.js';
import {language, refusal, say} from './words.js';

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30000;

/**
 * A section.
 *
 * @param part `id`; `asks()`, the questions by name; `draw(answers)`, the elements, or nothing where there are no data;
 *   `needs`, a path that not every version of the API has; `extras`, the names of questions without whose answers it can do,
 *   as long as some question has one; `tools()`, controls beside the heading;
 *   `beside()`, what else it draws than answers; `undated`, whether the days that are chosen play no part in it
 */
export function section(part) {
  const heading = element('h2', say(part.id + '.title'), {id: part.id + '-title'});
  const tools = element('div', part.tools?.() ?? [], {class: 'tools'});
  const about = element('p', say(part.id + '.about'), {class: 'about'});
  const body = element('div', element('p', say('loading'), {class: 'loading'}), {class: 'body'});
  const trouble = element('p', [], {class: 'trouble', hidden: true, role: 'status'});
  const node = element('section', [element('div', [heading, tools], {class: 'head'}), about, trouble, body], {
    id: part.id, class: 'part', 'aria-labelledby': part.id + '-title', 'aria-busy': 'true',
  });
  let shown = null;
  let answered = null;
  let asked = 0;
  let place = null;
  let pause = FIRST_PAUSE;
  let timer;

  async function answer(name, path) {
    try {
      return await ask(path);
    } catch (problem) {
      if (part.extras?.includes(name) && (problem instanceof Missing || problem instanceof Trouble && !problem.passes)) {
        return problem;
      }
      throw problem;
    }
  }

  /** The answers as they were sent; nothing instead of an extra, unless all that was asked is refused. */
  async function answers(questions) {
    const all = await Promise.all(questions.map(([name, path]) => answer(name, path)));
    const refused = all.find(each => each instanceof Trouble);
    if (refused && all.every(each => each instanceof Error)) {
      throw refused;
    }
    return all.map(each => each instanceof Error ? 'null' : each);
  }

  async function refresh() {
    clearTimeout(timer);
    const mine = ++asked;
    if (part.needs && !await offers(part.needs)) {
      fail(new Missing(part.needs));
      return;
    }
    const questions = Object.entries(part.asks());
    const asking = JSON.stringify(questions);
    if (asking !== answered) {
      node.setAttribute('aria-busy', 'true');
    }
    let texts;
    try {
      texts = await answers(questions);
    } catch (problem) {
      if (mine === asked) {
        fail(problem, asking);
      }
      return;
    }
    if (mine !== asked) {
      return;
    }
    pause = FIRST_PAUSE;
    answered = asking;
    trouble.hidden = true;
    node.hidden = false;
    node.setAttribute('aria-busy', 'false');
    const now = JSON.stringify([language(), location.search, questions, texts, part.beside?.()]);
    if (now !== shown) {
      draw(Object.fromEntries(questions.map(([name], index) => [name, JSON.parse(texts[index])])));
      shown = now;
    }
  }

  function draw(answers) {
    const drawing = part.draw(answers);
    heading.replaceChildren(say(part.id + '.title'));
    about.replaceChildren(say(part.id + '.about'), part.undated && (chosen('from') || chosen('to')) ? ' ' + say('undated') : '');
    if (place !== location.search || !tools.contains(document.activeElement)) {
      replace(tools, part.tools?.(answers) ?? []);
      place = location.search;
    }
    replace(body, drawing ?? [element('p', say('nothing'), {class: 'nothing'})]);
    node.dispatchEvent(new CustomEvent('drawn', {bubbles: true}));
  }

  /** What is shown stays only as the answer to the same question, which may come again. */
  function fail(problem, asking) {
    node.setAttribute('aria-busy', 'false');
    if (problem instanceof Missing) {
      node.hidden = true;
      node.dispatchEvent(new CustomEvent('drawn', {bubbles: true}));
      return;
    }
    if (!(problem instanceof Trouble)) {
      throw problem;
    }
    if (!problem.passes || asking !== answered) {
      replace(body, []);
      shown = null;
      answered = null;
    }
    trouble.hidden = false;
    trouble.replaceChildren(...problem.passes ? [say('trouble.passes')] : refusal(problem.message));
    if (problem.passes) {
      timer = setTimeout(refresh, pause);
      pause = Math.min(LONGEST_PAUSE, 2 * pause);
    }
  }

  return {node, refresh};
}
