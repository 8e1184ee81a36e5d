import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { memoryBackend } from '../../src/backends/memory.js';
import type { AskHelp, AskProblemEvent } from '../../src/index.js';
import { OBJECTS, SCALARS } from '../../src/shell/settings.js';
import { BUTTON_WORDS } from '../../src/shell/words.js';
import { LANGUAGES } from '../../src/core/language.js';
import { SETTINGS_KEYS } from '../../src/core/settings.js';
import { standingStill } from '../support/axe.js';
import { listenTo } from '../support/console.js';
import { clearPage, openHelp, putHelp } from '../support/open-help.js';
import { ADA, ARTICLES } from '../support/own-articles.js';

const backend = memoryBackend({ articles: ARTICLES });
const button = (help: AskHelp): HTMLButtonElement => help.shadowRoot!.querySelector('button')!;

/** The problems an element tells while something happens. */
async function problemsOf(make: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = [];
  const listen = (event: AskProblemEvent): unknown => told.push(event.setting ?? event.problem.kind);
  document.addEventListener('ask-problem', listen as EventListener);
  await make();
  document.removeEventListener('ask-problem', listen as EventListener);
  return told;
}

describe('<ask-help>', () => {
  it('is a named button and nothing else until somebody comes near', async () => {
    const { element } = await putHelp({ backend });
    expect(button(element).getAttribute('aria-label')).to.equal('Help');
    expect(element.shadowRoot!.querySelector('ask-panel')).to.equal(null);
  });

  it('names its button in the language of the page around it, without loading any words', async () => {
    const { element } = await putHelp();
    element.removeAttribute('locale');
    const around = document.createElement('div');
    around.lang = 'nb-NO';
    document.body.append(around);
    around.append(element);
    await waitUntil(() => button(element).ariaLabel === 'Hjelp');
  });

  it('follows the page when its language changes', async () => {
    const { element } = await putHelp();
    element.removeAttribute('locale');
    document.documentElement.lang = 'ja';
    await waitUntil(() => button(element).ariaLabel === 'ヘルプ');
    document.documentElement.lang = 'en';
  });

  it('opens at a press, and closes at the next, giving the focus back', async () => {
    const help = await putHelp({ backend });
    button(help.element).focus();
    await help.key('Enter');
    await help.sees('Ask a question');
    expect([help.element.open, button(help.element).ariaExpanded]).to.deep.equal([true, 'true']);
    await help.until(() => help.focused?.id === 'question', 'the focus in the field');
    await help.key('Escape');
    expect([help.element.open, button(help.element).ariaExpanded]).to.deep.equal([false, 'false']);
    expect(help.focused === button(help.element)).to.equal(true);
  });

  it('opens where it was closed, words and all', async () => {
    const help = await openHelp({ backend, plan: 'starter', person: ADA });
    await help.press('Support inbox');
    await help.at('Support inbox');
    await help.element.close();
    await help.element.toggle();
    await help.at('Support inbox');
  });

  it('takes a property over the JSON child over an attribute, and gives way when it is undefined', async () => {
    const help = await openHelp({
      backend,
      person: ADA,
      attributes: { plan: 'starter' },
      inside: '<script type="application/json">{ "plan": "professional" }</script>',
    });
    const channels = async (): Promise<string> => (await help.element.offers()).filter((offer) => offer.state === 'offered').map((offer) => offer.channel).join();
    const plan = async (value: unknown): Promise<void> => {
      (help.element as unknown as { plan: unknown }).plan = value;
      await help.settled();
    };
    expect(await channels()).to.equal('email,callback');
    await plan('free');
    expect(await channels()).to.equal('');
    await plan(undefined);
    expect(await channels()).to.equal('email,callback');
    help.element.querySelector('script')!.remove();
    await help.settled();
    await waitUntil(async () => (await channels()) === 'email');
  });

  it('takes properties that were set before it was upgraded', async () => {
    clearPage();
    const element = document.createElement('ask-late') as unknown as AskHelp & { plan: string };
    element.plan = 'starter';
    document.body.append(element);
    const { AskHelp: Base } = await import('../../src/index.js');
    customElements.define('ask-late', class extends Base {});
    expect(Object.hasOwn(element, 'plan')).to.equal(false);
    expect(element.plan).to.equal('starter');
  });

  it('asks the page before it opens and before it closes', async () => {
    const help = await putHelp({ backend });
    const prevent = (event: Event): void => event.preventDefault();
    help.element.addEventListener('ask-show', prevent);
    await help.element.show('contact');
    expect(help.element.open).to.equal(false);
    help.element.removeEventListener('ask-show', prevent);
    await help.element.show();
    help.element.addEventListener('ask-close', prevent);
    await help.element.close();
    expect(help.element.open).to.equal(true);
    expect(help.text).to.contain('Ask a question');
  });

  it('opens by its attribute, and tells the page', async () => {
    const help = await putHelp({ backend });
    let asked = 0;
    help.element.addEventListener('ask-show', () => asked++);
    help.element.setAttribute('open', '');
    await help.sees('Ask a question');
    expect(asked).to.equal(1);
    help.element.removeAttribute('open');
    await help.until(() => !help.text.includes('Ask a question'), 'it to close');
  });

  it('opens at a place by name, and at home with a word where there is no such place', async () => {
    const help = await putHelp({ backend, plan: 'starter', person: ADA });
    await help.element.show({ article: 'merge-contacts' });
    await help.at('Merge two contacts');
    const told = await problemsOf(() => help.element.show('nowhere' as 'home'));
    expect(told).to.deep.equal(['show']);
    await help.sees('Ask a question');
  });

  for (const [what, options, setting] of [
    ['an unknown plan', { attributes: { plan: 'gold' } }, 'plan'],
    ['a broken JSON child', { inside: '<script type="application/json">{ "plan": </script>' }, 'JSON child'],
    ['a wrong attribute', { attributes: { surface: 'fridge' } }, 'surface'],
    ['an unknown key', { inside: '<script type="application/json">{ "colour": "red" }</script>' }, 'colour'],
    ['a link that runs a script', { links: { community: 'javascript:alert(1)' } }, 'links.community'],
    ['a token that is no function', { token: 'secret', attributes: { endpoint: '/help-api' } }, 'token'],
    ['a backend that is no object', { backend: 'https://backend.example' }, 'backend'],
  ] as const)
    it(`tells ${what} once, by a warning and an event, and works on`, async () => {
      const warnings = listenTo('warn');
      const told = await problemsOf(async () => {
        const help = await openHelp(options);
        (help.element as unknown as { person: unknown }).person = ADA;
        await help.sees('Ask a question');
        // Everything is checked once the rules are here.
        await help.element.offers();
        await help.settled();
      });
      expect(told.filter((one) => one === setting)).to.deep.equal([setting]);
      const said = warnings().filter((line) => line.includes(setting));
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^\[ask\] /);
      if (setting === 'token') expect(said[0]).not.to.contain('secret');
    });

  it('hides the fallback link once it works, and shows views that the page has put in', async () => {
    const help = await openHelp({ backend, plan: 'starter', person: ADA, inside: '<a href="/support">Support</a><ask-contact></ask-contact>' });
    const placed = help.element.querySelector('ask-contact')!;
    await help.until(() => Boolean(placed.shadowRoot?.textContent?.includes('E-mail support')), 'the placed view');
    expect(help.element.querySelector('a')!.checkVisibility()).to.equal(false);
    clearPage();
    const plain = await putHelp({ inside: '<a href="/support">Support</a>' });
    expect(plain.element.querySelector('a')!.checkVisibility()).to.equal(false);
  });

  it('shows a view that the page puts in later, though nobody has come near the button', async () => {
    const help = await putHelp({ backend, plan: 'starter', person: ADA });
    const section = document.createElement('section');
    section.append(document.createElement('ask-contact'));
    help.element.append(section);
    await help.until(() => Boolean(section.firstElementChild!.shadowRoot?.textContent.includes('E-mail support')), 'the placed view');
  });

  it('opens the panel for what a view in the page leads to', async () => {
    const help = await putHelp({ backend, plan: 'starter', person: ADA, inside: '<ask-search></ask-search><ask-contact></ask-contact>' });
    const placed = (tag: string, selector: string): HTMLElement | null | undefined => help.element.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(selector);
    await help.until(() => Boolean(placed('ask-contact', 'button.row')) && Boolean(placed('ask-search', 'input')), 'the placed views');
    expect(help.element.open).to.equal(false);
    placed('ask-contact', 'button.row')!.click();
    await help.at('Write to us');
    expect(help.element.open).to.equal(true);
  });

  it('keeps what is in it when the page moves it, and leaves no trace when it is taken out', async () => {
    const help = await openHelp({ backend });
    await help.type('Ask a question', 'merge');
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(help.element);
    await help.settled();
    await help.until(() => help.field('Ask a question').checkVisibility(), 'the panel in sight again');
    expect(help.field('Ask a question').value).to.equal('merge');
    help.element.remove();
    await help.settled();
    expect(help.element.shadowRoot!.querySelector('ask-panel')).to.equal(null);
    document.body.append(help.element);
    await help.element.show();
    await help.sees('Ask a question');
    expect(help.field('Ask a question').value).to.equal('');
  });

  it('shares nothing with another one on the same page', async () => {
    const one = await openHelp({ backend, plan: 'starter', person: ADA });
    const other = document.createElement('ask-help');
    Object.assign(other, { locale: 'de', plan: 'free', backend: memoryBackend() });
    document.body.append(other);
    await one.type('Ask a question', 'merge');
    await other.show();
    await waitUntil(() => Boolean(other.shadowRoot!.querySelector('ask-panel')?.shadowRoot?.textContent?.includes('Hilfe')));
    expect(one.field('Ask a question').value).to.equal('merge');
    expect((await one.element.offers()).length).to.be.greaterThan(0);
    expect(one.text).to.contain('Help').and.not.to.contain('Hilfe');
  });

  it('knows every setting as a property, the same as the rules do', () => {
    expect([...SCALARS, ...OBJECTS].sort()).to.deep.equal([...SETTINGS_KEYS].sort());
  });

  it('says on the button what the catalogs say', async () => {
    for (const language of LANGUAGES) {
      const { default: panel } = (await import(`../../locales/${language}/panel.json`)) as { default: { button: string } };
      expect(BUTTON_WORDS[language]).to.equal(panel.button);
    }
  });
});

