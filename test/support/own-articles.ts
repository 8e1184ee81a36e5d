import type { Article } from '../../src/index.js';

/** A small help centre for tests: languages, a machine translation, tiers, an article with teeth. */
export const ARTICLES: readonly Article[] = [
  {
    id: 'import-contacts',
    lang: 'en',
    title: 'How do I import contacts?',
    body: 'Open Contacts, choose Import and pick a file. Each row becomes one contact.\n\nRows without an address are left out.',
    html: `<h2>Steps</h2><ol><li>Open Contacts<ul><li>or press C</li></ul></li><li>Choose <strong>Import</strong></li></ol>
      <blockquote><p>Note: rows without an address are left out.</p></blockquote>
      <p><img src="/images/none.svg" alt="The import button"> See <a href="/help/export-contacts">Export contacts</a> or <a href="https://other.example/">another site</a>.</p>`,
    url: '/help/import-contacts',
    updated: '2026-03-05',
    section: 'Contacts',
    availableWith: { 'Kestrel Core': ['Starter', 'Professional'] },
  },
  {
    id: 'import-contacts',
    lang: 'nb',
    title: 'Importer kontakter',
    body: 'Åpne Kontakter og velg Importer.',
    updated: '2026-01-02',
    machineTranslated: true,
  },
  { id: 'export-contacts', lang: 'en', title: 'Export contacts', body: 'Choose Export to get a file of all your contacts.', url: '/help/export-contacts' },
  { id: 'merge-contacts', lang: 'en', title: 'Merge two contacts', body: 'Open one of the contacts and choose Merge.' },
  {
    id: 'teeth',
    lang: 'en',
    title: 'An article with teeth',
    body: 'Teeth.',
    html: `<p onclick="window.bitten = 1">Hello</p><script>window.bitten = 1</script><img src="x" onerror="window.bitten = 1">
      <a href="javascript:window.bitten = 1">press me</a><iframe srcdoc="<script>parent.bitten = 1</script>"></iframe>
      <form action="https://evil.example"><input name="password"></form><style>* { display: none }</style>
      <svg onload="window.bitten = 1"></svg><a href="data:text/html,<script>1</script>">data</a><p id="panel" style="position: fixed">fixed</p>`,
  },
];

/** A visitor whom every channel knows. */
export const ADA = { id: 'ada', name: 'Ada', email: 'ada@example.com', phone: '+4722000000', role: 'super-admin', seat: 'core' } as const;
