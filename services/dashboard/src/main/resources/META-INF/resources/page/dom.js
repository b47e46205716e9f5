/** Makes elements; whatever is text stays text, whoever wrote it. */

const SVG = 'http://www.w3.org/2000/svg';

function fill(made, content, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...[content].flat(3).filter(part => part !== undefined && part !== null && part !== false));
  return made;
}

/** An element of HTML with text or children; a function among its attributes listens to the event of that name. */
export function element(name, content = [], attributes = {}) {
  return fill(document.createElement(name), content, attributes);
}

/** The same of SVG. */
export function drawn(name, attributes = {}, content = []) {
  return fill(document.createElementNS(SVG, name), content, attributes);
}

/** Text that only a screen reader says. */
export function unseen(text) {
  return element('span', text, {class: 'unseen'});
}

/** Puts other children into an element and keeps the focus on what has the same key (`data-key`) or id. */
export function replace(parent, children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset?.key;
  const id = focused?.id;
  parent.replaceChildren(...[children].flat(3).filter(Boolean));
  if (focused && !parent.contains(focused)) {
    const again = [...parent.querySelectorAll('[data-key], [id]')].find(each =>
      (key && each.dataset.key === key) || (!key && id && each.id === id));
    again?.focus({preventScroll: true});
  }
}
