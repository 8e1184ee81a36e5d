import { html, type TemplateResult } from 'lit';

/** "Did this help?" with two small buttons, and a word once one is pressed: thanks, or that it has not arrived. */
export function helpful(asked: {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly said: boolean | undefined;
  readonly reply: string;
  readonly rate: (helpful: boolean) => void;
}): TemplateResult {
  const button = (value: boolean, word: string): TemplateResult =>
    html`<button class="button quiet" type="button" aria-pressed=${asked.said === value ? 'true' : 'false'} @click=${() => asked.rate(value)}>
      ${word}
    </button>`;
  return html`<div class="helpful" role="group" aria-labelledby="helpful">
    <span class="label" id="helpful">${asked.question}</span>
    ${button(true, asked.yes)}${button(false, asked.no)}
    <span class="small muted" role="status">${asked.reply}</span>
  </div>`;
}
