import { describe, expect, test } from 'vitest';
import { leaves, safeLink } from '../../src/core/link.js';
import { dataOf } from '../support/data.js';

const base = 'https://host.example/help/';

describe('a link', () => {
  for (const [address, href] of [
    ['article', 'https://host.example/help/article'],
    ['/contact', 'https://host.example/contact'],
    ['//other.example/x', 'https://other.example/x'],
    ['HTTP://other.example', 'http://other.example/'],
    ['mailto:ada@example.com', 'mailto:ada@example.com'],
    ['tel:+4722000000', 'tel:+4722000000'],
    ['#part', 'https://host.example/help/#part'],
  ])
    test(`to ${address} leads to ${href}`, () => expect(safeLink(address, base)?.href).toBe(href));

  for (const address of ['javascript:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,<p>', 'vbscript:x', 'file:///x', 'blob:https://host.example/x', 'about:blank', 'ftp://example.com', 'https://[', 'https://exa mple', '', undefined])
    test(`to ${JSON.stringify(address)} is none`, () => expect(safeLink(address, base)).toBeUndefined());

  for (const [address, away] of [
    ['/contact', false],
    ['https://host.example:443/x', false],
    ['https://host.example:8443/x', true],
    ['http://host.example/x', true],
    ['https://sub.host.example/x', true],
    ['mailto:ada@example.com', false],
    ['tel:+4722000000', false],
  ] as const)
    test(`to ${address} ${away ? 'leaves' : 'does not leave'} the site`, () => expect(leaves(safeLink(address, base)!, base)).toBe(away));
});

interface Verdicts {
  readonly base: string;
  readonly urls: readonly { readonly url: string; readonly protocol: string; readonly verdict: 'drop' | 'external' | 'same-origin' | 'contact-scheme' }[];
}

const verdicts = dataOf('security/urls.json') as Verdicts | undefined;

describe.skipIf(!verdicts)('the links of the world', () => {
  // A message to a telephone is no channel of ours: a channel's link is `mailto:`, `tel:` or `https:`.
  const judged = verdicts?.urls.filter(({ protocol }) => protocol !== 'sms:') ?? [];

  test('are dropped where they ought to be, and only there', () =>
    expect(judged.filter(({ url, verdict }) => (safeLink(url, verdicts!.base) === undefined) !== (verdict === 'drop')).map(({ url }) => url)).toEqual([]));

  test('are known to leave the site where they do, and only there', () => {
    const wrong = judged.filter(({ url, verdict }) => {
      const link = safeLink(url, verdicts!.base);
      return link && leaves(link, verdicts!.base) !== (verdict === 'external');
    });
    expect(wrong.map(({ url }) => url)).toEqual([]);
  });
});
