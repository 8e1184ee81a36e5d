import { describe, expect, test } from 'vitest';
import { staticBackend } from '../../../src/backends/static.js';
import type { Article } from '../../../src/core/article.js';
import { HELP_CENTRES } from './help-centre.js';

const meant = async (language: string, text: string): Promise<string | undefined> => {
  const articles = HELP_CENTRES[language]!.map((article): Article => ({ ...article, lang: language }));
  return (await staticBackend({ articles }).knowledge.search(text, { language })).meant;
};

describe('what was meant', () => {
  for (const [how, language, text, respelled] of [
    ['is told of a slip', 'en', 'pasword', 'password'],
    ['keeps the rest as it was typed', 'en', 'How do I  Impotr CONTACTS, please?', 'How do I  Import CONTACTS, please?'],
    ['is told of every slip', 'en', 'subscirpton calander', 'subscription calendar'],
    ['has its accents', 'fr', 'prelevemant', 'prélèvement'],
    ['is the word that most articles have', 'en', 'contatcs', 'contacts'],
  ] as const)
    test(`${how}: ${text}`, async () => expect(await meant(language, text)).toBe(respelled));

  for (const [why, language, text] of [
    ['every word is known', 'en', 'reset my password'],
    ['a word is another form of one that is', 'en', 'importing'],
    ['a word is only begun', 'en', 'synchr'],
    ['accents are left away', 'fr', 'prelevement'],
    ['a number is another', 'en', 'import in 2019'],
    ['nothing is near', 'en', 'zzqxvbk'],
    ['the script has no words to misspell', 'ja', '請求書をダウンロードす'],
  ] as const)
    test(`is not asked where ${why}: ${text}`, async () => expect(await meant(language, text)).toBeUndefined());
});
