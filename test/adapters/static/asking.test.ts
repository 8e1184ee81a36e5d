import { describe, expect, test } from 'vitest';
import { isKeywords } from '../../../src/adapters/static/asking.js';

describe('somebody asks a question', () => {
  for (const [language, ...questions] of [
    ['English', 'how import', 'Where are invoices', 'import contacts?', 'What’s new'],
    ['Norwegian', 'hvordan importere', 'Når kommer fakturaen', 'hvor er den'],
    ['Swedish', 'hur importera', 'var hittar jag'],
    ['Danish', 'hvornår kommer den', 'hvad koster det'],
    ['Dutch', 'hoe importeren', 'waar vind ik'],
    ['German', 'wie importieren', 'Welches Konto'],
    ['French', 'comment importer', 'où trouver', 'qu’est-ce qu’un contact'],
    ['Spanish', 'cómo importar', 'como importar', '¿importar contactos?'],
    ['Portuguese', 'onde encontrar', 'o que é'],
    ['Italian', 'come importare', 'perché no'],
    ['Polish', 'jak importować'],
    ['Turkish', 'nasıl yüklerim'],
    ['Russian', 'как загрузить', 'где счёт'],
    ['Arabic', 'استيراد جهات؟'],
    ['Armenian', 'ներմուծել՞'],
    ['Japanese', '請求書はどこ', '使えますか', '請求書？'],
    ['Chinese', '如何导入', '怎么导入', '可以导入吗'],
    ['Korean', '어디 있나요', '가능할까'],
    ['any language, at some length', 'import contacts from another system', 'kontakte aus anderem programm übernehmen'],
  ] as const)
    for (const question of questions) test(`in ${language}: ${question}`, () => expect(isKeywords(question)).toBe(false));
});

describe('somebody types keywords', () => {
  for (const keywords of ['import contacts', 'reset password', 'my invoices', 'fakturagebyr', 'Rechnung herunterladen', 'счёт', '請求書', '连接', '', '   ', '🙂', '…'])
    test(JSON.stringify(keywords), () => expect(isKeywords(keywords)).toBe(true));
});