describe('<ask-button>', () => {
  it('opens and closes the help it is for, and says whether that is open', async () => {
    const help = await putHelp({ backend, attributes: { id: 'help', 'without-button': '' } });
    const trigger = document.createElement('ask-button');
    trigger.setAttribute('for', 'help');
    trigger.innerHTML = '<a href="/support">Support</a>';
    document.body.append(trigger);
    const inner = trigger.shadowRoot!.querySelector('button')!;
    await waitUntil(() => inner.ariaLabel === 'Help');
    expect(trigger.querySelector('a')!.checkVisibility()).to.equal(false);
    inner.click();
    await help.sees('Ask a question');
    await waitUntil(() => inner.ariaExpanded === 'true');
    inner.click();
    await waitUntil(() => inner.ariaExpanded === 'false');
    expect(help.focused === inner).to.equal(true);
    expect(button(help.element).checkVisibility()).to.equal(false);
  });

  it('shows its link and says so where there is no such help', async () => {
    clearPage();
    const warnings = listenTo('warn');
    const trigger = document.createElement('ask-button');
    trigger.setAttribute('for', 'nothing');
    trigger.innerHTML = '<a href="/support">Support</a>';
    document.body.append(trigger);
    await waitUntil(() => warnings().some((line) => line.includes('<ask-button for="nothing">')));
    expect(trigger.querySelector('a')!.checkVisibility()).to.equal(true);
  });
});

