import { describe, expect, test } from 'vitest';
import { acceptedFrom } from '../../src/core/handed.js';
import type { Draft } from '../../src/core/draft.js';
import type { CustomField } from '../../src/core/fields.js';

const FIELDS: readonly CustomField[] = [
  { name: 'browser', label: 'Browser', type: 'choice', options: ['Chrome', 'Firefox'], required: true },
  { name: 'floor', label: 'Floor', type: 'text', when: { channel: 'callback' } },
];
const OWN: Draft = {
  channel: 'email', premium: false, severity: 'standard', language: 'en', summary: 'Import stalls', description: 'At 40 per cent', email: 'ada@example.com', phone: '',
  custom: { browser: 'Chrome' }, context: {}, attachments: [{ id: 'one', name: 'a.txt', type: 'text/plain', size: 1 }],
};
const accepted = (handed: unknown): ReturnType<typeof acceptedFrom> => acceptedFrom(handed, OWN, { languages: ['en'], fields: FIELDS });

describe('what a host makes of a draft', () => {
  test('is taken where it is right', () => {
    const { draft, spoilt } = accepted({ ...OWN, summary: '[web] Import stalls', custom: { browser: 'Firefox', build: '42' }, context: { page: '/x' } });
    expect([draft.summary, draft.custom, draft.context, spoilt]).toEqual(['[web] Import stalls', { browser: 'Firefox', build: '42' }, { page: '/x' }, {}]);
  });

  test('gives way to the visitor’s own words where it is spoilt', () => {
    const { draft, spoilt } = accepted({ ...OWN, summary: '', email: 7, custom: { browser: 'Lynx' } });
    expect([draft.summary, draft.email, draft.custom, spoilt]).toEqual(['Import stalls', 'ada@example.com', { browser: 'Chrome' }, { summary: 'required', 'custom.browser': 'invalid' }]);
  });

  test('may leave files out, and puts none in', () => {
    expect(accepted({ ...OWN, attachments: [] }).draft.attachments).toEqual([]);
    expect(accepted({ ...OWN, attachments: [{ id: 'other', name: 'b.exe', type: 'x', size: 1 }, { ...OWN.attachments[0], name: 'renamed' }] }).draft.attachments).toEqual(OWN.attachments);
  });

  test('fills no field that is not there', () => expect(accepted({ ...OWN, custom: { browser: 'Chrome', floor: '3' } }).draft.custom).toEqual({ browser: 'Chrome' }));

  describe('of the time of a call', () => {
    const slot = { start: '2026-08-03T07:00:00.000Z', end: '2026-08-03T07:30:00.000Z' };
    const night = { start: '2026-08-03T20:00:00.000Z', end: '2026-08-03T20:30:00.000Z' };
    const call: Draft = { ...OWN, channel: 'callback', phone: '+47 22 00 00 00' };
    const takes = ({ start }: { readonly start: string }): boolean => start === slot.start;
    const handed = (given: unknown, own: Draft): Draft['slot'] => acceptedFrom(given, own, { takes }).draft.slot;

    test('is taken where somebody calls then, and where it is taken away', () => expect([handed({ ...call, slot }, call), handed({ ...call, slot: null }, { ...call, slot })]).toEqual([slot, undefined]));
    test('gives way to the visitor’s own where nobody does', () => expect([handed({ ...call, slot: night }, { ...call, slot }), handed({ ...call, slot: night }, call)]).toEqual([slot, undefined]));
  });
});
