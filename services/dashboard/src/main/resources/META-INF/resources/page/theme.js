/** Light or dark: as the address says, else as this browser was told last, else as its system is. */

import {chosen, go} from './address.js';

const THEMES = ['auto', 'light', 'dark'];

function kept() {
  try {
    return localStorage.getItem('theme') ?? '';
  } catch {
    return '';
  }
}

/** The theme that holds now. */
export function theme() {
  const wanted = chosen('theme') || kept();
  return THEMES.includes(wanted) ? wanted : 'auto';
}

/** Shows the page in it. */
export function applyTheme() {
  document.documentElement.dataset.theme = theme();
}

/** The next one in turn. */
export function nextTheme() {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  try {
    localStorage.setItem('theme', next);
  } catch {
    // A browser that keeps nothing has the address.
  }
  go({theme: next === 'auto' ? '' : next});
}
