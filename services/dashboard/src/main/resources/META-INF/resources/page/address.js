/** What is shown, as the address of the page says it: every control is a parameter, so that a view can be shared. */

const SWITCHES = ['implied', 'keras', 'confidence', 'forks', 'vendors', 'official', 'bots', 'generated', 'reposts', 'owners'];
/** Who else is asked so refuses. */
const ONLY = {owners: ['shares', 'index', 'index/history', 'momentum', 'crossovers', 'forecast', 'concentration', 'co-use'].map(name => '/api/v1/' + name)};
const listeners = [];

/** The parameters that every figure takes, in the order in which they are shown. */
export const switches = SWITCHES;

/** The parameter of this name, or what stands for its absence. */
export function chosen(name, absent = '') {
  return new URLSearchParams(location.search).get(name) ?? absent;
}

/** The parameter of this name as a list. */
export function list(name) {
  return chosen(name).split(',').filter(part => part !== '');
}

/** The page's address with other parameters; an empty or absent value takes a parameter out. */
export function address(changes) {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === null || value === '') {
      parameters.delete(name);
    } else {
      parameters.set(name, value);
    }
  }
  const query = parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
  return query === '' ? location.pathname : '?' + query;
}

/** Goes to the page with other parameters; back leads here again, unless this place is to be replaced. */
export function go(changes, replacing = false) {
  const to = address(changes);
  if (to !== (location.search || location.pathname)) {
    history[replacing ? 'replaceState' : 'pushState'](null, '', to + location.hash);
    listeners.forEach(listener => listener());
  }
}

/** Calls this whenever the address is another. */
export function onChange(listener) {
  listeners.push(listener);
}

/** A question to the API with the parameters of the page of these names, as far as its path takes them, and with others. */
export function question(path, names, more = {}) {
  const asked = new URLSearchParams();
  for (const name of names) {
    const value = chosen(name);
    if (value !== '' && (ONLY[name]?.includes(path) ?? true)) {
      asked.set(name, value);
    }
  }
  Object.entries(more).filter(([, value]) => value !== undefined && value !== '')
    .forEach(([name, value]) => asked.set(name, value));
  return asked.size === 0 ? path : `${path}?${asked}`;
}

window.addEventListener('popstate', () => listeners.forEach(listener => listener()));
