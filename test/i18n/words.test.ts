import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.js';
import { LANGUAGES } from '../../src/core/language.js';
import { CATALOGS, NAMESPACES, type Catalog, type Catalogs, type Namespace } from '../../src/i18n/catalogs.js';
import { Words } from '../../src/i18n/words.js';
import { dataOf } from '../support/data.js';
import { settled } from '../support/fake-world.js';

/** What our own files say, read past everything that is under test. */
function said(language: string, key: string): unknown {
  const [namespace, ...path] = key.split('.');
  const catalog = JSON.parse(readFileSync(`locales/${language}/${namespace!}.json`, 'utf8')) as unknown;
  return path.reduce((at, name) => (at as Record<string, unknown>)[name], catalog);
}

/** Catalogs that come when the test says so, or not at all. */
class FakeCatalogs {
  readonly asked: string[] = [];
  readonly #waiting = new Map<string, { resolve(catalog: { default: Catalog }): void; reject(error: Error): void }>();
  readonly catalogs = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      Object.fromEntries(
        NAMESPACES.map((namespace) => [
          namespace,
          () => {
            const name = `${language}/${namespace}`;
            this.asked.push(name);
            return new Promise<{ default: Catalog }>((resolve, reject) => this.#waiting.set(name, { resolve, reject }));
          },
        ]),
      ),
    ]),
  ) as unknown as Catalogs;

  async come(name: string, catalog: Catalog = { title: `title of ${name}` }): Promise<void> {
    this.#waiting.get(name)!.resolve({ default: catalog });
    await settled();
  }

  async fail(name: string): Promise<void> {
    this.#waiting.get(name)!.reject(new Error('The network is gone'));
    await settled();
  }
}

function speaking(catalogs?: Catalogs) {
  const told: Problem[] = [];
  return { words: new Words((problem) => told.push(problem), catalogs), told };
}

describe('the words', () => {
  test('are English at once', () => {
    const { words } = speaking();
    expect([words.language, words.t('panel.home.ask')]).toEqual(['en', 'Ask a question']);
  });

  test('are the language that is asked for, once it is here', async () => {
    const { words, told } = speaking();
    await words.speak('nb-NO');
    expect([words.language, words.t('panel.home.ask'), told]).toEqual(['nb', 'Still et spørsmål', []]);
  });

  for (const [tag, language] of [['nn', 'nb'], ['pt_BR', 'pt'], ['da', 'en'], ['no such tag', 'en'], [undefined, 'en']] as const)
    test(`are ${language} where ${tag ?? 'nothing'} is asked for`, async () => {
      const { words } = speaking();
      await words.speak(tag);
      expect(words.language).toBe(language);
    });

  test('of another part are here once it is loaded, and English until then', async () => {
    const { words } = speaking();
    await words.speak('nb');
    expect(words.has('contact.title')).toBe(false);
    await words.load('contact');
    expect(words.t('contact.title')).toBe('Kontakt oss');
  });

  test('of a part that is in use follow the language', async () => {
    const { words } = speaking();
    await words.load('contact');
    expect(words.t('contact.title')).toBe('Contact us');
    await words.speak('nl');
    expect(words.t('contact.title')).toBe('Neem contact met ons op');
  });

  test('count as the language does', async () => {
    const fake = new FakeCatalogs();
    const { words } = speaking(fake.catalogs);
    for (const [language, catalog, counted] of [
      ['fr', { found_one: '{{count}} article', found_many: '{{count}} d’articles', found_other: '{{count}} articles' }, ['0 article', '1 article', '2 articles', '1000000 d’articles']],
      ['ja', { found_other: '{{count}}件' }, ['0件', '1件', '2件', '1000000件']],
    ] as const) {
      const speak = words.speak(language);
      await fake.come(`${language}/panel`, catalog);
      await speak;
      expect([0, 1, 2, 1_000_000].map((count) => words.t('panel.found', { count }))).toEqual(counted);
    }
  });

  test('are the shipped ones in every language and part', async () => {
    for (const language of LANGUAGES) {
      const { words, told } = speaking();
      await words.speak(language);
      for (const namespace of NAMESPACES) await words.load(namespace);
      const titles = NAMESPACES.map((namespace) => `${namespace}.title`).filter((key) => typeof said(language, key) === 'string');
      expect([titles.map((key) => words.t(key)), told]).toEqual([titles.map((key) => said(language, key)), []]);
    }
  });
});

describe('dates and lists', () => {
  for (const [tag, tags] of [['nl-BE', ['nl-BE', 'nl']], ['en_US', ['en-US', 'en']], ['nn-NO', ['nb']], ['da', ['en']], [undefined, ['en']]] as const)
    test(`are written by ${tags.join(', ')} where ${tag ?? 'nothing'} is asked for`, async () => {
      const { words } = speaking();
      await words.speak(tag);
      expect(words.tags).toEqual(tags);
    });
});

