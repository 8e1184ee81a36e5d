import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Offer } from '../../src/core/offer.js';
import { checkDraft, faultsAfter, faultsIn, fieldsOf, fitted, isWritten, LONGEST, newDraft, toTicket, type Draft, type Faults } from '../../src/core/draft.js';
import { mended, readDraft } from '../../src/core/mended.js';
import { CHANNELS } from '../../src/core/plan.js';
import { dataOf } from '../support/data.js';

const offer: Offer = { channel: 'email', premium: false, state: 'offered', languages: ['en', 'fr'], language: 'en', label: 'contact.channel.email' };
const blank = newDraft(offer);
const draft: Draft = { ...blank, summary: 'Import stalls', description: 'At 40 per cent', email: 'ada@example.com', phone: '+47 22 00 00 00' };
const callback: Draft = { ...draft, channel: 'callback' };

describe('a new draft (R26, R27)', () => {
  test('has the address and number of whoever asks', () =>
    expect(newDraft(offer, { email: 'ada@example.com', phone: '+4722000000' })).toMatchObject({ email: 'ada@example.com', phone: '+4722000000' }));
  test('has the question as its summary', () => expect(newDraft(offer, {}, '  How do I import? ').summary).toBe('How do I import?'));
  test('is for the channel, in the language it is answered in', () => expect(newDraft({ ...offer, channel: 'callback', language: 'fr' })).toMatchObject({ channel: 'callback', language: 'fr', severity: 'standard' }));
  test('is empty otherwise', () => expect(blank).toMatchObject({ summary: '', description: '', email: '', phone: '', custom: {}, context: {} }));

  for (const letter of ['x', 'å', '👍', '票'])
    test(`takes as much of a long question as may be sent, and cuts no letter: ${letter}`, () => {
      const { summary } = newDraft(offer, {}, letter.repeat(5_000));
      expect(summary).toBe(letter.repeat(LONGEST.summary));
      expect(checkDraft({ ...draft, summary })).toEqual({});
    });
});

describe('the form', () => {
  for (const channel of CHANNELS)
    test(`${channel} asks for ${channel === 'callback' ? 'a number too' : 'four things'}`, () =>
      expect(fieldsOf(channel)).toEqual(['language', ...(channel === 'callback' ? ['phone'] : []), 'summary', 'description', 'email']));
});

describe('what keeps a draft from being sent', () => {
  for (const { what, changed, faults } of [
    { what: 'nothing', changed: {}, faults: {} },
    { what: 'no summary', changed: { summary: '' }, faults: { summary: 'required' } },
    { what: 'a summary of blanks', changed: { summary: ' \n\t\u3000' }, faults: { summary: 'required' } },
    { what: 'a summary of 200', changed: { summary: 'x'.repeat(200) }, faults: {} },
    { what: 'a summary of 201', changed: { summary: 'x'.repeat(201) }, faults: { summary: 'too-long' } },
    { what: 'a summary of 200 and blanks around', changed: { summary: ` ${'x'.repeat(200)} ` }, faults: {} },
    { what: 'a summary of 200 pictures', changed: { summary: '👍'.repeat(200) }, faults: {} },
    { what: 'a summary of 201 pictures', changed: { summary: '👍'.repeat(201) }, faults: { summary: 'too-long' } },
    { what: 'no description', changed: { description: '' }, faults: { description: 'required' } },
    { what: 'a description of 20,000', changed: { description: 'x'.repeat(20_000) }, faults: {} },
    { what: 'a description of 20,001', changed: { description: 'x'.repeat(20_001) }, faults: { description: 'too-long' } },
    { what: 'a description of five megabytes', changed: { description: 'lorem '.repeat(873_813) }, faults: { description: 'too-long' } },
    { what: 'no address', changed: { email: '' }, faults: { email: 'required' } },
    { what: 'half an address', changed: { email: 'ada@' }, faults: { email: 'email' } },
    { what: 'an address of 254', changed: { email: `ada@${'x.'.repeat(123)}long` }, faults: {} },
    { what: 'an address of 255', changed: { email: `adas@${'x.'.repeat(123)}long` }, faults: { email: 'too-long' } },
    { what: 'blanks around an address', changed: { email: ' ada@example.com\n' }, faults: {} },
    { what: 'no number where none is asked for', changed: { phone: '' }, faults: {} },
    { what: 'nonsense for a number where none is asked for', changed: { phone: 'x'.repeat(99) }, faults: {} },
    { what: 'no number for a call', changed: { channel: 'callback', phone: ' ' }, faults: { phone: 'required' } },
    { what: 'four digits for a call', changed: { channel: 'callback', phone: '1234' }, faults: { phone: 'phone' } },
    { what: 'five digits for a call', changed: { channel: 'callback', phone: '12345' }, faults: {} },
    { what: 'a number of 40', changed: { channel: 'callback', phone: '1'.repeat(40) }, faults: {} },
    { what: 'a number of 41', changed: { channel: 'callback', phone: '1'.repeat(41) }, faults: { phone: 'too-long' } },
    { what: 'no language', changed: { language: '' }, faults: { language: 'required' } },
    { what: 'a language that is not answered', changed: { language: 'nb' }, faults: { language: 'language' } },
    { what: 'everything', changed: { language: '', summary: '', description: '', email: '' }, faults: { language: 'required', summary: 'required', description: 'required', email: 'required' } },
  ] as readonly { readonly what: string; readonly changed: Partial<Draft>; readonly faults: Faults }[])
    test(`${what}: ${JSON.stringify(faults)}`, () => expect(checkDraft({ ...draft, ...changed }, { languages: offer.languages })).toEqual(faults));

  test('any language will do where every one is answered, if it is one', () => {
    expect(checkDraft({ ...draft, language: 'nb' })).toEqual({});
    expect(checkDraft({ ...draft, language: 'whatever they speak' })).toEqual({ language: 'language' });
  });

  test('the faults stand in the order of the form', () =>
    expect(Object.keys(checkDraft({ ...callback, language: '', phone: '', summary: '', description: '', email: '' }))).toEqual(['language', 'phone', 'summary', 'description', 'email']));
});

