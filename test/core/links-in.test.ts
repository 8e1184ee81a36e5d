import { describe, expect, test } from 'vitest';
import { linksIn } from '../../src/core/links-in.js';

/** A text with its addresses in ‹›. */
const marked = (text: string): string => linksIn(text).map((stretch) => (stretch.address ? `‹${stretch.text}›` : stretch.text)).join('');

describe('addresses in somebody’s words', () => {
  for (const [text, as] of [
    ['See https://example.com/a?b=c#d.', 'See ‹https://example.com/a?b=c#d›.'],
    ['(see https://example.com/a)', '(see ‹https://example.com/a›)'],
    ['https://en.wikipedia.org/wiki/A_(b)', '‹https://en.wikipedia.org/wiki/A_(b)›'],
    ['Write to ada.b+c@example.com, please', 'Write to ‹ada.b+c@example.com›, please'],
    ['HTTPS://EXAMPLE.COM', '‹HTTPS://EXAMPLE.COM›'],
    ['javascript:alert(1) data:text/html,x file:///etc/passwd', 'javascript:alert(1) data:text/html,x file:///etc/passwd'],
    ['xhttps://example.com', 'xhttps://example.com'],
    ['https://', 'https://'],
    ['<a href="https://example.com">', '<a href="‹https://example.com›">'],
    ['「https://example.com/ページ」を参照', '「‹https://example.com/ページ›」を参照'],
    ['no address @ all', 'no address @ all'],
    ['', ''],
  ])
    test(`in "${text}"`, () => expect(marked(text!)).toBe(as));

  test('keep every letter', () => {
    const text = 'a https://example.com/,, b@c.de ) https://[ x';
    expect(linksIn(text).map((stretch) => stretch.text).join('')).toBe(text);
  });

  test('lead by http, https and mailto alone', () => {
    const addresses = linksIn('http://a.example https://b.example c@d.example').flatMap(({ address }) => address ?? []);
    expect(addresses).toEqual(['http://a.example/', 'https://b.example/', 'mailto:c@d.example']);
  });

  test.each(['a'.repeat(50_000), `https://a${')'.repeat(50_000)}`, 'a.'.repeat(25_000), 'a@'.repeat(25_000), `a@${'b-'.repeat(25_000)}`, '@'.repeat(50_000)])('are looked for in no time, whatever the text', (text) => {
    const begun = performance.now();
    linksIn(text);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
