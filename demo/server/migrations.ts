/** A step from an older database to a newer one. */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

/**
 * Every step there ever was, oldest first. One that has been released is never changed: write another.
 *
 * What people write is kept as `json`, which keeps every character of it; `text` and `jsonb` refuse U+0000 and halves of
 * surrogate pairs, and nobody's ticket may fail on what they pasted.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: '1 tickets',
    statements: [
      `create table tickets (
        id uuid primary key,
        number integer generated always as identity (start with 1001) unique,
        owner text not null,
        reference text not null,
        state text not null default 'open' check (state in ('open', 'closed')),
        starred boolean not null default false,
        content json not null,
        created timestamptz not null,
        updated timestamptz not null
      )`,
      'create index tickets_of_owner on tickets (owner, reference)',
      `create table messages (
        id uuid primary key,
        position integer generated always as identity,
        ticket uuid not null references tickets (id) on delete cascade,
        sender text not null check (sender in ('visitor', 'support', 'system')),
        content json not null,
        sent timestamptz not null,
        read timestamptz
      )`,
      'create index messages_of_ticket on messages (ticket, position)',
    ],
  },
  {
    name: '2 idempotency keys',
    statements: [
      `create table idempotency_keys (
        owner text not null,
        key text not null,
        hash text not null,
        answer json,
        created timestamptz not null,
        primary key (owner, key)
      )`,
    ],
  },
  {
    name: '3 feedback',
    statements: [
      `create table feedback (
        position integer generated always as identity primary key,
        subject text not null check (subject in ('answer', 'article')),
        article text not null,
        language text not null,
        helpful boolean not null,
        given timestamptz not null
      )`,
    ],
  },
  {
    name: '4 articles',
    statements: [
      `create table articles (
        key integer generated always as identity primary key,
        position integer not null,
        hash text not null unique,
        id text not null,
        lang text not null,
        title text not null,
        body text not null,
        html text,
        url text,
        updated text,
        section text,
        keywords text[],
        synonyms text[],
        pages text[],
        available_with json,
        machine_translated boolean,
        original text,
        search tsvector not null
      )`,
      // Compressed, it would be uncompressed again for every word of every question.
      'alter table articles alter column search set storage external',
      'create index articles_by_words on articles using gin (search)',
      'create index articles_by_id on articles using hash (id)',
      // Each article once: its version in the first of these languages that it has, else in any.
      `create function shelf(languages text[]) returns table (key integer) language sql stable as $$
        select distinct on (id) key from articles order by id, array_position(languages, lang), position
      $$`,
    ],
  },
  {
    name: '5 attachments',
    statements: [
      `create table attachments (
        id uuid primary key,
        owner text not null,
        name text not null,
        type text not null,
        size integer not null,
        message uuid references messages (id) on delete cascade,
        position integer,
        created timestamptz not null
      )`,
      'create index attachments_of_message on attachments (message, position)',
      'create index attachments_waiting on attachments (owner, created) where message is null',
    ],
  },
  {
    name: '6 mails',
    statements: [
      `create table mails (
        ticket uuid primary key references tickets (id) on delete cascade,
        tries integer not null default 0,
        due timestamptz not null,
        sent timestamptz,
        failure text
      )`,
      'create index mails_due on mails (due) where sent is null',
    ],
  },
];
