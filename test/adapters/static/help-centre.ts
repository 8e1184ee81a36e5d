import { createSearch, type Search, type Searchable } from '../../../src/search.js';

const article = (id: string, title: string, body: string, more: Partial<Searchable> = {}): Searchable => ({ id, title, body, ...more });

/** Small help centres, each a language with its own troubles. */
export const HELP_CENTRES: Readonly<Record<string, readonly Searchable[]>> = {
  en: [
    article('import', 'Import contacts from a spreadsheet', 'Save the spreadsheet as a CSV file. Open Contacts, press Import and choose the file.\n\nEvery row becomes one contact. Rows without an e-mail address are skipped.', { keywords: ['csv', 'upload'] }),
    article('export', 'Export contacts', 'Open Contacts and press Export. We send you a link by e-mail when the file is ready; it works for seven days.'),
    article('password', 'Reset your password', 'Press "Forgot password" below the password field. The link in our letter works for one hour, so use it soon.'),
    article('invoices', 'View and download invoices', 'Invoices stand under Settings, Billing. Press the arrow beside an invoice to download it.', { synonyms: ['receipt'] }),
    article('calendar', 'Synchronise your calendar', 'Connect Google or Outlook under Settings, Calendar. Meetings appear within five minutes in both calendars.'),
    article('cancel', 'Cancel your subscription', 'Only an owner can cancel. Your data is kept for ninety days after the subscription ends, then deleted for good.'),
  ],
  nb: [
    article('import', 'Importere kontakter', 'Lagre regnearket som en CSV-fil. Åpne Kontakter og trykk på Importer.'),
    article('faktura', 'Se og laste ned fakturaer', 'Fakturaene ligger under Innstillinger, Betaling. Fakturagebyret står på siste linje.'),
    article('passord', 'Tilbakestille passordet', 'Trykk på «Glemt passord» under passordfeltet. Lenken virker i én time.'),
  ],
  fr: [
    article('prelevement', 'Payer par prélèvement', 'Le prélèvement a lieu le premier jour du mois.'),
    article('evenement', 'Créer un événement', "Ouvrez le calendrier et choisissez la date de l'événement."),
  ],
  ja: [
    article('seikyu', '請求書をダウンロードする', '設定の「請求」を開きます。請求書の横にある矢印を押すとダウンロードできます。消費税は最後の行にあります。'),
    article('password', 'パスワードを再設定する', 'ログイン画面で「パスワードを忘れた場合」を押してください。リンクは1時間有効です。'),
    article('import', '連絡先をインポートする', 'スプレッドシートをCSVファイルとして保存し、連絡先の画面でインポートを押します。'),
  ],
  th: [
    article('password', 'รีเซ็ตรหัสผ่าน', 'กดลืมรหัสผ่านในหน้าเข้าสู่ระบบ'),
    article('invoice', 'ดาวน์โหลดใบแจ้งหนี้', 'ใบแจ้งหนี้อยู่ในหน้าการตั้งค่า'),
  ],
};

/** Searching one of them. */
export const helpCentre = (language: string): Promise<Search> => createSearch(HELP_CENTRES[language]!, { language });
