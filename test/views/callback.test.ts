import { expect } from '@open-wc/testing';
import { memoryBackend } from '../../src/backends/memory.js';
import { expectAccessible } from '../support/axe.js';
import { clearPage, openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

/** The form of a call-back, once all of it is there. */
async function callForm(properties: Readonly<Record<string, unknown>> = {}, heading = 'When should we call?'): Promise<HelpPage> {
  const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend(), ...properties });
  await help.element.signOut();
  await help.element.contact('callback');
  await help.sees(heading);
  return help;
}

const radio = (help: HelpPage, label: RegExp): HTMLInputElement => help.all<HTMLLabelElement>('label').find((one) => label.test(one.textContent))!.control as HTMLInputElement;
const list = (help: HelpPage, label: string): HTMLSelectElement => help.field(label) as unknown as HTMLSelectElement;

function choose(from: HTMLSelectElement, value: string): void {
  from.value = value;
  from.dispatchEvent(new Event('change'));
}

async function type(help: HelpPage, number: string): Promise<void> {
  const field = help.field('Phone number');
  field.focus();
  field.value = number;
  field.dispatchEvent(new Event('input'));
  field.blur();
  await help.settled();
}

async function fill(help: HelpPage): Promise<void> {
  await type(help, '+47 22 00 00 00');
  await help.type('Issue summary', 'Import stalls');
  await help.type('Description', 'At 40 per cent');
}

