import { onTestFinished } from 'vitest';
import type { Settings } from '../../src/core/settings.js';
import type { Backend } from '../../src/ports/backend.js';
import type { Desk } from '../../src/session/desk.js';
import { Session } from '../../src/session/session.js';
import type { Setup } from '../../src/session/setup.js';
import { FakeKnowledge, FakeLive, FakeTickets } from './fake-backend.js';
import { fakeWorld, settled, type FakeWorld } from './fake-world.js';

/** A visitor's session, with all that it touches in the test's hands. */
export interface Visit {
  readonly session: Session;
  readonly desk: Desk;
  readonly world: FakeWorld;
  readonly knowledge: FakeKnowledge;
  readonly tickets: FakeTickets;
  readonly live: FakeLive;
  /** Where the visitor is, and the way back: the names of the places. */
  way(): readonly string[];
  /** The host changes its settings, or the language, or the backend. */
  update(changed: { readonly settings?: Settings; readonly language?: string; readonly backend?: Backend }): void;
}

/** Somebody on Professional, who may use every channel. */
export const ADA: Settings = { plan: 'professional', phone: { standard: '+15550100' }, person: { id: 'ada', email: 'ada@example.com', phone: '+4722000000' } };

/** Begins a visit, with the desk fetched already. The world may be one that somebody else was in before. */
export async function visit(settings: Settings = ADA, world: FakeWorld = fakeWorld(), more: Partial<Setup> = {}): Promise<Visit> {
  const [knowledge, tickets, live] = [new FakeKnowledge(), new FakeTickets(), new FakeLive()];
  const session = new Session({ settings, backend: { knowledge, tickets, live }, language: 'en', ...more }, world);
  const desk = await session.openDesk();
  onTestFinished(() => session.dispose());
  return {
    session,
    desk,
    world,
    knowledge,
    tickets,
    live,
    way: () => [...session.navigation.state.value.past, session.navigation.state.value.here].map(({ name }) => name),
    update: (changed) => session.update({ ...session.setup.value, ...changed }),
  };
}

/** A visit with the form for e-mail open, and the words of a ticket in it. */
export async function writing(settings: Settings = ADA, world: FakeWorld = fakeWorld()): Promise<Visit> {
  const begun = await visit(settings, world);
  begun.session.go({ name: 'form', channel: 'email' });
  await settled();
  begun.desk.drafting.write({ summary: 'Import stalls', description: 'At 40 per cent', email: 'ada@example.com' });
  return begun;
}
