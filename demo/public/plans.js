/** Plans and rules: whatever changes in the form, the rules of Ask-Help decide anew. */
import { offersFor, replyPromise, routeFor } from '/ask/policy.js';

const form = document.getElementById('case');
const fields = [...form.elements].filter(({ name }) => name);
const field = (name) => form.elements.namedItem(name);

/* The clock */

/** What a wall clock in a zone shows at an instant, as `datetime-local` writes it. */
const wallOf = (instant, timeZone) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant).replace(' ', 'T');

/** The instant at which a wall clock in a zone shows a time; the browser knows the zones, and two steps are enough for any of them. */
function instantOf(wall, timeZone) {
  const wanted = Date.parse(`${wall}Z`);
  let instant = wanted;
  for (let step = 0; step < 2; step++) instant += wanted - Date.parse(`${wallOf(instant, timeZone)}Z`);
  return new Date(instant);
}

let now = new Date();
let following = true;

/** Sets the clock, or lets it go with the real one. */
function setClock(instant) {
  following = instant === undefined;
  now = instant ?? new Date();
  field('clock').value = wallOf(now, field('zone').value);
}

/* The address holds whatever is not as at first. */

const valueOf = (one) => (one.type === 'checkbox' ? (one.checked ? 'on' : 'off') : one.value);

const initialOf = (one) => {
  if (one.type === 'checkbox') return one.defaultChecked ? 'on' : 'off';
  return one.options ? [...one.options].find(({ defaultSelected }) => defaultSelected).value : one.defaultValue;
};

function setValue(one, value) {
  if (one.type === 'checkbox') one.checked = value === 'on';
  else one.value = value;
  if (one.options && one.selectedIndex < 0) one.value = initialOf(one);
}

function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const one of fields) setValue(one, query.get(one.name) ?? initialOf(one));
  const clock = field('clock').value;
  setClock(clock ? instantOf(clock, field('zone').value) : undefined);
}

function writeAddress() {
  const url = new URL(location.href);
  for (const one of fields) {
    const value = one.name === 'clock' && following ? '' : valueOf(one);
    if (value === initialOf(one)) url.searchParams.delete(one.name);
    else url.searchParams.set(one.name, value);
  }
  history.replaceState(null, '', url);
}

/* From the form to settings, as a host would write them */

const HOURS = {
  chat: {
    timeZone: 'Europe/Oslo',
    weekly: { 'mon-fri': ['08:00-20:00'] },
    languages: { ja: { timeZone: 'Asia/Tokyo', weekly: { 'mon-fri': ['09:00-18:00'] } } },
  },
};

const DIRECTORY = {
  support: { email: 'support@kestrel.example' },
  'customer-success': { email: 'success@kestrel.example' },
  contracts: { email: 'contracts@kestrel.example', withinDays: 90 },
  billing: { email: 'billing@kestrel.example' },
  sales: { email: 'sales@kestrel.example', phone: '+15550120' },
};

const MANAGER = { 'customer-success': { name: 'Kim Larsen', email: 'kim.larsen@kestrel.example' } };

const PEOPLE = {
  none: undefined,
  manager: MANAGER,
  all: { ...MANAGER, contracts: { name: 'Mira Costa', email: 'mira.costa@kestrel.example' }, sales: { name: 'Jon Aas', phone: '+15550121' } },
};

/** Leaves out what is undefined, so that the JSON below is what is decided by. */
const given = (object) => JSON.parse(JSON.stringify(object));

function settings() {
  const { plan, premium, role, designated, seat, language, created, renews, trial, assigned, locale, surface, hours, zone } = Object.fromEntries(fields.map((one) => [one.name, valueOf(one)]));
  return given({
    locale,
    plan: plan.includes(',') ? plan.split(',') : plan,
    addOns: premium === 'on' ? ['premium'] : undefined,
    surface,
    timeZone: zone,
    person: role === 'none' ? undefined : {
      id: 'ada',
      role,
      designated: designated === 'role' ? undefined : designated === 'yes',
      seat: seat === 'untold' ? undefined : seat,
      language,
    },
    account: { created: created || undefined, renews: renews || undefined, trialStarted: trial || undefined, contacts: PEOPLE[assigned] },
    hours: hours === 'on' ? HOURS : undefined,
    directory: DIRECTORY,
    phone: { standard: '+15550100', premium: '+15550199' },
  });
}

