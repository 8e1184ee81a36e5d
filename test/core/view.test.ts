import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { CHANNELS } from '../../src/core/plan.js';
import { back, go, placeOf, START, type Place, type Trail } from '../../src/core/view.js';

const along = (...places: readonly Place[]): Trail => places.reduce(go, START);
const names = ({ here, past }: Trail): readonly string[] => [...past, here].map(({ name }) => name);

const home: Place = { name: 'home' };
const contact: Place = { name: 'contact' };
const inbox: Place = { name: 'inbox' };
const form: Place = { name: 'form', channel: 'email' };
const receipt: Place = { name: 'receipt', ticket: 't1' };
const article = (id: string, more: object = {}): Place => ({ name: 'article', id, ...more });

describe('the way through the panel', () => {
  for (const { what, trail, is } of [
    { what: 'begins at home', trail: START, is: ['home'] },
    { what: 'is remembered', trail: along(contact, form), is: ['home', 'contact', 'form'] },
    { what: 'begins anew at home', trail: along(contact, form, home), is: ['home'] },
    { what: 'does not grow where one stays', trail: along(contact, contact), is: ['home', 'contact'] },
    { what: 'leads to another article', trail: along(article('a'), article('b')), is: ['home', 'article', 'article'] },
    { what: 'leads to the same article in another language', trail: along(article('a'), article('a', { language: 'en' })), is: ['home', 'article', 'article'] },
    { what: 'does not grow where the same article is asked for in other words', trail: along(article('a'), article('a', { language: undefined })), is: ['home', 'article'] },
    { what: 'leads on from a receipt to home alone: the form is gone', trail: along(contact, form, receipt), is: ['home', 'receipt'] },
    { what: 'goes on from a receipt', trail: along(contact, form, receipt, inbox), is: ['home', 'receipt', 'inbox'] },
  ])
    test(what, () => expect(names(trail)).toEqual(is));

  test('goes on where a page has broken `JSON.stringify`', () => {
    const { stringify } = JSON;
    JSON.stringify = () => '{}';
    const trail = along(contact, form);
    JSON.stringify = stringify;
    expect(names(trail)).toEqual(['home', 'contact', 'form']);
  });

  test('back leads to where one came from', () => expect(back(along(contact, article('a'), article('b')))).toEqual(along(contact, article('a'))));
  test('back from home stays at home', () => expect(back(START)).toEqual(START));
  test('back from a receipt leads home', () => expect(back(along(contact, form, receipt))).toEqual(START));
});

describe('wherever one goes', () => {
  const text = fc.string({ maxLength: 3 });
  const place: fc.Arbitrary<Place> = fc.oneof(
    fc.constantFrom<Place>(home, contact, inbox),
    fc.record({ name: fc.constant('answer' as const), text }),
    fc.record({ name: fc.constant('article' as const), id: text }),
    fc.record({ name: fc.constant('article' as const), id: text, language: fc.constantFrom('en', 'nb') }),
    fc.record({ name: fc.constant('form' as const), channel: fc.constantFrom(...CHANNELS) }),
    fc.record({ name: fc.constant('receipt' as const), ticket: text }),
    fc.record({ name: fc.constant('ticket' as const), id: text }),
  );
  const places = fc.array(place, { maxLength: 12 });

  test('back undoes it, unless it began anew', () =>
    fc.assert(
      fc.property(places, place, (before, to) => {
        const trail = along(...before);
        const gone = go(trail, to);
        if (to.name === 'home' || to.name === 'receipt' || gone === trail) return;
        expect(back(gone)).toEqual(trail);
      }),
    ));

  test('as many steps back as there were lead home, and home is never on the way', () =>
    fc.assert(
      fc.property(places, (before) => {
        let trail = along(...before);
        expect(trail.past.slice(1).map(({ name }) => name)).not.toContain('home');
        trail = trail.past.reduce(back, trail);
        expect(trail).toEqual(START);
      }),
    ));
});

describe('a place as a host names it', () => {
  for (const [named, place] of [
    ['home', home],
    ['contact', contact],
    ['account', { name: 'account' }],
    ['inbox', inbox],
    [{ article: 'import' }, article('import')],
    [{ ticket: 't1' }, { name: 'ticket', id: 't1' }],
    [{ form: 'callback' }, { name: 'form', channel: 'callback' }],
  ] as const)
    test(`${JSON.stringify(named)} is a place`, () => expect(placeOf(named)).toEqual(place));

  for (const named of ['', 'Home', 'receipt', '__proto__', 'toString', 0, 7, true, null, undefined, {}, [], ['home'], { article: '' }, { article: 7 }, { ticket: null }, { form: 'fax' }, { form: 'toString' }, { place: 'home' }, () => 'home', Symbol('home')])
    test(`${typeof named === 'symbol' ? 'a symbol' : (JSON.stringify(named) ?? typeof named)} is none`, () => expect(placeOf(named)).toBeUndefined());
});