/** Open on the day after tomorrow alone, so that nobody calls now. */
const CLOSED_NOW = { callback: { weekly: { [['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getUTCDay() + 2) % 7]!]: ['09:00-11:00'] } } };

describe('asking for a call', () => {
  it('is for as soon as possible, with the time to expect, unless one chooses another', async () => {
    const help = await callForm();
    expect(radio(help, /As soon as possible/).checked).to.equal(true);
    await help.sees('As soon as possible · usually within 5 minutes');
    expect(help.all('select').length).to.equal(1);
    await expectAccessible(help);
  });

  it('at a time: by day, in the visitor’s own zone, which is named; another day keeps the time', async () => {
    const help = await callForm();
    radio(help, /At a time/).click();
    await help.sees('By your own clock:');
    const [day, time] = [list(help, 'Day'), list(help, 'Time')];
    expect(day.options.length).to.be.within(5, 6);
    choose(day, day.options[1]!.value);
    await help.settled();
    const third = time.options[3]!.textContent;
    choose(time, time.options[3]!.value);
    await help.settled();
    choose(list(help, 'Day'), day.options[2]!.value);
    await help.settled();
    expect(list(help, 'Time').selectedOptions[0]?.textContent).to.equal(third);
    await expectAccessible(help);
    radio(help, /As soon as/).click();
    await help.until(() => help.all('select').length === 1, 'no more lists');
  });

  it('by keys alone', async () => {
    const help = await callForm();
    radio(help, /As soon as/).focus();
    await help.key('ArrowDown');
    await help.sees('By your own clock:');
    expect(help.focused === radio(help, /At a time/)).to.equal(true);
    await help.key('Tab');
    expect(help.focused === list(help, 'Day')).to.equal(true);
    await help.key('Tab');
    expect(help.focused === list(help, 'Time')).to.equal(true);
  });

  it('is sent, says when we call, can be changed while it waits, and be cancelled', async () => {
    const help = await callForm();
    await fill(help);
    radio(help, /At a time/).click();
    await help.settled();
    choose(list(help, 'Day'), list(help, 'Day').options[2]!.value);
    await help.settled();
    const day = list(help, 'Day').value;
    await help.press('Submit');
    await help.at('We will call you');
    expect(help.text).to.contain(`The call comes on ${day}`).and.to.contain('We call +47 22 00 00 00.');
    await expectAccessible(help);
    await help.press('See your ticket');
    await help.at('Import stalls');
    await help.sees('Waiting for the call');
    expect(help.text).to.contain(day).and.to.contain('+47 22 00 00 00');
    await expectAccessible(help);
    help.control('Change number or time').focus();
    await help.press('Change number or time');
    await help.until(() => help.focused === help.field('Phone number'), 'the focus in the form');
    radio(help, /As soon as/).click();
    await type(help, '12');
    await help.press('Save');
    await help.sees('Write a phone number with at least five digits.');
    expect(help.focused === help.field('Phone number')).to.equal(true);
    await expectAccessible(help);
    await type(help, '+47 99 00 00 00');
    await help.press('Save');
    await help.sees('As soon as possible');
    await help.until(() => help.has('Change number or time'), 'the card');
    expect(help.one('ask-callback').shadowRoot!.textContent).to.contain('+47 99 00 00 00').and.not.to.contain(day);
    help.control('Cancel the call').focus();
    await help.press('Cancel the call');
    await help.sees('Cancel this call?');
    expect(help.focused?.textContent).to.equal('Cancel this call?');
    await help.press('No, keep it');
    await help.press('Cancel the call');
    await help.press('Yes, cancel it');
    await help.sees('Cancelled');
    expect(help.has('Change number or time')).to.equal(false);
    await expectAccessible(help);
  });

  it('says that a time has passed, and goes to it', async () => {
    const help = await callForm();
    await fill(help);
    void help.element.prefill({ slot: { start: '2020-01-01T10:00:00.000Z', end: '2020-01-01T10:30:00.000Z' } } as object);
    await help.sees('By your own clock:');
    await help.press('Submit');
    await help.sees('That time has passed, or nobody calls then. Choose another.');
    await help.until(() => help.focused === list(help, 'Time') || help.focused === list(help, 'Day'), 'the focus in the list');
    await expectAccessible(help);
    choose(list(help, 'Day'), list(help, 'Day').options[1]!.value);
    await help.until(() => !help.text.includes('That time has passed'), 'no fault');
    await help.press('Submit');
    await help.at('We will call you');
  });

  it('is there after hours too, for when somebody calls again', async () => {
    const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend(), hours: CLOSED_NOW });
    await help.press('Contact us');
    await help.sees('Closed right now');
    await expectAccessible(help);
    await help.press('Ask for a call then');
    await help.sees('When should we call?');
    expect(help.text).to.match(/As soon as possible · from \w+ /);
    await fill(help);
    await help.press('Submit');
    await help.at('We will call you');
    expect(help.text).to.match(/The call comes from \w+ /);
  });

  it('that never can be made is not offered', async () => {
    const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend(), hours: { callback: { weekly: {} } } });
    await help.press('Contact us');
    await help.sees('Closed right now');
    expect(help.has('Ask for a call then')).to.equal(false);
  });

  for (const { locale, heading } of [
    { locale: 'nb', heading: 'Når skal vi ringe?' },
    { locale: 'ja', heading: 'お電話の希望時間' },
    { locale: 'ar', heading: 'When should we call?' },
  ])
    it(`reads in ${locale}, dates and all`, async () => {
      const help = await callForm({ attributes: { locale } }, heading);
      help.all<HTMLInputElement>('input[type=radio]')[1]!.click();
      await help.until(() => help.all('select').length === 3, 'the lists');
      await expectAccessible(help);
      if (locale === 'nb') expect(help.all<HTMLSelectElement>('select')[1]!.options[1]!.textContent).to.match(/^\p{Ll}+dag \d+\. \p{Ll}+$/u);
      if (locale === 'ja') expect(help.all<HTMLSelectElement>('select')[1]!.options[1]!.textContent).to.match(/月\d+日\p{L}曜日$/u);
    });
});

describe('the number', () => {
  for (const { number, said } of [
    { number: '+47 220', said: 'This looks too short for Norway.' },
    { number: '+47 22 00 00', said: 'This looks too short for Norway.' },
    { number: '+44 12 34', said: 'This looks too short for +44.' },
    { number: '+47 22 00 00 00 00 00', said: 'This looks too long for Norway.' },
    { number: '+47 099 99 999', said: 'This does not look like a number in Norway.' },
    { number: '+999 123 456', said: 'We know no country with this code.' },
    { number: '+4722000000', said: 'Norway · +47 22 00 00 00' },
    { number: '0047 22000000', said: 'Norway · +47 22 00 00 00' },
    { number: '＋４７　２２００００００', said: 'Norway · +47 22 00 00 00' },
  ])
    it(`${number}: ${said}`, async () => {
      const help = await callForm();
      await type(help, number);
      await help.sees(said);
      await expectAccessible(help);
    });

  it('without its country is completed for where the page is, if one likes', async () => {
    const help = await callForm({ attributes: { locale: 'en-GB' } });
    await type(help, '020 7946 0958');
    await help.press(/Use .*\+44 20 7946 0958.* \(United Kingdom\)/);
    expect(help.field('Phone number').value).to.equal('+44 20 7946 0958');
    await help.sees('United Kingdom · +44 20 7946 0958');
  });

  it('that looks wrong can be sent all the same', async () => {
    const help = await callForm();
    await fill(help);
    await type(help, '+47 22 00 00');
    await help.sees('too short for Norway');
    await help.press('Submit');
    await help.at('We will call you');
    expect(help.text).to.contain('We call +47 22 00 00.');
  });

  it('is not judged while it is being written', async () => {
    const help = await callForm();
    help.field('Phone number').value = '';
    await help.type('Phone number', '+47 2200');
    await help.settled();
    expect(help.text).not.to.contain('too short');
    help.field('Issue summary').focus();
    await help.sees('too short for Norway');
  });

  it('keeps its time and number across a reload', async () => {
    const first = await callForm();
    await fill(first);
    radio(first, /At a time/).click();
    await first.settled();
    choose(list(first, 'Day'), list(first, 'Day').options[3]!.value);
    await first.settled();
    const day = list(first, 'Day').value;
    await first.sees('Saved on this device');
    clearPage();
    const again = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend() });
    await again.element.contact('callback');
    await again.press('Go on with it');
    await again.until(() => again.all('select').length === 3, 'the lists');
    expect([list(again, 'Day').value, again.field('Phone number').value]).to.deep.equal([day, '+47 22 00 00 00']);
    await again.element.signOut();
  });
});