describe('a ticket', () => {
  test('is the draft, with a reference', () =>
    expect(toTicket({ ...draft, custom: { browser: 'Firefox' }, context: { page: '/x' } }, 'key-1')).toEqual({
      reference: 'key-1',
      channel: 'email',
      premium: false,
      severity: 'standard',
      summary: 'Import stalls',
      description: 'At 40 per cent',
      language: 'en',
      email: 'ada@example.com',
      custom: { browser: 'Firefox' },
      context: { page: '/x' },
    }));

  test('carries a number for a call alone', () => {
    expect(toTicket(callback, 'key-1').phone).toBe('+47 22 00 00 00');
    expect('phone' in toTicket(draft, 'key-1')).toBe(false);
  });

  test('leaves out blanks around lines, and none of a description', () =>
    expect(toTicket({ ...draft, summary: ' a  b ', email: ' ada@example.com ', description: '\n\tfirst\r\n  second \n' }, 'key-1')).toMatchObject({
      summary: 'a  b',
      email: 'ada@example.com',
      description: '\n\tfirst\r\n  second \n',
    }));

  const naughty = dataOf('input/naughty.json') as readonly { readonly text: string }[] | undefined;

  test.skipIf(!naughty)('holds the naughtiest words as they were typed, and after a stay in the store as well', () => {
    const changed = naughty!.filter(({ text }) => {
      const typed = { ...draft, summary: `a${text}z`, description: text, custom: { [text]: text }, context: { text } };
      const ticket = toTicket(mended(structuredClone(typed), blank), 'key-1');
      return ticket.summary !== `a${text}z` || ticket.description !== text || ticket.custom[text] !== text || ticket.context['text'] !== text;
    });
    expect(naughty!.length).toBeGreaterThan(600);
    expect(changed).toEqual([]);
  });
});

describe('a draft from outside', () => {
  test('is taken where it is whole', () => expect(mended(draft, blank)).toEqual(draft));

  for (const outside of [undefined, null, 0, '', 'draft', true, [], () => draft])
    test(`is ours where it is ${JSON.stringify(outside) ?? typeof outside}`, () => expect(mended(outside, draft)).toEqual(draft));

  for (const { what, outside, is } of [
    { what: 'words that are none', outside: { summary: 7, description: null, email: {}, phone: ['1'], language: undefined }, is: {} },
    { what: 'a severity that is none', outside: { severity: 'worst' }, is: {} },
    { what: 'another severity', outside: { severity: 'critical' }, is: { severity: 'critical' } },
    { what: 'another channel, which is not for sale', outside: { channel: 'phone', premium: true }, is: {} },
    { what: 'fields of its own that are no texts', outside: { custom: { a: 'b', c: 7, d: null } }, is: { custom: { a: 'b' } } },
    { what: 'fields of its own that are no fields', outside: { custom: 'x', context: 7 }, is: {} },
    { what: 'more than we know', outside: { summary: 'Other', version: 3 }, is: { summary: 'Other' } },
    { what: 'no words at all, on purpose', outside: { summary: '', description: '' }, is: { summary: '', description: '' } },
  ])
    test(`is mended: ${what}`, () => expect(mended(outside, draft)).toEqual({ ...draft, ...is }));

  test('can be checked and sent whatever it was', () =>
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('summary', 'description', 'email', 'phone', 'language', 'severity', 'custom', 'context', '__proto__'), fc.anything())), (outside) => {
        const ours = mended(outside, draft);
        expect(() => [checkDraft(ours, { languages: ['en'] }), toTicket(ours, 'key-1')]).not.toThrow();
        expect(Object.keys(ours).sort()).toEqual(Object.keys(draft).sort());
      }),
    ));
});

