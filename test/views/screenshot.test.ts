import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { memoryBackend } from '../../src/backends/memory.js';
import { expectAccessible } from '../support/axe.js';
import { openHelp, type HelpPage } from '../support/open-help.js';
import { ADA } from '../support/own-articles.js';

/** A screen that is green all over, shown to whoever is allowed to look; and whether our panel was in the way. */
function showScreen(): { readonly covered: boolean[] } {
  const covered: boolean[] = [];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [400, 200];
  const context = canvas.getContext('2d')!;
  const paint = (): void => {
    context.fillStyle = '#0a0';
    context.fillRect(0, 0, 400, 200);
    covered.push(Boolean(document.querySelector('ask-help')?.checkVisibility({ visibilityProperty: true })));
  };
  paint();
  const timer = setInterval(paint, 50);
  navigator.mediaDevices.getDisplayMedia = () => {
    const stream = canvas.captureStream(20);
    stream.getTracks()[0]!.addEventListener('ended', () => clearInterval(timer));
    return Promise.resolve(stream);
  };
  return { covered };
}

let uploaded: File[] = [];

async function editor(): Promise<HelpPage> {
  uploaded = [];
  const backend = memoryBackend();
  const attach: typeof backend.tickets.attach = (file, asked) => {
    uploaded.push(new File([file], asked.name, { type: asked.type }));
    return backend.tickets.attach(file, asked);
  };
  const help = await openHelp({ plan: 'professional', person: ADA, backend: { ...backend, tickets: { ...backend.tickets, attach } } });
  await help.element.signOut();
  await help.element.contact('email');
  await help.press('Take a screenshot');
  await help.until(() => help.has('Add to message'), 'the editor');
  return help;
}

/** What is in the file that was added: the colour at a place of it. */
async function colourAt(left: number, top: number): Promise<readonly number[]> {
  const bitmap = await createImageBitmap(uploaded[0]!);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return [...context.getImageData(left, top, 1, 1).data.slice(0, 3)];
}

const added = (help: HelpPage): Promise<void> => help.until(() => uploaded.length === 1 && help.text.includes('screenshot.png'), 'the file');

describe('a screenshot', () => {
  const original = navigator.mediaDevices.getDisplayMedia;
  afterEach(() => void (navigator.mediaDevices.getDisplayMedia = original));

  // The first one: once its editor is here, it is fetched no more.
  it('of which the editor cannot be fetched is said not to be there, to the host too', async () => {
    showScreen();
    const { define } = customElements;
    customElements.define = (name, ...more) => {
      if (name === 'ask-screenshot') throw new TypeError('Failed to fetch dynamically imported module');
      define.call(customElements, name, ...more);
    };
    try {
      const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend() });
      const told: string[] = [];
      help.element.addEventListener('ask-problem', ({ problem }) => told.push(problem.kind));
      await help.element.contact('email');
      await help.press('Take a screenshot');
      await help.until(() => help.said.includes('No screenshot was taken.'), 'that there is none');
      expect(told).to.deep.equal(['load']);
    } finally {
      customElements.define = define;
    }
  });

  it('is taken with the panel out of the way, which then is back', async () => {
    const { covered } = showScreen();
    const help = await editor();
    expect(covered).to.include(false);
    expect(getComputedStyle(help.element).visibility).to.equal('visible');
    await expectAccessible(help);
  });

  it('has nothing left of what was blacked out by keys', async () => {
    showScreen();
    const help = await editor();
    await help.press('Add a rectangle');
    expect(help.focused?.getAttribute('aria-label')).to.equal('Blackout 1');
    const before = help.focused!.getBoundingClientRect();
    await help.key('ArrowRight');
    await sendKeys({ down: 'Shift' });
    await help.key('ArrowDown');
    await sendKeys({ up: 'Shift' });
    const after = help.focused!.getBoundingClientRect();
    expect(after.left).to.be.above(before.left);
    expect(after.height).to.be.above(before.height);
    await expectAccessible(help);
    await help.press('Add to message');
    await added(help);
    expect(await colourAt(200, 100)).to.deep.equal([0, 0, 0]);
    expect((await colourAt(5, 5))[1]).to.be.above(150);
    expect(uploaded[0]!.type).to.equal('image/png');
    expect(help.focused?.textContent?.trim()).to.equal('Take a screenshot');
  });

  it('is marked by drawing over it, and what was drawn is undone', async () => {
    showScreen();
    const help = await editor();
    await help.press('Mark');
    const { left, top, width, height } = help.one('.stage canvas').getBoundingClientRect();
    const drag = async (): Promise<void> => {
      await sendMouse({ type: 'move', position: [Math.round(left + width * 0.1), Math.round(top + height * 0.2)] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [Math.round(left + width * 0.5), Math.round(top + height * 0.8)] });
      await sendMouse({ type: 'up' });
      await help.until(() => help.all('.mark').length === 1, 'a mark');
    };
    await drag();
    expect(help.one('.mark').classList.contains('marker')).to.equal(true);
    await help.press('Undo');
    expect(help.all('.mark')).to.have.length(0);
    await drag();
    await help.press('Add to message');
    await added(help);
    const [red, green] = await colourAt(100, 100);
    expect([red! < 60, green! > 120]).to.deep.equal([true, true]);
    expect((await colourAt(41, 100))[0]).to.be.above(150);
  });

  it('loses a mark on Delete, and is thrown away on Escape, back to the form', async () => {
    showScreen();
    const help = await editor();
    await help.press('Add a rectangle');
    await help.key('Delete');
    expect(help.all('.mark')).to.have.length(0);
    await help.key('Escape');
    await help.until(() => !help.has('Add to message'), 'the editor to close');
    expect(help.heading).to.equal('Write to us');
    expect(uploaded).to.have.length(0);
  });

  it('that is not allowed is said, and nothing else happens', async () => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
    const help = await openHelp({ plan: 'professional', person: ADA, backend: memoryBackend() });
    await help.element.contact('email');
    await help.press('Take a screenshot');
    await help.until(() => help.said.includes('No screenshot was taken.'), 'that there is none');
    expect(getComputedStyle(help.element).visibility).to.equal('visible');
  });
});
