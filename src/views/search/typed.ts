import { css, html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import type { Typing } from '../../session/question.js';
import type { Session } from '../../session/session.js';
import type { Announcer } from '../../ui/announcer.js';
import { contactUs } from '../../ui/contact-us.js';
import { content } from '../../ui/content.js';
import { resultWords } from '../../ui/result.js';
import { trouble } from '../../ui/trouble.js';
import type { Group, Line } from './line.js';

/** What home looks like while one types. */
export const looks = [
  content,
  css`
    .excerpt {
      -webkit-line-clamp: 1;
    }
    .looking {
      animation: late 0s 500ms both;
    }
  `,
];

/** What was found for what is typed: another spelling to ask for, then articles. */
export function groupsOf({ text, typed, looking }: Typing, session: Session, words: Words): readonly Group[] {
  if (typed.status !== 'ready') return [];
  const { results, meant } = typed.value;
  const lines = results.map(
    (hit): Line => ({
      text: resultWords(hit, `${text} ${meant ?? ''}`, words),
      part: 'result',
      icon: 'article',
      choose: () => session.go({ name: 'article', id: hit.id, language: hit.lang }),
    }),
  );
  const other: Line | undefined = meant
    ? { text: html`${words.t('answer.meant', { text: meant })}`, part: 'suggestion', icon: 'search', choose: () => session.ask(meant) }
    : undefined;
  const name = html`${words.t('answer.results')}${looking ? html`<span class="looking"> · ${words.t('answer.asking')}</span>` : nothing}`;
  return [{ name, lines: other ? [other, ...lines] : lines }];
}

/** What is said in the place of results: that they take long, that there are none, or that something went wrong and what to do then. */
export function noteOf({ text, typed, looking }: Typing, session: Session, words: Words): TemplateResult | typeof nothing {
  if (typed.status === 'failed') return html`${trouble(typed.problem, words, () => session.question.type(text))} ${contactUs(session, words)}`;
  if (typed.status === 'ready') return typed.value.results.length ? nothing : html`<p class="small muted">${words.t('answer.none')}</p>`;
  return looking ? html`<div class="waiting"></div>` : nothing;
}

/** How long a sentence must stand, in ms, before it is worth hearing: it may change with every letter. */
const REST = 600;

const resting = new WeakMap<Announcer, { readonly sentence: string; readonly stop: AbortController }>();

/** Says how much there is, or that it takes long, once that has stood for a while. */
export function sayAtRest(announcer: Announcer, typing: Typing, { world }: Session, words: Words): void {
  const sentence = saidOf(typing, words);
  const before = resting.get(announcer);
  if (before?.sentence === sentence) return;
  before?.stop.abort();
  const stop = new AbortController();
  resting.set(announcer, { sentence, stop });
  world.clock.after(REST, () => announcer.sayOnce(sentence), stop.signal);
}

function saidOf({ typed, looking }: Typing, words: Words): string {
  if (looking) return words.t('answer.asking');
  if (typed.status !== 'ready') return '';
  const count = typed.value.results.length;
  return count ? words.t('answer.found', { count }) : words.t('answer.none');
}
