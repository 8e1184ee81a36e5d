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
  {
    name: '7 streams',
    statements: [
      // All that happens to a person's tickets is numbered by their row here, without a number left out. A sequence would not do:
      // its numbers are not in the order of commits, and whoever resumes by them misses what was committed late.
      `create table streams (
        id integer primary key generated always as identity,
        owner text not null unique,
        number integer not null default 0
      )`,
      `create table changes (
        stream integer not null references streams (id) on delete cascade,
        number integer not null,
        ticket uuid not null references tickets (id) on delete cascade,
        primary key (stream, number)
      )`,
      // What was written before there were numbers gets them in the order in which it was written.
      'alter table messages add column number integer, add column changed integer, add column reference text',
      "update messages set reference = tickets.reference from tickets where tickets.id = ticket and sender = 'visitor'",
      `update messages set number = numbered.number from (
         select messages.id, row_number() over (partition by owner order by position) as number from messages join tickets on tickets.id = ticket
       ) as numbered where numbered.id = messages.id`,
      'alter table messages alter column number set not null, drop column position',
      'create index messages_by_number on messages (ticket, number)',
      'create index messages_by_reference on messages (ticket, reference)',
      'create index messages_changed on messages (ticket, changed) where changed is not null',
      'create index messages_unread on messages (ticket, sender) where read is null',
      'insert into streams (owner, number) select owner, max(messages.number) from messages join tickets on tickets.id = ticket group by owner',
      `insert into changes (stream, number, ticket) select streams.id, messages.number, ticket
       from messages join tickets on tickets.id = ticket join streams using (owner)`,
      `alter table tickets add column channel text, add column facts json not null default '{}', add column version integer not null default 0,
         add column standing text check (standing in ('waiting', 'active', 'ended')), add column stood timestamptz`,
      // By its text: `->>` fails on what `json` keeps, wherever in it that stands. What anybody wrote has its quotes escaped there.
      `update tickets set channel = substring(content::text from '"channel":"([a-z]+)"')`,
      'alter table tickets alter column channel set not null',
      'update tickets set version = (select coalesce(max(number), 0) from messages where ticket = tickets.id)',
      'create index tickets_listed on tickets (owner, updated)',
      "create index tickets_standing on tickets (standing, stood) where standing in ('waiting', 'active')",
    ],
  },
  {
    name: '8 several servers',
    statements: [
      'create index idempotency_keys_by_age on idempotency_keys (created)',
      // Claims a key; of one that was claimed before, and not too long ago, it tells of what. One person's writes wait here for each other.
      `create function claim_key(whose text, what text, said text, at timestamptz, expired timestamptz)
       returns table (claimed boolean, hash text, answer json) language plpgsql as $$
       begin
         perform pg_advisory_xact_lock(hashtext(whose));
         insert into idempotency_keys as kept (owner, key, hash, created) values (whose, what, said, at)
           on conflict (owner, key) do update set hash = said, created = at, answer = null where kept.created < expired;
         if found then
           return query select true, said, null::json;
         else
           return query select false, kept.hash, kept.answer from idempotency_keys kept where kept.owner = whose and kept.key = what;
         end if;
       end $$`,
      'create unlogged table paces (name text primary key, until timestamptz not null)',
      'create table secrets (name text primary key, secret text not null)',
      `create table file_parts (
        file uuid not null,
        part integer not null,
        bytes bytea not null,
        written timestamptz not null,
        primary key (file, part)
      )`,
    ],
  },
  {
    name: '9 chats',
    statements: [
      // What a ticket does not say of its chat. Who took it over, when, and after how many ms of waiting: the last time, if any.
      `create table chats (
        ticket uuid primary key references tickets (id) on delete cascade,
        agent text,
        taken timestamptz,
        waited integer,
        told timestamptz
      )`,
      'create index chats_taken on chats (taken) where taken is not null',
      "insert into chats (ticket) select id from tickets where channel = 'chat'",
      // A ticket may have more mails than the one to the team: those with a recipient are copies of all that was said.
      'alter table mails drop constraint mails_pkey',
      'alter table mails add column id uuid primary key default gen_random_uuid(), add column recipient text, add column asked timestamptz not null default now()',
      'create index mails_of_ticket on mails (ticket)',
    ],
  },
];
