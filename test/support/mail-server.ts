import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/**
 * How a try to hand over a mail ends: with a status instead of "taken", or hung up on at the greeting, in the middle of the
 * mail, or when it was taken but before that was said.
 */
export type MailFault = 421 | 451 | 550 | 'at the greeting' | 'in the mail' | 'when taken';

/** A mail that was taken. */
export interface Received {
  /** Who it was handed over for; nobody else gets it, whatever its head says. */
  readonly recipients: readonly string[];
  readonly mail: Email;
}

/** A real SMTP server that fails as it is told to. */
export interface MailServer extends AsyncDisposable {
  readonly url: string;
  /** What was taken, oldest first; a mail that was taken twice is here twice. */
  readonly received: readonly Received[];
  /** How the next tries end; those after them are taken. */
  next(...faults: readonly MailFault[]): void;
  /** Resolves once so many mails were taken. */
  taken(count: number): Promise<void>;
  /** Resolves once so many tries have failed. */
  failed(count: number): Promise<void>;
}

/** Starts one on any free port. */
export async function startMailServer(): Promise<MailServer> {
  const faults: MailFault[] = [];
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let failures = 0;
  const waiting = new Set<() => void>();
  const happened = (): void => waiting.forEach((look) => look());
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });

  const fail = (): void => {
    faults.shift();
    failures += 1;
    happened();
  };
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
    fail();
  };

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_, done) => (faults[0] === 'at the greeting' ? hangUp() : done()),
    onData: (stream, session, done) => {
      if (faults[0] === 'in the mail') return void stream.once('data', hangUp);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [fault] = faults;
        if (typeof fault === 'number') {
          fail();
          return done(Object.assign(new Error('Not now'), { responseCode: fault }));
        }
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), mail });
          if (fault === 'when taken') return hangUp();
          done();
          happened();
        });
      });
    },
  });
  server.on('error', () => undefined); // Connections break here on purpose.
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    next: (...next) => void faults.push(...next),
    taken: (count) => until(() => received.length >= count),
    failed: (count) => until(() => failures >= count),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
