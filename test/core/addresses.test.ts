import { describe, expect, test } from 'vitest';
import { isEmail, isPhone } from '../../src/core/addresses.js';
import { dataOf } from '../support/data.js';

describe('an e-mail address', () => {
  for (const address of ['ada@example.com', 'a.b+c_d-e@sub.example.co.uk', "o'brien@example.ie", 'søren@eksempel.no', 'ada@exämple.de', 'a@उदाहरण.भारत', 'あ@例え.テスト', `${'x'.repeat(64)}@example.com`, `a@${'x'.repeat(63)}.com`, 'a@xn--bcher-kva.example'])
    test(`${address} can be one`, () => expect(isEmail(address)).toBe(true));

  for (const address of ['', 'ada', 'ada@', '@example.com', 'ada@localhost', 'ada@@example.com', 'ada@example..com', '.ada@example.com', 'ada.@example.com', 'a..b@example.com', 'ada@-example.com', 'ada@example-.com', 'ada@.com', 'ada@example.com.', 'ada lovelace@example.com', 'ada@exa mple.com', 'Ada <ada@example.com>', 'ada@example.com, bob@example.com', '"ada"@example.com', 'ada@[127.0.0.1]', 'a\u0007b@example.com', 'a\u0000@example.com', '\ud800@example.com', 'ada@example.com\r\nBcc: x@y.z', `${'x'.repeat(65)}@example.com`, `a@${'x'.repeat(64)}.com`, 'mailto:ada@example.com'])
    test(`${JSON.stringify(address)} cannot`, () => expect(isEmail(address)).toBe(false));

  test('of a megabyte is told at once', { timeout: 1_000 }, () => {
    for (const text of ['a'.repeat(1 << 20), `a@${'a.'.repeat(1 << 19)}`, `a@${'a-'.repeat(120)}!`]) expect(isEmail(text)).toBe(false);
  });

  const world = dataOf('input/emails.json') as readonly { readonly address: string; readonly valid: boolean; readonly source: string }[] | undefined;
  /** What may be an address by the letter of the law, and is none that a visitor writes into a form: "quoted"@, an IP, one label. */
  const isOutlandish = (address: string): boolean => /^"|@\[|@[^.]*$/.test(address);

  test.skipIf(!world)('is judged as isemail does, but for what no visitor writes', () => {
    const judged = world!.filter(({ source }) => source.startsWith('isemail'));
    const others = judged.filter(({ address, valid }) => isEmail(address) !== (valid && !isOutlandish(address)));
    expect([judged.length, others.map(({ address }) => address)]).toEqual([443, []]);
  });

  test.skipIf(!world)('is judged as validator.js does where its verdict does not hang on options, but for what is told here', () => {
    const ours = world!.filter(({ source }) => source === 'validator.js');
    const isTorn = (address: string): boolean => new Set(ours.filter((one) => one.address === address).map(({ valid }) => valid)).size > 1;
    const judged = ours.filter(({ address }) => !isTorn(address) && !isOutlandish(address) && !address.includes('<'));
    const others = judged.filter(({ address, valid }) => isEmail(address) !== valid).map(({ address }) => address);
    expect([...new Set(others.filter((address) => address.length < 100))]).toEqual([
      // Wide characters, which name the same host as narrow ones.
      'somename@ｇｍａｉｌ.com',
      // A top level of one letter, and one of digits: there is none today.
      'z@co.c',
      'ｇｍａｉｌｇｍａｉｌｇｍａｉｌｇｍａｉｌｇｍａｉｌ@gmail.com',
      // An underscore in a host, which browsers refuse as we do.
      'foobar@my_sarisari_store.typepad.com',
      // Judged by options of validator.js alone: letters beyond English, hosts on a list.
      'tüst@invalid.com',
      'email@0.0.0.256',
      'email@26.0.0.256',
      'foo+bar@gmail.com',
      'foo+bar@test.com',
    ]);
  });
});

describe('a telephone number', () => {
  for (const number of ['12345', '+4722000000', '+47 22 00 00 00', '(020) 7031-3000', '0800/123 456', '1.650.253.0000', '+1 650 253 0000 x12', '+44 2034567890 ext. 456', '8 (423) 202-25-11 доб. 100', '03–331–6005', '253‑0000', '０３－１２３４－５６７８', '（1）　3456789', '٠١٢٣٤٥٦٧٨٩', '*31#22000000', '123456,,789#'])
    test(`${number} can be one`, () => expect(isPhone(number)).toBe(true));

  for (const number of ['', '1234', '+', '+---', 'call me', 'ada@example.com', '1800 SIX FLAGS', '12345; DROP TABLE', '<b>12345</b>', '+47 22 00 00 00 or +47 33 00 00 00', '12345\u0000'])
    test(`${JSON.stringify(number)} cannot`, () => expect(isPhone(number)).toBe(false));

  test('of a megabyte is told at once', { timeout: 1_000 }, () => {
    for (const text of [`${'1'.repeat(1 << 20)}!`, 'x'.repeat(1 << 20), `${' x'.repeat(1 << 19)}!`]) expect(isPhone(text)).toBe(false);
  });

  const world = dataOf('input/phones.json') as readonly { readonly number: string; readonly e164?: string; readonly valid?: boolean; readonly viable?: boolean }[] | undefined;

  test.skipIf(!world)('of any country can be one, as it is written there and with its country\'s code, if it has five digits', () => {
    const numbers = world!.filter(({ valid }) => valid).flatMap(({ number, e164 }) => [number, e164!]);
    expect(numbers.length).toBe(2_256);
    expect(numbers.filter((number) => !isPhone(number))).toEqual(['9601', '7012', '8999', '3101', '7290']);
  });

  test.skipIf(!world)('is none where libphonenumber sees none', () =>
    expect(world!.filter(({ number, viable }) => viable === false && isPhone(number))).toEqual([]));
});
