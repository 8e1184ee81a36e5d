import { problemOf } from '../core/problem.js';
import type { Backend } from '../ports/backend.js';
import type { Happening, Live } from '../ports/live.js';
import type { Tickets } from '../ports/tickets.js';
import { must, mustEqual, mustHeed } from './expect.js';
import { newTicket, unique } from './made.js';

/** What a backend that tells what happens must do, sentence by sentence; visitors' own replies are what happens. */
export const LIVE_CHECKS: Readonly<Record<string, (backend: Backend) => Promise<void>>> = {
  'says first that it is ready': async (backend) => {
    await listening(backend, {}, async (ear) => {
      await ear.until(() => ear.heard.length > 0, 'A connection says that it stands');
      mustEqual(ear.heard[0]?.kind, 'ready', 'The first thing heard is "ready"');
    });
  },
  'tells what happens, once and in order': async (backend) => {
    await listening(backend, {}, async (ear) => {
      await ear.until(() => ear.heard.length > 0, 'A connection says that it stands');
      const { id, texts } = await talk(backend, 3);
      await ear.until(() => ear.textsOf(id).length >= texts.length, 'Each message is told');
      mustEqual(ear.textsOf(id), texts, 'Each message is told once, in the order in which they came');
      const { numbers } = ear;
      mustEqual(numbers, [...new Set(numbers)].sort((one, other) => one - other), 'What comes later has a higher number');
    });
  },
  'tells how a ticket stands now': async (backend) => {
    const { tickets } = parts(backend);
    await listening(backend, {}, async (ear) => {
      await ear.until(() => ear.heard.length > 0, 'A connection says that it stands');
      const { id, texts } = await talk(backend, 1);
      await ear.until(() => ear.textsOf(id).length >= texts.length, 'Each message is told');
      const { messages: _, ...told } = ear.heard.flatMap((one) => (one.kind === 'change' && one.ticket.id === id ? [one.ticket] : [])).at(-1)!;
      const { messages: __, ...read } = await tickets.read(id);
      mustEqual(told, read, 'The facts of a ticket are those that one reads');
    });
  },
  'goes on after any number with exactly the rest': async (backend) => {
    let numbers: readonly number[] = [];
    let wanted: readonly string[] = [];
    let chat = '';
    await listening(backend, {}, async (ear) => {
      await ear.until(() => ear.heard.length > 0, 'A connection says that it stands');
      const { id, texts } = await talk(backend, 4);
      await ear.until(() => ear.textsOf(id).length >= texts.length, 'Each message is told');
      [numbers, wanted, chat] = [ear.numbers, texts, id];
    });
    for (const since of numbers)
      await listening(backend, { since }, async (ear) => {
        const rest = wanted.slice(numbers.filter((number) => number <= since).length);
        await ear.until(() => ear.textsOf(chat).length >= rest.length && ear.heard.length > 0, `After ${since} comes the rest`);
        mustEqual(ear.textsOf(chat), rest, `After ${since} comes exactly the rest, and nothing twice`);
      });
  },
  'tells by asking what it tells by itself': async (backend) => {
    const { live } = parts(backend);
    if (!live.ask) return;
    let since = 0;
    await listening(backend, {}, async (ear) => {
      await ear.until(() => ear.heard.length > 0, 'A connection says that it stands');
      since = numberOf(ear.heard[0]!) ?? 0;
    });
    const { id, texts } = await talk(backend, 2);
    mustEqual(textsIn(await live.ask({ since }), id), texts, 'What has happened since is told, in order');
  },
  'stops telling when it is told to': async (backend) => {
    const { live } = parts(backend);
    await mustHeed((signal) => live.follow(() => undefined, { signal }), 'Following rejects with the reason of its signal');
    let late: Ear | undefined;
    await listening(backend, {}, async (ear) => {
      await ear.until(() => ear.heard.length > 0, 'A connection says that it stands');
      late = ear;
    });
    const before = late!.heard.length;
    await talk(backend, 1);
    mustEqual(late!.heard.length, before, 'Who has gone hears nothing more');
  },
};

