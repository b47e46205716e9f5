const choice = document.getElementById('choice');
const status = document.getElementById('status');
const shown = document.getElementById('shares');
const count = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});
const PAUSE = 5000;
let current = '';
let asked = 0;
let timer;

/** What is chosen: each option's value is the parameter that it stands for. */
function query() {
  const chosen = [...choice.querySelectorAll('select')].map(select => select.value);
  return new URLSearchParams(chosen.filter(value => value !== '').join('&'));
}

/** An element with text or children; text is never read as markup. */
function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  return made;
}

function bar(share) {
  const made = element('div', [element('i', ''), element('b', '')], {class: 'bar', 'aria-hidden': 'true'});
  for (const part of ['share', 'low', 'high']) {
    made.style.setProperty('--' + part, 100 * share[part] + '%');
  }
  return made;
}

function row(share) {
  const interval = `${percent.format(share.low)} to ${percent.format(share.high)}`;
  const label = `${share.events} events of ${share.kind} that show the use of ${share.framework}`;
  const link = element('a', count.format(share.events), {href: share.link, 'aria-label': label});
  link.id = `${share.kind}/${share.framework}`;
  return element('tr', [
    element('th', share.framework, {scope: 'row'}),
    element('td', [percent.format(share.share), ' ', element('span', interval, {class: 'interval'}), bar(share)]),
    element('td', link, {class: 'number'}),
  ]);
}

function section(totals, shares) {
  const about = [`${count.format(totals.total)} of ${count.format(totals.all)} events show the use of a framework`
    + (totals.coverage === undefined ? '' : ` (coverage ${percent.format(totals.coverage)})`)];
  if (totals.leftOut > 0) {
    about.push(`${count.format(totals.leftOut)} are left out: their date is known to the month or year only`);
  }
  const heading = element('h2', `${totals.source} · ${totals.kind}`);
  heading.id = 'of-' + totals.kind;
  const head = element('tr', [
    element('th', 'Framework', {scope: 'col'}),
    element('th', 'Share and 95 % interval', {scope: 'col'}),
    element('th', 'Events', {scope: 'col', class: 'number'}),
  ]);
  const table = element('table', [element('thead', head), element('tbody', shares.map(row))],
    {'aria-labelledby': heading.id});
  return element('section', [heading, element('p', about.join('; ') + '.', {class: 'about'}),
    ...(shares.length > 0 ? [table] : [])]);
}

function show(answer) {
  const focused = document.activeElement?.id;
  shown.replaceChildren(...answer.windows.map(totals =>
    section(totals, answer.shares.filter(share => share.kind === totals.kind))));
  if (focused && document.activeElement?.id !== focused) {
    document.getElementById(focused)?.focus();
  }
}

function say(text, wrong) {
  status.textContent = text;
  status.classList.toggle('wrong', wrong);
  status.setAttribute('role', wrong ? 'alert' : 'none');
}

async function refresh() {
  clearTimeout(timer);
  const mine = ++asked;
  try {
    const response = await fetch('/api/v1/shares?' + query(), {cache: 'no-store', signal: AbortSignal.timeout(20000)});
    const text = await response.text();
    if (mine !== asked) {
      return;
    }
    const answer = JSON.parse(text);
    if (!response.ok) {
      throw new Error(answer.detail);
    }
    if (text !== current) {
      current = text;
      show(answer);
    }
    const nothing = answer.windows.length === 0 ? 'No events here yet. ' : '';
    say(`${nothing}Counted at ${new Date().toLocaleTimeString('en-GB')}.`, false);
  } catch (problem) {
    if (mine !== asked) {
      return;
    }
    say(`What is shown may be old: ${problem.message}`, true);
  }
  if (choice.elements.refresh.checked && !document.hidden) {
    timer = setTimeout(refresh, PAUSE);
  }
}

function choose() {
  const parameters = query();
  history.replaceState(null, '', parameters.size > 0 ? '?' + parameters : location.pathname);
  parameters.set('format', 'csv');
  document.getElementById('csv').href = '/api/v1/shares?' + parameters;
  refresh();
}

for (const [name, value] of new URLSearchParams(location.search)) {
  for (const option of choice.querySelectorAll('option')) {
    if (option.value === `${name}=${value}`) {
      option.selected = true;
    }
  }
}
choice.addEventListener('change', choose);
choice.addEventListener('submit', event => event.preventDefault());
document.addEventListener('visibilitychange', () => document.hidden ? clearTimeout(timer) : refresh());
choose();
