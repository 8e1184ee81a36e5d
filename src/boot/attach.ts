import { ContextProvider, ContextRoot } from '@lit/context';
import type { ReactiveElement } from 'lit';
import { browserClock } from '../adapters/browser/clock.js';
import type { Problem } from '../core/problem.js';
import { checkEarly } from '../core/settings-early.js';
import type { Settings } from '../core/settings.js';
import { placeOf, type Place, type PlaceName } from '../core/view.js';
import { Words } from '../i18n/words.js';
import type { Tell } from '../ports/tell.js';
import { Session } from '../session/session.js';
import type { Setup } from '../session/setup.js';
import type { Nearby } from '../session/world.js';
import { EXPORT_PARTS } from '../ui/parts.js';
import { visitContext } from '../ui/session-context.js';
import { define as definePanel } from '../views/panel/panel.js';
import { define as defineHome } from '../views/search/search.js';
import { Backends } from './backend.js';
import type { Attached, Given, Stand, Wishes } from './given.js';
import { onMove } from './moves.js';

/** How long the panel takes to arrive, in ms: until then nothing competes with the first letter typed. */
const AT_REST = 200;

/** One for the page, and before any view is defined: views that upgrade before their provider are answered later. */
const contexts = new ContextRoot();
let rooted = false;

/**
 * Puts the panel and its session behind an `<ask-help>`.
 *
 * Loads code and words only: neither the endpoint nor any storage is touched before the panel is shown.
 */
export async function attach({ host, root }: Stand, given: Given, tell: Tell, wishes: Wishes): Promise<Attached> {
  if (!rooted) contexts.attach(document.documentElement);
  rooted = true;
  const report = (problem: Problem): void => wishes.problem(problem);
  const missing = (error: unknown): void => report({ kind: 'load', message: `a part of the help could not be fetched (${String(error)})` });
  const backends = new Backends(report);
  const words = new Words(report);
  const setup = (latest: Settings): Setup => ({ given: given.settings, settings: latest, backend: backends.choose(given, latest), language: words.language });

  const first = checkEarly(given.settings);
  await words.speak(first.locale, first.messages);
  const nearby: Nearby = {
    clock: browserClock,
    tell,
    page: () => location.pathname,
    all: async () => (await import('./world.js')).wholeWorld(nearby, () => given.context),
  };
  const session = new Session(setup(first), nearby);

  const provider = new ContextProvider(host as ReactiveElement, { context: visitContext, initialValue: { session, words } });
  provider.hostConnected();
  definePanel();
  defineHome();
  const panel = document.createElement('ask-panel');
  panel.setAttribute('exportparts', EXPORT_PARTS);
  panel.onclosed = () => wishes.close();
  for (const name of ['header', 'home', 'footer']) panel.append(Object.assign(document.createElement('slot'), { name, slot: name }));
  root.append(panel);
  // Few pages put views of ours beside their fallback link; only they pay for it.
  const place = (): void => {
    if (![...host.querySelectorAll('*')].some((element) => element.localName.startsWith('ask-'))) return;
    import('./placed.js').then(({ definePlaced }) => definePlaced(host, session, words, report)).catch(missing);
  };
  place();

  const open = async (place: Place | undefined, anchor: Element | undefined): Promise<void> => {
    if (place && place.name !== 'home') session.go(place);
    else if (place) session.navigation.go(place);
    await panel.show(anchor);
    // The field stands and the panel has come to rest; now what is good to have beside it.
    browserClock.after(AT_REST, () => void session.begin());
  };

  // A view in the page may lead to a place that only the panel can show.
  session.navigation.state.listen(() => {
    if (session.navigation.state.value.here.name !== 'home' && !host.hasAttribute('open')) wishes.open();
  });

  const life = new AbortController();
  session.opened.listen(() => {
    import('./unread.js').then(({ showUnread }) => showUnread(host, root, session, words, life.signal)).catch(missing);
  });
  // A closed panel asks nothing; opening it does.
  onMove(() => {
    if (host.hasAttribute('open')) session.moved();
  }, life.signal);

  return {
    async update(latest) {
      given = latest;
      const settings = checkEarly(latest.settings);
      await words.speak(settings.locale, settings.messages);
      // Only the newest word of the host counts, however long its language took to come.
      if (given !== latest) return;
      session.update(setup(settings));
      place();
    },
    show: (name, anchor) => open(named(name, report), anchor),
    hide: () => panel.hide(),
    ask: (text, anchor) => open({ name: 'answer', text }, anchor),
    openArticle: (id, language, anchor) => open({ name: 'article', id, language }, anchor),
    contact: (channel, anchor) => open(channel ? { name: 'form', channel } : { name: 'contact' }, anchor),
    prefill: async (fields) => (await session.openDesk()).drafting.prefill(fields),
    signOut: () => session.signOut(),
    resume: () => session.resume(),
    offers: async () => (await session.openDesk()).contact.state.value.offers,
    dispose() {
      life.abort();
      session.dispose();
      backends.dispose();
      panel.remove();
    },
  };
}

/** A place as the host names it; home, with a word to the host, where it names none of ours. */
function named(name: PlaceName | undefined, report: (problem: Problem) => void): Place | undefined {
  if (name === undefined) return undefined;
  const place = placeOf(name);
  if (!place) report({ kind: 'setting', setting: 'show', message: `show: ${JSON.stringify(name)} is no place; home is shown` });
  return place ?? { name: 'home' };
}
