import type { Words } from '../i18n/words.js';
import type { Session } from '../session/session.js';

/** A button's own looks leave no room for what lies over its drawing. */
const STYLES = `
  svg, ::slotted([slot=icon]), .unread { grid-area: 1 / 1 }
  .unread {
    place-self: start end;
    translate: 20% -20%;
    box-sizing: border-box;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 5px;
    border: 1px solid transparent;
    border-radius: 10px;
    background: var(--ask-danger, light-dark(#a8201a, #ffb3ab));
    color: light-dark(#fff, #1b1d23);
    font: 600 12px/18px var(--ask-font, system-ui, sans-serif);
    text-align: center;
  }
  .unread::before { content: attr(data-count) }
  .unread:dir(rtl) { translate: -20% -20% }
`;

/** More is said by the panel. */
const MOST = 99;

/** Says at the round button, and at every `<ask-button>` of the page, how many replies wait to be read, as long as any do. */
export function showUnread(host: HTMLElement, root: ShadowRoot, { desk, setup }: Session, words: Words, signal: AbortSignal): void {
  if (!desk || signal.aborted) return;
  const badges = new Map<ShadowRoot, Badge>();
  let count = 0;
  const draw = async (): Promise<void> => {
    if (count > 0) await words.load('inbox');
    if (signal.aborted) return;
    for (const one of [root, ...triggersOf(host)]) {
      const badge = badges.get(one) ?? (count > 0 ? badgeOn(one) : undefined);
      if (badge) badges.set(one, badge);
      badge?.show(count, words);
    }
  };
  const look = (): void => {
    if (count === desk.inbox.unread) return;
    count = desk.inbox.unread;
    void draw();
  };
  const ends = [desk.inbox.state.listen(look), setup.listen(() => void draw())];
  signal.addEventListener('abort', () => {
    for (const end of ends) end();
    for (const badge of badges.values()) badge.show(0, words);
  });
  look();
}

interface Badge {
  show(count: number, words: Words): void;
}

/** The roots of the buttons elsewhere that open this widget. */
const triggersOf = (host: HTMLElement): readonly ShadowRoot[] =>
  [...document.querySelectorAll<HTMLElement & { readonly help?: unknown }>('ask-button')].flatMap((trigger) => (trigger.help === host && trigger.shadowRoot) || []);

function badgeOn(root: ShadowRoot): Badge {
  const button = root.querySelector('button')!;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets.push(sheet);
  const number = Object.assign(document.createElement('span'), { className: 'unread', ariaHidden: 'true' });
  // The button has its name from the shell; this is said after it.
  const said = Object.assign(document.createElement('span'), { id: 'unread', hidden: true });
  return {
    show(count, words) {
      if (count === 0) {
        number.remove();
        said.remove();
        button.removeAttribute('aria-describedby');
        return;
      }
      const digits = new Intl.NumberFormat([...words.tags]).format(Math.min(count, MOST));
      // Drawn, not written: words in a button that its name does not have are read out nowhere.
      number.dataset['count'] = count > MOST ? `${digits}+` : digits;
      said.textContent = words.t('inbox.unread', { count });
      button.append(number);
      root.append(said);
      button.setAttribute('aria-describedby', said.id);
    },
  };
}
