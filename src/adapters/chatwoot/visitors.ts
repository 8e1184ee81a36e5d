import { problemError } from '../http/answer.js';
import { expected } from '../http/guard.js';
import { untilAborted } from '../until-aborted.js';
import type { Send } from './request.js';
import { isContact } from './shapes.js';
import { Visitor } from './visitor.js';

/** Who writes, as the host knows them. */
export interface ChatwootPerson {
  /** The host's own id of them; it stays the same. */
  readonly identifier: string;
  /** HMAC-SHA256 of the identifier in hex, with the inbox's secret token, made by the host's server. Shows a person all that they ever wrote. */
  readonly hash?: string | undefined;
  /** Instead of a hash: an id of this person that nobody can guess and that the host's server keeps for them. */
  readonly source?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** How to address somebody who has not said who they are. */
export type Address = Pick<ChatwootPerson, 'email' | 'phone'>;

/** Gives the contact of whoever is signed in now, made once for each person. */
export class Visitors {
  readonly #contacts = new Map<string, Promise<Visitor>>();
  readonly #waiting = new Set<() => void>();

  readonly #send: Send;
  readonly #person: () => ChatwootPerson | undefined | Promise<ChatwootPerson | undefined>;

  constructor(send: Send, person: () => ChatwootPerson | undefined | Promise<ChatwootPerson | undefined>) {
    this.#send = send;
    this.#person = person;
  }

  /** Whoever is signed in; `undefined` for somebody unknown who has not written yet, of whom Chatwoot need not hear. */
  async current(signal?: AbortSignal): Promise<Visitor | undefined> {
    return this.#find(undefined, signal);
  }

  /** The same, where somebody unknown becomes a contact too. */
  async writing(address: Address, signal?: AbortSignal): Promise<Visitor> {
    return (await this.#find(address, signal))!;
  }

  /** Waits until somebody unknown has written. */
  async arrival(signal: AbortSignal): Promise<Visitor> {
    for (;;) {
      const visitor = await this.current(signal);
      if (visitor) return visitor;
      await untilAborted(new Promise<void>((resolve) => this.#waiting.add(resolve)), signal);
    }
  }

  async #find(address: Address | undefined, signal: AbortSignal | undefined): Promise<Visitor | undefined> {
    signal?.throwIfAborted();
    const finding = this.#ask().then((person) => {
      const key = person ? JSON.stringify([person.identifier, person.hash, person.source]) : '';
      return this.#contacts.get(key) ?? (person || address ? this.#make(key, person, address) : undefined);
    });
    return signal ? untilAborted(finding, signal) : finding;
  }

  /** A host's function that fails has mostly not reached its own server; nobody is signed out by that. */
  async #ask(): Promise<ChatwootPerson | undefined> {
    try {
      return await this.#person();
    } catch (cause) {
      throw problemError('offline', `The host does not say who is signed in: ${String(cause)}`, {}, cause);
    }
  }

  #make(key: string, person: ChatwootPerson | undefined, address: Address | undefined): Promise<Visitor> {
    const contact = meet(this.#send, person, address);
    this.#contacts.set(key, contact);
    contact.then(
      () => {
        for (const wake of this.#waiting) wake();
        this.#waiting.clear();
      },
      () => this.#contacts.delete(key),
    );
    return contact;
  }
}

async function meet(send: Send, person: ChatwootPerson | undefined, address: Address | undefined): Promise<Visitor> {
  // What a known person types is not sent as theirs: Chatwoot joins contacts by address, and a hash would show one the other's tickets.
  const { identifier, hash: identifier_hash, source: source_id, name, email, phone }: Partial<ChatwootPerson> = person ?? address ?? {};
  // Chatwoot takes a number in E.164 alone, and the whole contact fails on any other.
  const phone_number = phone && /^\+[1-9]\d{1,14}$/.test(phone) ? phone : undefined;
  const known = { identifier, identifier_hash, name, email: email || undefined, phone_number };
  const contact = expected(await send({ method: 'POST', path: ['contacts'], body: { ...known, source_id } }), 'a contact', isContact);
  const visitor = new Visitor(contact);
  // Making a contact does not mark it as verified; changing one with a right hash does.
  if (identifier_hash) await send({ method: 'PATCH', path: visitor.path, body: { identifier, identifier_hash } });
  return visitor;
}