/** What must hold between two people. */
export const STRANGER_LIVE_CHECKS: Readonly<Record<string, (mine: Backend, theirs: Backend) => Promise<void>>> = {
  'tells nobody what happens to somebody else': async (mine, theirs) => {
    await listening(theirs, {}, async (ear) => {
      await ear.until(() => ear.heard.length > 0, 'A connection says that it stands');
      const other = await talk(mine, 2);
      // What is told of one's own comes after whatever would be told of others'.
      const own = await talk(theirs, 1);
      await ear.until(() => ear.textsOf(own.id).length >= own.texts.length, 'Each message of one\'s own is told');
      mustEqual(ear.heard.filter((one) => JSON.stringify(one).includes(other.id)), [], "Another person's tickets are never heard of");
    });
  },
};

/** How long a backend may take to tell something, in ms. */
const PATIENCE = 10_000;

/** Somebody who listens, and what was heard so far. */
interface Ear {
  readonly heard: readonly Happening[];
  /** The numbers of all changes, as they were heard. */
  readonly numbers: readonly number[];
  /** The messages of a ticket, as they were heard. */
  textsOf(ticket: string): readonly string[];
  /** Waits until something holds; throws where the connection ends before, or it takes too long. */
  until(holds: () => boolean, sentence: string): Promise<void>;
}

async function listening(backend: Backend, { since }: { readonly since?: number }, work: (ear: Ear) => Promise<void>): Promise<void> {
  const { live } = parts(backend);
  const stop = new AbortController();
  const heard: Happening[] = [];
  let look = (): void => undefined;
  let ended: string | undefined;
  const hear = (happening: Happening): void => {
    heard.push(happening);
    look();
  };
  const following = live.follow(hear, { signal: stop.signal, ...(since !== undefined && { since }) }).then(
    () => 'the backend has ended it',
    (error: unknown) => problemOf(error).message,
  );
  void following.then((why) => {
    ended = why;
    look();
  });
  const until = (holds: () => boolean, sentence: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${sentence}; it was not within ${PATIENCE / 1000} s. Heard: ${JSON.stringify(heard)}`)), PATIENCE);
      const end = (settle: () => void): void => {
        clearTimeout(late);
        look = () => undefined;
        settle();
      };
      look = () => {
        if (holds()) end(resolve);
        else if (ended !== undefined) end(() => reject(new Error(`${sentence}; ${ended}`)));
      };
      look();
    });
  try {
    await work({
      heard,
      get numbers() {
        return heard.flatMap((one) => (one.kind === 'change' ? [one.number] : []));
      },
      textsOf: (ticket) => textsIn(heard, ticket),
      until,
    });
  } finally {
    stop.abort();
    await following;
  }
}

function parts({ tickets, live }: Backend): { readonly tickets: Tickets; readonly live: Live } {
  must(tickets !== undefined && live !== undefined, 'The backend has the ports "tickets" and "live"');
  return { tickets, live };
}

/** Opens a ticket and writes to it; its id and all that was written, in order. */
async function talk(backend: Backend, replies: number): Promise<{ readonly id: string; readonly texts: readonly string[] }> {
  const { tickets } = parts(backend);
  const sent = newTicket();
  const { id } = await tickets.create(sent, { key: unique() });
  const texts = [sent.description];
  for (let number = 1; number <= replies && tickets.reply; number++) {
    texts.push(`Line ${number}`);
    await tickets.reply(id, { reference: unique(), text: texts.at(-1)! }, { key: unique() });
  }
  return { id, texts };
}

const textsIn = (heard: readonly Happening[], ticket: string): readonly string[] =>
  heard.flatMap((one) => (one.kind === 'change' && one.ticket.id === ticket ? one.ticket.messages.map(({ text }) => text) : []));

const numberOf = (happening: Happening): number | undefined => ('number' in happening ? happening.number : undefined);
