import type { Language } from '../core/language.js';

/** The parts the words come in, one a view; `panel` has what the open panel needs at once. */
export const NAMESPACES = ['panel', 'answer', 'article', 'contact', 'account', 'form', 'inbox', 'chat'] as const;

/** One part of the words. */
export type Namespace = (typeof NAMESPACES)[number];

/** Words by key; keys may nest. */
export interface Catalog {
  readonly [key: string]: string | Catalog;
}

type Load = () => Promise<{ default: Catalog }>;

/** How to fetch each language's words. */
export type Catalogs = Readonly<Record<Language, Readonly<Record<Namespace, Load>>>>;

/** The words we ship. Written out, so that every bundler sees each file. */
export const CATALOGS: Catalogs = {
  en: {
    panel: () => import('../../locales/en/panel.json'),
    answer: () => import('../../locales/en/answer.json'),
    article: () => import('../../locales/en/article.json'),
    contact: () => import('../../locales/en/contact.json'),
    account: () => import('../../locales/en/account.json'),
    form: () => import('../../locales/en/form.json'),
    inbox: () => import('../../locales/en/inbox.json'),
    chat: () => import('../../locales/en/chat.json'),
  },
  nb: {
    panel: () => import('../../locales/nb/panel.json'),
    answer: () => import('../../locales/nb/answer.json'),
    article: () => import('../../locales/nb/article.json'),
    contact: () => import('../../locales/nb/contact.json'),
    account: () => import('../../locales/nb/account.json'),
    form: () => import('../../locales/nb/form.json'),
    inbox: () => import('../../locales/nb/inbox.json'),
    chat: () => import('../../locales/nb/chat.json'),
  },
  nl: {
    panel: () => import('../../locales/nl/panel.json'),
    answer: () => import('../../locales/nl/answer.json'),
    article: () => import('../../locales/nl/article.json'),
    contact: () => import('../../locales/nl/contact.json'),
    account: () => import('../../locales/nl/account.json'),
    form: () => import('../../locales/nl/form.json'),
    inbox: () => import('../../locales/nl/inbox.json'),
    chat: () => import('../../locales/nl/chat.json'),
  },
  fr: {
    panel: () => import('../../locales/fr/panel.json'),
    answer: () => import('../../locales/fr/answer.json'),
    article: () => import('../../locales/fr/article.json'),
    contact: () => import('../../locales/fr/contact.json'),
    account: () => import('../../locales/fr/account.json'),
    form: () => import('../../locales/fr/form.json'),
    inbox: () => import('../../locales/fr/inbox.json'),
    chat: () => import('../../locales/fr/chat.json'),
  },
  de: {
    panel: () => import('../../locales/de/panel.json'),
    answer: () => import('../../locales/de/answer.json'),
    article: () => import('../../locales/de/article.json'),
    contact: () => import('../../locales/de/contact.json'),
    account: () => import('../../locales/de/account.json'),
    form: () => import('../../locales/de/form.json'),
    inbox: () => import('../../locales/de/inbox.json'),
    chat: () => import('../../locales/de/chat.json'),
  },
  es: {
    panel: () => import('../../locales/es/panel.json'),
    answer: () => import('../../locales/es/answer.json'),
    article: () => import('../../locales/es/article.json'),
    contact: () => import('../../locales/es/contact.json'),
    account: () => import('../../locales/es/account.json'),
    form: () => import('../../locales/es/form.json'),
    inbox: () => import('../../locales/es/inbox.json'),
    chat: () => import('../../locales/es/chat.json'),
  },
  pt: {
    panel: () => import('../../locales/pt/panel.json'),
    answer: () => import('../../locales/pt/answer.json'),
    article: () => import('../../locales/pt/article.json'),
    contact: () => import('../../locales/pt/contact.json'),
    account: () => import('../../locales/pt/account.json'),
    form: () => import('../../locales/pt/form.json'),
    inbox: () => import('../../locales/pt/inbox.json'),
    chat: () => import('../../locales/pt/chat.json'),
  },
  ja: {
    panel: () => import('../../locales/ja/panel.json'),
    answer: () => import('../../locales/ja/answer.json'),
    article: () => import('../../locales/ja/article.json'),
    contact: () => import('../../locales/ja/contact.json'),
    account: () => import('../../locales/ja/account.json'),
    form: () => import('../../locales/ja/form.json'),
    inbox: () => import('../../locales/ja/inbox.json'),
    chat: () => import('../../locales/ja/chat.json'),
  },
};
