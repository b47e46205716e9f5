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

/**
 * Puts other children into an element. What has the same key (`data-key`, else its id) stays as its reader had it: focused,
 * opened (by the key of its summary), scrolled, typed into.
 */
export function replace(parent, children) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const left = new Map(keyed(parent).map(each => [keyOf(each), stateOf(each)]));
  parent.replaceChildren(...[children].flat(3).filter(Boolean));
  const after = keyed(parent);
  after.filter(each => left.has(keyOf(each))).forEach(each => resume(each, left.get(keyOf(each))));
  if (focused && !parent.contains(focused)) {
    after.find(each => keyOf(each) === keyOf(focused))?.focus({preventScroll: true});
  }
}

function keyed(parent) {
  return [...parent.querySelectorAll('[data-key], [id]')];
}

function keyOf(node) {
  return node.dataset?.key ?? node.id;
}

function stateOf(node) {
  const typed = node.matches('input:not([type=checkbox])') && node.value !== node.defaultValue;
  return {open: node.matches('summary') && node.parentElement.open, typed: typed ? node.value : null, top: node.scrollTop, left: node.scrollLeft};
}

function resume(node, {open, typed, top, left}) {
  if (open) {
    node.parentElement.open = true;
  }
  if (typed !== null) {
    node.value = typed;
  }
  if (top > 0 || left > 0) {
    node.scrollTo(left, top);
  }
}