describe('words that are missing', () => {
  test('are English', async () => {
    const fake = new FakeCatalogs();
    const { words } = speaking(fake.catalogs);
    const speak = words.speak('fr');
    await fake.come('fr/panel', { title: 'Aide' });
    await speak;
    expect([words.t('panel.title'), words.t('panel.back'), words.has('panel.back')]).toEqual(['Aide', 'Back', true]);
  });

  test('are English in a part that comes later, too', async () => {
    const fake = new FakeCatalogs();
    const { words } = speaking(fake.catalogs);
    void words.speak('fr');
    await fake.come('fr/panel');
    void words.load('contact');
    await fake.come('fr/contact', { title: 'Contactez-nous' });
    await fake.come('en/contact', { title: 'Contact us', intro: 'Choose' });
    expect([words.t('contact.title'), words.t('contact.intro')]).toEqual(['Contactez-nous', 'Choose']);
  });

  test('that cannot be fetched are English, and the host is told; the next time they are tried again', async () => {
    const fake = new FakeCatalogs();
    const { words, told } = speaking(fake.catalogs);
    const speak = words.speak('fr');
    await fake.fail('fr/panel');
    await speak;
    expect([words.t('panel.back'), told.map(({ kind }) => kind)]).toEqual(['Back', ['load']]);
    void words.speak('fr');
    await fake.come('fr/panel', { back: 'Retour' });
    expect(words.t('panel.back')).toBe('Retour');
  });

  test('are known by their key where nobody has them', () => {
    const { words } = speaking();
    expect([words.has('panel.nothing.like.it'), words.t('panel.nothing.like.it')]).toEqual([false, 'nothing.like.it']);
  });
});

describe('languages that come late', () => {
  test('a later one wins over a slower earlier one', async () => {
    const fake = new FakeCatalogs();
    const { words } = speaking(fake.catalogs);
    const [early, late] = [words.speak('fr'), words.speak('de')];
    await fake.come('de/panel', { back: 'Zurück' });
    await late;
    await fake.come('fr/panel', { back: 'Retour' });
    await early;
    expect([words.language, words.t('panel.back'), words.tags[0]]).toEqual(['de', 'Zurück', 'de']);
  });

  test('back to English wins over them', async () => {
    const fake = new FakeCatalogs();
    const { words } = speaking(fake.catalogs);
    const early = words.speak('fr');
    await words.speak('en');
    await fake.come('fr/panel', { back: 'Retour' });
    await early;
    expect([words.language, words.t('panel.back')]).toEqual(['en', 'Back']);
  });

  test('bring the part that a view asked for meanwhile', async () => {
    const fake = new FakeCatalogs();
    const { words } = speaking(fake.catalogs);
    const speak = words.speak('fr');
    const load = words.load('contact');
    await fake.come('en/contact', { title: 'Contact us' });
    await load;
    await fake.come('fr/panel');
    expect(words.language).toBe('en');
    await fake.come('fr/contact', { title: 'Contactez-nous' });
    await speak;
    expect([words.language, words.t('contact.title')]).toEqual(['fr', 'Contactez-nous']);
  });

  test('are fetched once, however often they are asked for', async () => {
    const fake = new FakeCatalogs();
    const { words } = speaking(fake.catalogs);
    void words.speak('fr');
    void words.speak('fr');
    await fake.come('fr/panel');
    await words.speak('en');
    await words.speak('fr');
    expect(fake.asked).toEqual(['fr/panel']);
  });
});