/* Words */

const CHANNELS = { chat: 'Chat', email: 'E-mail', callback: 'Call-back', phone: 'Phone' };
const STATES = { offered: ['Offered', 'good'], closed: ['Closed', 'busy'], denied: ['Denied', 'rest'] };
const REASONS = {
  plan: 'Not part of this plan.',
  seat: 'Needs a Core, Sales or Service seat.',
  surface: 'Not in the mobile app.',
  'language-only': 'Only in some languages.',
  hours: 'Outside opening hours.',
  'not-included': 'Not part of this package.',
  'signed-out': 'For people who are signed in.',
  ended: 'Ended in the mobile app on 3 September 2024.',
};
const TEAMS = { support: 'Support', 'customer-success': 'Customer Success', contracts: 'Contract management', billing: 'Billing', sales: 'Sales' };
const GOALS = {
  'use-tools': 'Use the tools',
  strategy: 'Strategy and account',
  renewal: 'Renew the contract',
  'contract-details': 'Details of the contract',
  billing: 'Invoices and payments',
  purchase: 'Consider a purchase',
  trial: 'Extend a trial',
  unsure: 'Not sure',
};
const ROUTES = {
  tools: 'Support helps with using the product.',
  team: 'On this plan the team looks after every account.',
  manager: 'The manager of this account.',
  unassigned: 'Nobody is assigned to this account.',
  contract: 'The contract manager of this account.',
  renewal: 'Renews on {date}, in 90 days or less.',
  early: 'Renews on {date}, in more than 90 days.',
  past: 'The renewal on {date} is past.',
  undated: 'No renewal is known.',
  details: 'Not a renewal that is near.',
  billing: 'Whatever is about money.',
  sales: 'No representative of its own.',
  representative: 'The sales representative of this account.',
  running: 'The trial runs until {date}.',
  ended: 'The trial ended on {date}.',
  trial: 'No trial is known.',
  unsure: 'They pass it on.',
};
const KINDS = { guaranteed: 'Guaranteed within', usual: 'Usually within', aim: 'We aim for' };
const UNITS = { businessDays: 'business day', businessHours: 'business hour', clockMinutes: 'minute' };

const languages = new Intl.DisplayNames('en', { type: 'language' });
const when = (instant) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: field('zone').value, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
const day = (date) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' }).format(new Date(date));
const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function replyWords(reply) {
  const [[unit, count] = []] = Object.entries(reply?.within ?? {});
  if (!unit || !KINDS[reply.kind]) return undefined;
  const time = unit === 'clockMinutes' && count % 60 === 0 ? plural(count / 60, 'hour') : plural(count, UNITS[unit]);
  return `${KINDS[reply.kind]} ${time}`;
}

const routeWords = ({ code, values = {} }) => (ROUTES[code] ?? code).replace('{date}', values.date ? day(values.date) : '');

/* What is shown */

/** An element with attributes and children; what is undefined is left out. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.flat().filter((child) => child !== undefined && child !== ''));
  return made;
}

/** Words of ours read from left to right whatever the page's direction. */
const say = (...words) => element('bdi', {}, ...words);
const small = (...words) => element('small', {}, say(...words));
const none = () => element('span', { class: 'quiet' }, '–');
const code = (text) => element('code', {}, text);
const link = (href, text) => element('a', { href }, say(text));
const dial = (number) => link(`tel:${number}`, number.replace(/^\+1(\d{3})(\d{4})$/, '+1 $1 $2'));

/** A row; the label is what names a cell where there is no room for a table. */
const row = (name, head, ...cells) =>
  element('tr', { role: 'row', 'data-row': name }, element('th', { scope: 'row', role: 'rowheader' }, head), cells.map(([label, ...children]) => element('td', { role: 'cell', 'data-label': label }, ...children)));

const nameOf = ({ channel, premium }) => (premium ? `Premium ${CHANNELS[channel].toLowerCase()}` : CHANNELS[channel]);

/** What there is to expect where nothing is said of the time. */
const UNTIMED = { chat: 'In real time', phone: 'Dial the number' };

