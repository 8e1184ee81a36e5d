import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { browserClock } from '../../src/adapters/browser/clock.js';
import type { Message } from '../../src/core/ticket.js';
import type { Words } from '../../src/i18n/words.js';
import { content } from '../../src/ui/content.js';
import { controls } from '../../src/ui/controls.js';
import { icon } from '../../src/ui/icons.js';
import type { Sending } from '../../src/ui/timeline-sending.js';
import { define as defineTimeline } from '../../src/ui/timeline.js';
import { tokens } from '../../src/ui/tokens.js';
import type { Answer } from './answers.js';
import { styles } from './conversation.styles.js';
import type { Desk } from './desk.js';
import { factsOf } from './facts.js';
import { actionsOf, mayAnswer, standingOf, type Action } from './doing.js';
import { nameOf } from './lists.js';
import type { SupportTicket } from './office.js';

defineTimeline();

/**
 * The ticket that is looked at: who asks, all that was said, and what can be done.
 *
 * @fires agent-back - Back to the lists, where there is no room for both.
 */
export class AgentConversation extends LitElement {
  static override styles = [tokens, controls, content, styles];
  static override properties = { desk: { attribute: false }, words: { attribute: false }, name: {} };

  declare desk: Desk;
  /** Those of `inbox`. */
  declare words: Words;
  /** The name of whoever sits here. */
  declare name: string;

  #stop: (() => void) | undefined;
  #life = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    // What came while nobody looked has been seen once somebody does.
    document.addEventListener('visibilitychange', () => this.requestUpdate(), { signal: this.#life.signal });
  }

  /** Puts the focus at the head of what is shown; whether that is the conversation already. */
  async arrive(): Promise<boolean> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    return this.desk.ticket !== undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.abort();
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('desk')) return;
    this.#stop?.();
    this.#stop = this.desk.state.listen(() => this.requestUpdate());
  }

  override render(): TemplateResult {
    const { ticket } = this.desk;
    const { problem, doing } = this.desk.state.value;
    if (!ticket) return this.#none();
    return html`<article aria-labelledby="summary" aria-busy=${doing ? 'true' : 'false'}>
      <header>
        ${this.#back()}
        <div class="title">
          <h2 id="summary" tabindex="-1" dir="auto">${ticket.summary}</h2>
          <p class="small muted">${standingOf(ticket, this.name)}</p>
        </div>
        <div class="actions">${actionsOf(ticket, this.name).map((action) => this.#action(action))}</div>
      </header>
      ${factsOf(ticket, new Date())}
      ${this.#timeline(ticket)}
      ${problem ? html`<p class="problem small" role="alert">${icon('alert')} ${problemWords(problem.code ?? problem.kind)}</p>` : nothing}
      ${mayAnswer(ticket, this.name)
        ? html`<agent-answer
            .ticket=${ticket.id}
            .chat=${ticket.standing === 'active'}
            .kept=${this.desk.kept}
            @agent-typing=${() => this.desk.typing()}
            @agent-send=${({ detail }: CustomEvent<string>) => this.desk.answer(detail)}
          ></agent-answer>`
        : nothing}
    </article>`;
  }

  #timeline(ticket: SupportTicket): TemplateResult {
    const { whole, answers } = this.desk.state.value;
    return html`<ask-timeline
      .of=${ticket.id}
      .messages=${whole.has(ticket.id) ? ticket.messages : NONE}
      .sending=${answers.filter((answer) => answer.ticket === ticket.id).map(asSending)}
      .moves=${this.#moves}
      .typing=${this.desk.isTyping(ticket.id) ? nameOf(ticket) : undefined}
      .side=${'support'}
      .me=${this.name}
      .live=${true}
      .words=${this.words}
      .clock=${browserClock}
      .file=${this.desk.file}
      .seen=${() => void this.desk.seen()}
    ></ask-timeline>`;
  }

  readonly #moves = {
    retry: (key: string) => this.desk.retry(key),
    takeBack: (key: string) => this.renderRoot.querySelector('agent-answer')?.putBack(this.desk.takeBack(key)),
  };

  #none(): TemplateResult {
    const { problem, tickets } = this.desk.state.value;
    if (!problem && !tickets) return html`<p class="none muted" role="status">Loading …</p>`;
    return html`<div class="none">${this.#back()}<h2 tabindex="-1">${problem ? problemWords(problem.kind) : 'Loading …'}</h2></div>`;
  }

  #back(): TemplateResult {
    return html`<button class="button quiet back" type="button" aria-label="Back to the lists" @click=${() => this.dispatchEvent(new Event('agent-back'))}>${icon('back')}</button>`;
  }

  #action({ label, change, primary = false }: Action): TemplateResult {
    const act = async (): Promise<void> => {
      await this.desk.change(change);
      await this.updateComplete;
      // The button that was pressed may be gone: one goes on where one writes, or at the head.
      (this.renderRoot.querySelector('agent-answer') ?? this.renderRoot.querySelector<HTMLElement>('h2'))?.focus();
    };
    return html`<button class="button ${primary ? 'primary' : ''}" type="button" ?disabled=${this.desk.state.value.doing} @click=${act}>${label}</button>`;
  }
}

const NONE: readonly Message[] = [];

const asSending = ({ key, text, problem }: Answer): Sending => ({ key, text, attachments: [], standing: problem ? 'failed' : 'sending' });

const PROBLEMS: Readonly<Record<string, string>> = {
  taken: 'Somebody else was faster and is in this chat.',
  closed: 'It has been closed meanwhile.',
  missing: 'There is no such ticket.',
  offline: 'That did not get through: there is no connection.',
};

const problemWords = (code: string): string => PROBLEMS[code] ?? 'That did not work. Try it again.';

declare global {
  interface HTMLElementTagNameMap {
    'agent-conversation': AgentConversation;
  }
}