describe('the host\'s own words', () => {
  test('lie over ours, and ours stay beside them', async () => {
    const { words } = speaking();
    await words.speak('nb', { nb: { 'panel.title': 'Hjelpesenter', 'panel.home.ask': 'Spør oss' } });
    expect([words.t('panel.title'), words.t('panel.home.ask'), words.t('panel.back')]).toEqual(['Hjelpesenter', 'Spør oss', said('nb', 'panel.back')]);
  });

  test('lie over English, too', async () => {
    const { words } = speaking();
    await words.speak('en', { en: { 'panel.title': 'Assistance' } });
    expect([words.t('panel.title'), words.t('panel.back')]).toEqual(['Assistance', 'Back']);
  });

  test('lie over a part that comes later', async () => {
    const { words } = speaking();
    await words.speak('nb', { nb: { 'contact.title': 'Ring oss' } });
    await words.load('contact');
    expect([words.t('contact.title'), words.t('contact.intro')]).toEqual(['Ring oss', said('nb', 'contact.intro')]);
  });

  test('may be in a language we do not ship: the rest is English', async () => {
    const { words, told } = speaking();
    await words.load('contact');
    await words.speak('da-DK', { da: { 'panel.title': 'Hjælp', 'contact.title': 'Kontakt os' } });
    expect([words.language, words.t('panel.title'), words.t('contact.title'), words.t('panel.back'), words.t('contact.intro'), told]).toEqual(['da', 'Hjælp', 'Kontakt os', 'Back', said('en', 'contact.intro'), []]);
  });

  for (const [tag, own, nearest] of [['pt-BR', 'pt-BR', 'pt'], ['nn-NO', 'nn', 'nb']] as const)
    test(`may be a few of ${own}: the rest is ${nearest}`, async () => {
      const { words } = speaking();
      await words.speak(tag, { [own]: { 'panel.title': 'Own' } });
      await words.load('contact');
      expect([words.language, words.t('panel.title'), words.t('panel.back'), words.t('contact.title')]).toEqual([own, 'Own', said(nearest, 'panel.back'), said(nearest, 'contact.title')]);
    });

  test('may count', async () => {
    const { words } = speaking();
    await words.speak('en', { en: { 'panel.found_one': 'Just one', 'panel.found_other': 'All {{count}}' } });
    expect([1, 3].map((count) => words.t('panel.found', { count }))).toEqual(['Just one', 'All 3']);
  });

  test('give way again once the host takes them back', async () => {
    const { words } = speaking();
    await words.load('contact');
    await words.speak('nb', { nb: { 'panel.title': 'Hjelpesenter', 'contact.title': 'Ring oss' }, en: { 'panel.title': 'Assistance' } });
    await words.speak('nb');
    expect([words.t('panel.title'), words.t('contact.title')]).toEqual([said('nb', 'panel.title'), 'Kontakt oss']);
    await words.speak('en');
    expect(words.t('panel.title')).toBe('Help');
  });

  test('stay with their own widget', async () => {
    const [one, other] = [speaking().words, speaking().words];
    await one.speak('nb', { nb: { 'panel.home.ask': 'Spør oss' }, en: { 'panel.home.ask': 'Ask us' } });
    await other.speak('nb');
    expect(other.t('panel.home.ask')).toBe('Still et spørsmål');
    await other.speak('en');
    expect([other.t('panel.home.ask'), speaking().words.t('panel.home.ask')]).toEqual(['Ask a question', 'Ask a question']);
  });

  for (const key of ['__proto__.polluted', 'panel.__proto__.polluted', 'panel.constructor.prototype.polluted', 'title', '', '.', 'panel.'])
    test(`do no harm under a key like ${JSON.stringify(key)}`, async () => {
      const { words } = speaking();
      await words.speak('en', JSON.parse(`{"en":{${JSON.stringify(key)}:"yes"},"__proto__":{"panel.polluted":"yes"}}`) as Record<string, Record<string, string>>);
      expect([({} as Record<string, unknown>)['polluted'], words.t('panel.title'), words.t('panel.home.ask')]).toEqual([undefined, 'Help', 'Ask a question']);
    });
});

describe('what a visitor typed', () => {
  const naughty = (dataOf('input/naughty.json') as readonly { readonly text: string }[] | undefined)?.map(({ text }) => text) ?? [];

  test('is shown as it is, whatever it would mean to i18next', async () => {
    const { words } = speaking();
    await words.speak('en', { en: { 'panel.said': 'You said “{{text}}”.' } });
    const typed = ['$t(panel.title)', '{{text}}', '{{- text}}', '{{count}}', '$t(panel.found, {"count": 2})', '$&', '$1', '$$', "$'", '%s', '<b>&amp;</b>', '__proto__', 'x'.repeat(10_000), ...naughty];
    const changed = typed.filter((text) => words.t('panel.said', { text }) !== `You said “${text}”.`);
    expect(changed).toEqual([]);
  });
});

describe('on a page that has broken `JSON.stringify`', () => {
  const { stringify } = JSON;
  afterEach(() => void (JSON.stringify = stringify));

  for (const [name, broken] of [
    ['answers nothing of use', () => '{}'],
    ['throws', () => { throw new TypeError('Converting circular structure'); }],
  ] as const)
    test(`which now ${name}, words are found and counted in every language`, async () => {
      JSON.stringify = broken;
      const { words } = speaking();
      await words.speak('ja');
      await words.load('form');
      const japanese = words.t('form.faults', { count: 1 });
      await words.speak('en');
      expect([japanese, words.t('form.faults', { count: 1 }), words.t('form.faults', { count: 2 })]).toEqual([
        expect.stringContaining('1'),
        'One field needs your attention',
        '2 fields need your attention',
      ]);
    });
});

test('every part of every language is written out', () => expect(LANGUAGES.map((language) => Object.keys(CATALOGS[language]))).toEqual(LANGUAGES.map((): readonly Namespace[] => NAMESPACES)));
