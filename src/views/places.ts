import type { Place } from '../core/view.js';
import type { Namespace } from '../i18n/catalogs.js';

/** How a view is fetched, and the words it needs. */
export interface Chunk {
  readonly words: readonly Namespace[];
  /** The place that follows without anybody's doing, be the network there or not: it is fetched along. */
  readonly next?: 'receipt';
  /** Fetches the view's code and registers its element. */
  load(): Promise<void>;
}

const chunk = (words: readonly Namespace[], fetch: () => Promise<{ define: () => void }>): Chunk => ({
  words,
  load: async () => (await fetch()).define(),
});

/**
 * Each place's view but home, which comes with the panel; every other one is fetched on the first visit. `outbox` is no
 * place: it stands below home and inbox where something waits to be sent.
 */
export const CHUNKS = {
  answer: chunk(['answer'], () => import('./answer/answer.js')),
  article: chunk(['article'], () => import('./article/article.js')),
  contact: chunk(['contact'], () => import('./contact/contact.js')),
  account: chunk(['account'], () => import('./account/account.js')),
  form: { ...chunk(['form', 'contact'], () => import('./ticket-form/ticket-form.js')), next: 'receipt' },
  receipt: chunk(['form', 'contact'], () => import('./receipt/receipt.js')),
  inbox: chunk(['inbox'], () => import('./inbox/inbox.js')),
  ticket: chunk(['inbox', 'form'], () => import('./ticket/ticket.js')),
  chat: chunk(['chat', 'inbox', 'form'], () => import('./chat/chat.js')),
  outbox: chunk(['form'], () => import('./outbox/outbox.js')),
} satisfies Record<Exclude<Place['name'], 'home'> | 'outbox', Chunk>;
