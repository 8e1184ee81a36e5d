/** The page of Kestrel's app: its few views, and the bar that shows Ask-Help to different people. */

const account = {
  created: '2024-09-02',
  renews: '2027-01-31',
  contacts: { 'customer-success': { name: 'Kim Larsen', email: 'kim.larsen@kestrel.example' } },
};

const people = {
  ada: { id: 'ada', name: 'Ada Berg', email: 'ada@nordlys.example', phone: '+4755501234', role: 'super-admin', seat: 'core', language: 'en' },
  ben: { id: 'ben', name: 'Ben Okafor', email: 'ben@nordlys.example', role: 'member', seat: 'sales', language: 'en' },
  chie: { id: 'chie', name: 'Chie Tanaka', email: 'chie@nordlys.example', role: 'member', seat: 'none', language: 'ja' },
};

const help = document.getElementById('help');
const bar = document.getElementById('demo');
const choices = [...bar.querySelectorAll('select')];
const initial = (select) => [...select.options].find((option) => option.defaultSelected)?.value;

/** Puts the choices of the address into the bar; what it does not name is as at first. */
function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const select of choices) {
    select.value = query.get(select.name) ?? initial(select);
    if (select.selectedIndex < 0) select.value = initial(select);
  }
}

/** The address of `path` with the choices in it, so that it can be shared. */
function addressOf(path) {
  const url = new URL(path, location.href);
  url.search = location.search;
  for (const select of choices) {
    if (select.value === initial(select)) url.searchParams.delete(select.name);
    else url.searchParams.set(select.name, select.value);
  }
  return url;
}

const chosen = () => Object.fromEntries(choices.map(({ name, value }) => [name, value]));

/** Shows the page as the bar says. */
function dress() {
  const { person, language, direction, scheme } = chosen();
  const root = document.documentElement;
  root.lang = language;
  root.dir = direction;
  root.style.colorScheme = scheme === 'system' ? '' : scheme;
  const me = document.getElementById('me');
  me.textContent = people[person]?.name.replace(/(\S)\S* (\S).*/, '$1$2') ?? '';
  me.title = me.ariaLabel = people[person]?.name ?? '';
  me.hidden = !people[person];
}

readAddress();
let shown = chosen().person;
let leaving = Promise.resolve();

/** Tells the help who is here and on which plan. */
async function tell() {
  const before = shown;
  shown = chosen().person;
  // What the last person typed and received must not be there for the next one.
  if (before !== shown && typeof help.signOut === 'function') leaving = help.signOut();
  await leaving;

  const { plan, language, person } = chosen();
  help.locale = language;
  help.plan = plan;
  help.person = people[person];
  help.account = people[person] && account;
  help.token = people[person] && (() => token({ person: people[person], plan, account }));
}

/** A token for the person of the bar. A real host has its own server sign one for whoever is logged in. */
async function token(claims) {
  const response = await fetch('/help-api/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(claims),
  });
  if (!response.ok) throw new Error(`The demo's server gave no token: ${response.status}`);
  return (await response.json()).token;
}

/** Shows the view that the address names, as a single-page app does. */
function showView() {
  const pages = [...document.querySelectorAll('[data-page]')];
  const name = location.pathname.split('/')[1];
  const view = pages.find((page) => page.dataset.page === name) ?? pages[0];
  for (const page of pages) page.hidden = page !== view;
  for (const link of document.querySelectorAll('nav [data-view]')) {
    if (link.dataset.view === view.dataset.page) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${view.querySelector('h1').firstChild.textContent.trim()} · Kestrel`;
}

const plainClick = (event) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-view], a[data-article]');
  if (!link || !plainClick(event)) return;
  if (link.dataset.view) {
    event.preventDefault();
    history.pushState(null, '', addressOf(link.getAttribute('href')));
    showView();
  } else if (typeof help.openArticle === 'function') {
    event.preventDefault();
    help.openArticle(link.dataset.article);
  }
});

bar.addEventListener('change', () => {
  history.replaceState(null, '', addressOf(location.href));
  dress();
  tell();
});
bar.addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', () => {
  readAddress();
  showView();
  dress();
  tell();
});

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

document.getElementById('find').addEventListener('input', ({ target }) => {
  const rows = [...document.querySelectorAll('#people tr')];
  for (const row of rows) row.hidden = !plain(row.textContent).includes(plain(target.value.trim()));
  const found = rows.filter((row) => !row.hidden).length;
  document.getElementById('nobody').hidden = found > 0;
  document.getElementById('shown').textContent = target.value.trim() ? `Found ${found} of ${rows.length}` : `Showing ${rows.length} of 1,284 contacts`;
});

showView();
dress();
tell();
