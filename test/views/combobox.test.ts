import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { memoryBackend } from '../../src/backends/memory.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ARTICLES } from '../support/own-articles.js';

const ASK = 'Ask a question';
const SUGGESTED = ['How do I import contacts?', 'How do I merge?'];

const open = (options: object = {}): Promise<HelpPage> =>
  openHelp({ backend: memoryBackend({ articles: ARTICLES }), suggestions: SUGGESTED.map((question) => ({ question })), ...options });

/** With the three articles on contacts below the field. */
async function typed(): Promise<HelpPage> {
  const help = await open();
  await help.type(ASK, 'contacts');
  await help.until(() => options(help).length === 3, 'three results');
  return help;
}

const options = (help: HelpPage): HTMLElement[] => help.all('[role=option]').filter((option) => option.checkVisibility());
const expanded = (help: HelpPage): string | null => help.field(ASK).getAttribute('aria-expanded');

/** The number of the option that is meant, as a screen reader knows it and as it is drawn, or `undefined`. */
function meant(help: HelpPage): number | undefined {
  const selected = options(help).filter((option) => option.getAttribute('aria-selected') === 'true');
  expect(selected.map(({ id }) => id).join()).to.equal(help.field(ASK).getAttribute('aria-activedescendant') ?? '');
  return selected[0] && options(help).indexOf(selected[0]);
}

async function keys(help: HelpPage, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await help.key(key);
  expect(help.focused === help.field(ASK), 'the focus stays in the field').to.equal(true);
}

async function withAlt(help: HelpPage, key: string): Promise<void> {
  await sendKeys({ down: 'Alt' });
  await keys(help, key);
  await sendKeys({ up: 'Alt' });
}

/** The sentences are those of the APG's example "Editable Combobox With List Autocomplete". */
describe('the question field as a combobox', () => {
  it('has the roles, names and references of one, and nothing chosen', async () => {
    const help = await typed();
    const field = help.field(ASK);
    expect([field.getAttribute('role'), field.getAttribute('aria-autocomplete'), expanded(help), meant(help)]).to.deep.equal(['combobox', 'list', 'true', undefined]);
    const list = (field.getRootNode() as ShadowRoot).getElementById(field.getAttribute('aria-controls')!)!;
    expect([list.role, list.ariaLabel]).to.deep.equal(['listbox', 'Type or choose a question']);
    for (const option of options(help)) expect(option.ariaSelected).to.equal('false');
    for (const group of help.all('[role=listbox] > *')) expect([group.role, help.one(`#${group.getAttribute('aria-labelledby')!}`).textContent]).to.deep.equal(['group', 'Results']);
  });

  it('says that there is no list where there is none', async () => {
    const help = await open({ suggestions: [] });
    expect(expanded(help)).to.equal('false');
    await keys(help, 'ArrowDown');
    expect([expanded(help), meant(help)]).to.deep.equal(['false', undefined]);
  });

  it('moves down from the field to the first option, on to the last, and from there to the first', async () => {
    const help = await typed();
    for (const option of [0, 1, 2, 0]) {
      await keys(help, 'ArrowDown');
      expect(meant(help)).to.equal(option);
    }
  });

  it('moves up from the field to the last option, on to the first, and from there to the last', async () => {
    const help = await typed();
    for (const option of [2, 1, 0, 2]) {
      await keys(help, 'ArrowUp');
      expect(meant(help)).to.equal(option);
    }
  });

  it('hides the list at Esc and keeps what is typed, empties the field at the next, and leaves at the third', async () => {
    const help = await typed();
    await keys(help, 'ArrowDown', 'Escape');
    expect([expanded(help), meant(help), options(help).length, help.field(ASK).value]).to.deep.equal(['false', undefined, 0, 'contacts']);
    await keys(help, 'Escape');
    expect([help.field(ASK).value, help.element.open]).to.deep.equal(['', true]);
    await help.key('Escape');
    expect(help.element.open).to.equal(false);
  });

  for (const [key, option] of [['ArrowDown', 0], ['ArrowUp', 2]] as const)
    it(`shows a hidden list again at ${key}, and means its ${option === 0 ? 'first' : 'last'} option`, async () => {
      const help = await typed();
      await keys(help, 'Escape', key);
      expect([expanded(help), meant(help)]).to.deep.equal(['true', option]);
    });

  it('shows a hidden list again at Alt and down, and hides it at Alt and up, without meaning any', async () => {
    const help = await typed();
    await keys(help, 'Escape');
    await withAlt(help, 'ArrowDown');
    expect([expanded(help), meant(help)]).to.deep.equal(['true', undefined]);
    await keys(help, 'ArrowDown');
    await withAlt(help, 'ArrowUp');
    expect([expanded(help), meant(help)]).to.deep.equal(['false', undefined]);
  });

  for (const [key, from, to] of [['ArrowLeft', 8, 7], ['ArrowRight', 3, 4], ['Home', 8, 0], ['End', 3, 8]] as const)
    it(`goes back to the field at ${key}, which moves its cursor`, async () => {
      const help = await typed();
      help.field(ASK).setSelectionRange(from, from);
      await keys(help, 'ArrowDown', key);
      expect([meant(help), help.field(ASK).selectionStart, expanded(help)]).to.deep.equal([undefined, to, 'true']);
    });

  it('goes back to the field with every letter, which it takes', async () => {
    const help = await typed();
    await keys(help, 'ArrowDown');
    await sendKeys({ type: ' m' });
    await help.settled();
    expect([help.field(ASK).value, meant(help)]).to.deep.equal(['contacts m', undefined]);
    await keys(help, 'ArrowDown', 'Backspace');
    expect([help.field(ASK).value, meant(help)]).to.deep.equal(['contacts ', undefined]);
  });

  it('takes the option that is meant at Enter: its words come into the field, and the list is gone', async () => {
    const help = await open();
    await help.until(() => options(help).length === 2, 'two suggestions');
    await keys(help, 'ArrowDown', 'ArrowDown');
    await help.key('Enter');
    await help.at(SUGGESTED[1]!);
    await help.key('Escape');
    await help.until(() => help.field(ASK).value === SUGGESTED[1], 'the words in the field');
    expect(expanded(help)).to.equal('false');
  });

  it('asks what is typed at Enter where no option is meant', async () => {
    const help = await typed();
    await help.key('Enter');
    await help.at('contacts');
  });

  it('leaves the keys alone that a method of input needs', async () => {
    const help = await typed();
    const press = (key: string, init: object): boolean => help.field(ASK).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }));
    await keys(help, 'ArrowDown');
    for (const composing of [{ isComposing: true }, { keyCode: 229 }])
      for (const key of ['ArrowDown', 'ArrowUp', 'Enter', 'Escape']) expect(press(key, composing), key).to.equal(true);
    await help.settled();
    expect([meant(help), help.field(ASK).value, help.element.open]).to.deep.equal([0, 'contacts', true]);
  });
});
