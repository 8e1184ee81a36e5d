import type { Article } from '../core/article.js';

/** The articles that a backend must hold, and no others, while the checks look at its knowledge. */
export const CONTRACT_ARTICLES: readonly Article[] = [
  {
    id: 'import-contacts',
    lang: 'en',
    title: 'How do I import contacts?',
    body: 'Save your contacts as a CSV file, open Contacts and press Import.\n\nEach person needs a row of their own with an e-mail address.',
    section: 'Contacts',
    updated: '2026-11-09',
    keywords: ['csv', 'spreadsheet'],
    pages: ['/contacts*'],
  },
  {
    id: 'import-contacts',
    lang: 'nb',
    title: 'Hvordan importerer jeg kontakter?',
    body: 'Lagre kontaktene som en CSV-fil, åpne Kontakter og trykk på Importer.',
    section: 'Kontakter',
    updated: '2026-11-10',
    machineTranslated: true,
  },
  {
    id: 'reset-password',
    lang: 'en',
    title: 'Reset your password',
    body: 'Press the link below the password field. We send you a letter with a code.',
    section: 'Signing in',
    updated: '2026-10-01',
  },
  {
    id: 'billing/invoices & taxes?',
    lang: 'en',
    title: 'Find an invoice',
    body: 'Every invoice stands below Settings, Billing, with the taxes paid.',
    section: 'Billing',
  },
];