function offerRow(offer) {
  const { channel, premium, state, reason, opens, reply, link: place, number } = offer;
  const [stateName, look] = STATES[state];
  const expect = reason
    ? [say(REASONS[reason.code] ?? reason.code), small(code(reason.code), opens ? ` · opens ${when(opens)}` : '')]
    : [say(replyWords(reply) ?? UNTIMED[channel] ?? 'Nothing promised'), reply?.due && small(`that is by ${when(reply.due)}`)];
  return row(
    `${premium ? 'premium-' : ''}${channel}`,
    nameOf(offer),
    ['State', element('span', { class: `pill ${look}` }, stateName)],
    ['Expect', ...expect],
    ['Language', ...(state === 'denied' ? [none()] : spokenIn(offer))],
    ['Number', state === 'denied' || !(number ?? place) ? none() : number ? dial(number) : link(place, place)],
  );
}

function spokenIn({ languages: spoken, language }) {
  const others = spoken.filter((one) => one !== language).map((one) => languages.of(one));
  const rest = spoken.length === 0 ? 'or any other' : others.length > 0 ? `or ${others.join(', ')}` : undefined;
  return [say(languages.of(language)), rest && small(rest)];
}

function routeRow([goal, name], { team, name: who, email, phone, link: place, also, notGuaranteed, reason }) {
  const reach = [email && link(`mailto:${email}`, email), phone && dial(phone), place && link(place, place)].filter(Boolean);
  const notes = [also && ` · or ask ${TEAMS[also]}`, notGuaranteed && ' · not guaranteed'].filter(Boolean);
  return row(
    goal,
    name,
    ['Team', say(TEAMS[team]), who && small(who)],
    ['Reach', ...(reach.length > 0 ? reach.map((one) => element('div', {}, one)) : [none()])],
    ['Why', say(routeWords(reason)), small(code(reason.code), ...notes)],
  );
}

function replyFigure(severity, premium, decidedBy) {
  const name = { standard: 'Standard issue', critical: 'Business-critical issue' }[severity];
  const reply = premium === undefined ? undefined : replyPromise(decidedBy, { channel: 'email', premium, severity }, now);
  const words = premium === undefined ? 'No e-mail here' : (replyWords(reply) ?? 'Nothing promised');
  return element('div', { 'data-severity': severity }, element('dt', {}, name, premium ? ' · Premium e-mail' : ''), element('dd', {}, words, reply?.due && small(`that is by ${when(reply.due)}`)));
}

function summaryOf(offers) {
  const named = (state) => offers.filter((offer) => offer.state === state).map(nameOf);
  const parts = Object.entries(STATES).flatMap(([state, [word]]) => (named(state).length > 0 ? [`${word}: ${named(state).join(', ')}.`] : []));
  const plan = field('plan').selectedOptions[0].text;
  return [`${plan}, ${when(now)}.`, ...parts].join(' ');
}

function show() {
  if (following) now = new Date();
  const root = document.documentElement;
  root.dir = field('direction').value;
  root.style.colorScheme = field('scheme').value === 'system' ? '' : field('scheme').value;

  const decidedBy = settings();
  const offers = offersFor(decidedBy, { now });
  const email = offers.find(({ channel, state }) => channel === 'email' && state === 'offered');
  document.getElementById('summary').textContent = summaryOf(offers);
  document.getElementById('offers').replaceChildren(...offers.map(offerRow));
  document.getElementById('replies').replaceChildren(...['standard', 'critical'].map((severity) => replyFigure(severity, email?.premium, decidedBy)));
  document.getElementById('routes').replaceChildren(...Object.entries(GOALS).map((goal) => routeRow(goal, routeFor(goal[0], decidedBy, now))));
  document.getElementById('document').textContent = JSON.stringify(decidedBy, null, 2);
}

/* What one does */

document.addEventListener('input', ({ target }) => {
  if (target.form !== form) return;
  // Another zone shows the same moment.
  if (target.name === 'zone') setClock(following ? undefined : now);
  if (target.name === 'clock') {
    // Half a date is no time yet.
    if (!target.value) return;
    following = false;
    now = instantOf(target.value, field('zone').value);
  }
  writeAddress();
  show();
});

form.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button) return;
  const { minutes, now: real } = button.dataset;
  setClock(real === undefined ? new Date(now.getTime() + Number(minutes) * 60_000) : undefined);
  writeAddress();
  show();
});

form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('popstate', () => {
  readAddress();
  show();
});

readAddress();
show();