describe('words written for one channel', () => {
  const forCall = newDraft({ ...offer, channel: 'callback', languages: ['de', 'fr'], language: 'de' });
  test('come along to another', () => expect(fitted(draft, forCall, ['de', 'fr'])).toMatchObject({ channel: 'callback', summary: 'Import stalls', email: 'ada@example.com' }));
  test('keep their language where it is answered', () => expect(fitted({ ...draft, language: 'fr' }, forCall, ['de', 'fr']).language).toBe('fr'));
  test('keep their language where every one is answered', () => expect(fitted(draft, forCall, []).language).toBe('en'));
  test('take another where it is not', () => expect(fitted(draft, forCall, ['de', 'fr']).language).toBe('de'));
});

describe('a draft is worth keeping', () => {
  for (const field of ['summary', 'description', 'email', 'phone'] as const)
    test(`once something is written in ${field}`, () => expect(isWritten({ ...blank, [field]: 'x' }, blank)).toBe(true));
  test('not while nothing is', () => expect(isWritten({ ...blank }, blank)).toBe(false));
});

describe('a backend\'s verdict on the fields', () => {
  for (const [fields, faults] of [
    [undefined, {}],
    [{}, {}],
    [{ email: 'email', summary: 'too-long' }, { summary: 'too-long', email: 'email' }],
    [{ email: 'mailbox-full' }, { email: 'invalid' }],
    [{ email: 'toString' }, { email: 'invalid' }],
    [{ colour: 'required' }, {}],
    [{ email: '' }, {}],
  ] as const)
    test(`${JSON.stringify(fields) ?? 'none'} means ${JSON.stringify(faults)}`, () =>
      expect(faultsIn({ kind: 'invalid', message: '', ...(fields && { fields: fields }) })).toEqual(faults));
});

describe('the time of a call', () => {
  const slot = { start: '2026-08-03T07:00:00.000Z', end: '2026-08-03T07:30:00.000Z' };
  const other = { start: '2026-08-03T08:00:00.000Z', end: '2026-08-03T08:30:00.000Z' };
  const timed: Draft = { ...callback, slot };

  test('is sent with a call, and with nothing else', () => {
    expect(toTicket(timed, 'key-1')).toMatchObject({ slot });
    expect(toTicket(callback, 'key-1')).not.toHaveProperty('slot');
    expect(toTicket({ ...timed, channel: 'email' }, 'key-1')).not.toHaveProperty('slot');
  });

  test('is at fault where nobody calls then, below the number', () => {
    const asked: string[] = [];
    const takes = (_: unknown, language: string): boolean => asked.push(language) < 0;
    expect(Object.keys(checkDraft({ ...timed, phone: '', summary: '' }, { takes }))).toEqual(['phone', 'slot', 'summary']);
    expect(asked).toEqual(['en']);
    expect([checkDraft(timed), checkDraft(callback, { takes }), checkDraft({ ...timed, channel: 'email' }, { takes })]).toEqual([{}, {}, {}]);
  });

  test('is worth keeping, and its fault goes once another is chosen', () => {
    expect(isWritten({ ...blank, slot }, blank)).toBe(true);
    expect([faultsAfter({ slot: 'slot' }, timed, { ...timed, slot: { ...slot }, summary: 'x' }), faultsAfter({ slot: 'slot' }, timed, { ...timed, slot: other })]).toEqual([{ slot: 'slot' }, {}]);
    expect(faultsIn({ kind: 'invalid', message: '', fields: { slot: 'slot' } })).toEqual({ slot: 'slot' });
  });

  test('stays while one looks at another channel, like the number', () => expect(fitted(timed, { ...blank, channel: 'callback' }, ['en']).slot).toEqual(slot));

  test('is mended: taken where it is one, taken away by nothing, ours where it is garbled or not said', () => {
    const made = (given: object) => mended(given, timed).slot;
    expect([made({ slot: other }), made({ slot: null }), made({ slot: undefined }), made({ slot: 'soon' }), made({ slot: { start: 7 } }), made({})]).toEqual([other, undefined, undefined, slot, slot, slot]);
    expect(mended({ slot: null }, timed)).not.toHaveProperty('slot');
    expect(readDraft({ channel: 'callback', slot, summary: 'x' })).toMatchObject({ slot });
    expect(readDraft({ channel: 'callback', summary: 'x' })).not.toHaveProperty('slot');
  });
});
