import { describe, expect, test } from 'vitest';
import { checkCustom, choicesOf, chosenWith, customToSend, shownFields, worded, type CustomField } from '../../src/core/fields.js';
import { checkSettings } from '../../src/core/settings-check.js';

const BROWSER: CustomField = { name: 'browser', label: 'Browser', type: 'choice', options: ['Chrome', { value: 'ff', label: { en: 'Firefox', nb: 'Ildrev' } }], required: true };
const VERSION: CustomField = { name: 'version', label: 'Version', type: 'text', required: true, when: { field: 'browser', is: 'ff' } };
const PATCH: CustomField = { name: 'patch', label: 'Patch', type: 'text', when: { field: 'version' } };
const WHERE: CustomField = { name: 'where', label: 'Where', type: 'multi', options: ['Work', 'Home', 'Elsewhere'] };
const WHEN: CustomField = { name: 'when', label: 'When', type: 'date' };
const FLOOR: CustomField = { name: 'floor', label: 'Floor', type: 'textarea', required: true, when: { channel: ['callback', 'phone'] } };
const ALL = [BROWSER, VERSION, PATCH, WHERE, WHEN, FLOOR];

describe('the host’s fields that are there', () => {
  for (const { what, custom, channel = 'email', names } of [
    { what: 'before anything is chosen', custom: {}, names: ['browser', 'where', 'when'] },
    { what: 'where another has the value they wait for', custom: { browser: 'ff' }, names: ['browser', 'version', 'where', 'when'] },
    { what: 'where another has another value', custom: { browser: 'Chrome', version: '1' }, names: ['browser', 'where', 'when'] },
    { what: 'where one waits for one that waits', custom: { browser: 'ff', version: '130' }, names: ['browser', 'version', 'patch', 'where', 'when'] },
    { what: 'on another channel', custom: {}, channel: 'callback', names: ['browser', 'where', 'when', 'floor'] },
  ] as const)
    test(what, () => expect(shownFields(ALL, { channel, custom }).map(({ name }) => name)).toEqual(names));

  test('are there for any of several choices', () => {
    const noise: CustomField = { name: 'noise', label: 'Noise', type: 'text', when: { field: 'where', is: ['Home', 'Elsewhere'] } };
    expect(shownFields([WHERE, noise], { channel: 'email', custom: { where: 'Work\nElsewhere' } })).toHaveLength(2);
    expect(shownFields([WHERE, noise], { channel: 'email', custom: { where: 'Work' } })).toHaveLength(1);
  });

  test('are not two that wait for each other', () => {
    const [one, other] = (['a', 'b'] as const).map((name): CustomField => ({ name, label: name, type: 'text', when: { field: name === 'a' ? 'b' : 'a' } }));
    expect(shownFields([one!, other!], { channel: 'email', custom: { a: 'x', b: 'x' } })).toEqual([]);
  });
});

describe('what keeps them from being sent', () => {
  for (const { what, custom, faults } of [
    { what: 'a choice that is missing', custom: {}, faults: { 'custom.browser': 'required' } },
    { what: 'a choice that is none', custom: { browser: 'Lynx' }, faults: { 'custom.browser': 'invalid' } },
    { what: 'blanks for a text', custom: { browser: 'ff', version: ' ' }, faults: { 'custom.version': 'required' } },
    { what: 'a text of 501', custom: { browser: 'ff', version: 'x'.repeat(501) }, faults: { 'custom.version': 'too-long' } },
    { what: 'a text of 500', custom: { browser: 'ff', version: 'x'.repeat(500) }, faults: {} },
    { what: 'one of several choices that is none', custom: { browser: 'Chrome', where: 'Work\nMars' }, faults: { 'custom.where': 'invalid' } },
    { what: 'a day that is not in the calendar', custom: { browser: 'Chrome', when: '2026-02-30' }, faults: { 'custom.when': 'date' } },
    { what: 'an instant for a day', custom: { browser: 'Chrome', when: '2026-02-03T10:00Z' }, faults: { 'custom.when': 'date' } },
    { what: 'nothing, where one that is not there is missing', custom: { browser: 'Chrome' }, faults: {} },
  ])
    test(what, () => expect(checkCustom(ALL, { channel: 'email', custom })).toEqual(faults));
});

describe('what is sent', () => {
  test('leaves out what is empty or no longer there, and keeps what is the host’s own', () =>
    expect(customToSend(ALL, { channel: 'email', custom: { browser: 'Chrome', version: '130', where: '', build: '42', other: '' } })).toEqual({ browser: 'Chrome', build: '42', other: '' }));

  test('has several choices in the order of the options, one a line', () => {
    const one = chosenWith(WHERE, '', 'Elsewhere', true);
    const both = chosenWith(WHERE, one, 'Work', true);
    expect([one, both, chosenWith(WHERE, both, 'Elsewhere', false)]).toEqual(['Elsewhere', 'Work\nElsewhere', 'Work']);
  });
});

describe('a label', () => {
  for (const { language, text } of [
    { language: 'nb', text: 'Nettleser' },
    { language: 'nb-NO', text: 'Nettleser' },
    { language: 'nn', text: 'Nettleser' },
    { language: 'ja', text: 'Browser' },
  ])
    test(`for a reader of ${language} is "${text}"`, () => expect(worded({ en: 'Browser', nb: 'Nettleser' }, language)).toBe(text));

  test('in none of the reader’s languages, nor English, is the first there is', () => expect(worded({ sv: 'Webbläsare' }, 'ja')).toBe('Webbläsare'));
  test('of a choice is its value where it has no other', () => expect(choicesOf(BROWSER, 'nb')).toEqual({ Chrome: 'Chrome', ff: 'Ildrev' }));
});

describe('fields that are not right', () => {
  const told = (fields: unknown): readonly string[] => checkSettings({ fields }).problems.map(({ message }) => message);

  test('are told once each, and the others stay', () => {
    const { settings, problems } = checkSettings({ fields: [BROWSER, { name: 'x', label: 'X', type: 'number' }, { label: 'Y', type: 'text' }, WHEN] });
    expect(settings.fields?.map(({ name }) => name)).toEqual(['browser', 'when']);
    expect(problems.map(({ setting }) => setting)).toEqual(['fields[1].type', 'fields[2]']);
  });

  test('of one name count once', () => expect(told([WHEN, WHEN])).toEqual(['fields: there are two fields named "when"; it is left out']));

  test('that wait for nothing we know are told, and never asked for', () => {
    expect(told([VERSION])).toEqual(['fields: "version" waits for "browser", which is not another field we know; it is never shown']);
    expect(shownFields([VERSION], { channel: 'email', custom: { browser: 'ff' } })).toEqual([]);
  });

  test('whose condition we cannot read hold nobody up', () => {
    const { settings } = checkSettings({ fields: [{ ...FLOOR, when: { channel: 'fax' } }] });
    expect(checkCustom(settings.fields!, { channel: 'callback', custom: {} })).toEqual({});
  });
});
