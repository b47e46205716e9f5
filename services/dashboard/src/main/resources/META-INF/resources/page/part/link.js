/** Links that lead to what is behind a figure, within the page; and the same addresses as the API has them. */

import {address, go} from '../address.js';
import {element} from '../dom.js';

const FIGURES = /^\/api\/v1\/[a-z/-]+(\?[^#\s]*)?$/;

/** Whether it is an address of the API, and no other. */
export function isOfTheApi(link) {
  return typeof link === 'string' && FIGURES.test(link);
}

/** Shows what is behind a figure. */
export function open(link) {
  if (isOfTheApi(link)) {
    go({behind: link.slice('/api/v1/'.length), event: ''});
  }
}

/** Follows a link within the page, so that nothing is loaded again. */
export function follow(changes, content, attributes = {}) {
  return element('a', content, {...attributes, href: address(changes), click: event => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      go(changes);
    }
  }});
}

/** A figure that leads to what is behind it; only its text, where nothing is. */
export function behind(link, content, attributes = {}) {
  return isOfTheApi(link)
    ? follow({behind: link.slice('/api/v1/'.length), event: ''}, content, {class: 'behind', 'data-key': 'behind-' + link, ...attributes})
    : element('span', content, attributes);
}