describe('the panel', () => {
  it('is set in the page’s own font at 15 px, unless the page says otherwise', async () => {
    document.body.style.font = '18px Georgia';
    const help = await openHelp({ backend });
    const style = getComputedStyle(help.one('dialog'));
    expect([style.fontSize, style.fontFamily]).to.deep.equal(['15px', 'Georgia']);
    help.element.style.setProperty('--ask-font-size', '17px');
    help.element.style.setProperty('--ask-font', 'Courier');
    expect([style.fontSize, style.fontFamily]).to.deep.equal(['17px', 'Courier']);
    document.body.style.font = '';
  });

  it('is beside its button in a wide window, and a modal sheet in a narrow one, while the same words stay', async () => {
    const help = await openHelp({ backend });
    await help.type('Ask a question', 'merge');
    const dialog = help.one<HTMLDialogElement>('dialog');
    expect([dialog.matches(':popover-open'), dialog.matches(':modal')]).to.deep.equal([true, false]);
    await setViewport({ width: 360, height: 640 });
    await waitUntil(() => dialog.matches(':modal'));
    await standingStill(help);
    expect(dialog.getBoundingClientRect()).to.include({ left: 0, top: 0, width: 360, height: 640 });
    expect(help.field('Ask a question').value).to.equal('merge');
    expect(help.focused === help.field('Ask a question')).to.equal(true);
    await setViewport({ width: 1280, height: 800 });
    await waitUntil(() => dialog.matches(':popover-open'));
    const box = dialog.getBoundingClientRect();
    expect(box.right <= 1280 && box.bottom <= 800 && box.width === 400).to.equal(true);
  });

  for (const [window, width] of [['wide', 1280], ['narrow', 360]] as const) it(`works over a modal dialog of the page in a ${window} window, whichever opens first`, async () => {
    await setViewport({ width, height: 740 });
    const help = await openHelp({ backend });
    const modal = document.createElement('dialog');
    modal.append('A dialog of the page');
    document.body.append(modal);
    modal.showModal();
    const panel = help.one<HTMLDialogElement>('dialog');
    await waitUntil(() => panel.matches(':modal'));
    await help.settled();
    await help.type('Ask a question', 'merge');
    await help.sees('Merge two contacts');
    await help.element.close();
    await help.element.show();
    // The first hides the results, the next empties the field; neither is the page's.
    await help.key('Escape');
    await help.key('Escape');
    expect([help.field('Ask a question').value, modal.open]).to.deep.equal(['', true]);
    modal.close();
    await waitUntil(() => panel.matches(width < 480 ? ':modal' : ':popover-open'));
    await setViewport({ width: 1280, height: 800 });
  });

  it('does not let the page’s shortcuts fire on what is typed', async () => {
    const help = await openHelp({ backend });
    let heard = 0;
    const listen = (): unknown => heard++;
    document.addEventListener('keydown', listen);
    await help.type('Ask a question', 'a/?');
    document.removeEventListener('keydown', listen);
    expect(heard).to.equal(0);
  });

  it('runs from right to left where the page does, by its dir alone', async () => {
    const help = await openHelp({ backend, attributes: { dir: 'rtl' }, links: { knowledgeBase: '/kb' } });
    const [close, title] = [help.control('Close help'), help.one('.title')].map((element) => element.getBoundingClientRect());
    expect(close!.left < title!.left).to.equal(true);
  });
});
