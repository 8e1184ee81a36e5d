/**
 * `npm run load`: a thousand live chats on two server processes and a real PostgreSQL, two hundred messages a second, and one
 * process killed half way. Prints what came of it; ends with 1 where anything was lost, doubled or out of order, or the 95th
 * percentile of delivery is a second or more.
 */
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Chat } from './chat.js';
import { ask } from './connection.js';
import { figuresOf, shortcomings } from './figures.js';
import { newDatabase, startProcess, type ServerProcess } from './servers.js';

const { values } = parseArgs({ options: { chats: { type: 'string', default: '1000' }, rate: { type: 'string', default: '200' }, seconds: { type: 'string', default: '60' } } });
const [chatCount, perSecond, seconds] = [Number(values.chats), Number(values.rate), Number(values.seconds)];
/** People of support, each with as many chats. */
const AGENTS = 50;
/** Once the last was written it is waited for what is on its way, as long as something comes within so many ms. */
const PATIENCE = 15_000;

const database = await newDatabase(process.env['ASK_POSTGRES']!);
// One after the other: the first makes the tables.
const servers = [await startProcess(database), await startProcess(database)];
try {
  console.log(`${chatCount} chats, ${perSecond} messages a second for ${seconds} s, on ${servers.map(({ url }) => url).join(' and ')}`);
  const chats = await openChats(servers);
  console.log('All chats are open and heard.');
  await writeAll(chats, servers);
  await settled(chats);
  const figures = figuresOf(chats);
  console.log(figures);
  for (const chat of chats) chat.leave();
  const bad = shortcomings(figures);
  console.log(bad.length === 0 ? 'Nothing lost, nothing doubled, in order, and fast enough.' : `NOT GOOD ENOUGH: ${bad.join(', ')}`);
  process.exitCode = bad.length === 0 ? 0 : 1;
} finally {
  await Promise.all(servers.filter(({ running }) => running).map((server) => server.stop()));
}
// What still follows has nobody to follow any more.
process.exit();

/** Opens the chats, each taken over by somebody of support and followed by its visitor, half of them on each server. */
async function openChats(on: readonly ServerProcess[]): Promise<readonly Chat[]> {
  const agents = await Promise.all(Array.from({ length: AGENTS }, async (_, at) => tokenOf(`${on[at % 2]!.url}/agent-api`, { name: `Agent ${at}` })));
  const chats: Chat[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < chatCount; at = next++) {
      const { url } = on[at % 2]!;
      const visitor = await tokenOf(`${url}/help-api`, { person: { id: `visitor-${at}`, name: `Visitor ${at}` }, plan: 'enterprise' });
      const ticket = await done(() => ask(`${url}/help-api/tickets`, 'POST', { token: visitor, key: 'chat', body: newChat() }));
      const id = ticket['id'] as string;
      const agent = agents[at % AGENTS]!;
      await done(() => ask(`${url}/agent-api/tickets/${id}`, 'PATCH', { token: agent, key: `take ${id}`, body: { standing: 'active' } }));
      const chat = new Chat(on, at, { visitor, agent, ticket: id });
      await chat.follow();
      chats.push(chat);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return chats;
}

/** Has one side after the other write in one chat after the other, at a steady pace, whatever becomes of it; kills a server half way. */
async function writeAll(chats: readonly Chat[], [victim]: readonly ServerProcess[]): Promise<void> {
  const total = perSecond * seconds;
  const began = performance.now();
  for (let at = 0; at < total; at += 1) {
    const due = began + (at * 1000) / perSecond;
    if (due > performance.now()) await after(due - performance.now());
    if (at === Math.floor(total / 2)) {
      victim!.kill();
      console.log('One of the two servers was killed.');
    }
    chats[at % chats.length]!.write(Math.floor(at / chats.length) % 2 ? 'support' : 'visitor');
  }
}

/** Resolves once all that was written was heard, or nothing comes any more. */
async function settled(chats: readonly Chat[]): Promise<void> {
  let [left, since] = [Infinity, performance.now()];
  for (;;) {
    const { lost } = figuresOf(chats);
    if (lost < left) [left, since] = [lost, performance.now()];
    if (lost === 0 || performance.now() - since > PATIENCE) return;
    await after(200);
  }
}

function newChat(): object {
  const summary = 'Import stalls';
  return { reference: crypto.randomUUID(), channel: 'chat', premium: false, severity: 'standard', summary, description: summary, language: 'en', email: 'ada@example.com', custom: {}, context: {} };
}

async function tokenOf(api: string, body: object): Promise<string> {
  return (await done(() => ask(`${api}/dev/token`, 'POST', { body })))['token'] as string;
}

/** Asks until there is an answer: a connection that was kept may be closed just as it is used again. */
async function done(asking: () => ReturnType<typeof ask>): Promise<Record<string, unknown>> {
  const answer = await asking().catch(() => undefined);
  if (!answer) return done(asking);
  if (answer.status >= 300) throw new Error(`Refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
