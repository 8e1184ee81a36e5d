import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

/** Chatwoot's ActionCable: a welcome, a ping now and then, rooms by token, and a few ways to go wrong. */
export class FakeCable {
  /** How many have ever come. */
  visits = 0;
  /** While true nobody hears anything, though the line stands. */
  silent = false;
  /** While true, what is told comes the other way round, by twos. */
  swapping = false;
  readonly #server = new WebSocketServer({ noServer: true, handleProtocols: () => 'actioncable-v1-json' });
  readonly #rooms = new Map<WebSocket, string>();
  readonly #held: (() => void)[] = [];
  readonly #known: (token: string) => boolean;
  readonly #pings: ReturnType<typeof setInterval>;

  constructor(known: (token: string) => boolean) {
    this.#known = known;
    this.#pings = setInterval(() => {
      for (const socket of this.#server.clients) this.#send(socket, { type: 'ping', message: Math.floor(Date.now() / 1000) });
    }, 3000);
  }

  /** How many listen now. */
  get listeners(): number {
    return this.#rooms.size;
  }

  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (line) => {
      this.visits += 1;
      line.on('message', (data: Buffer) => this.#command(line, data.toString()));
      line.on('close', () => this.#rooms.delete(line));
      line.on('error', () => undefined);
      this.#send(line, { type: 'welcome' });
    });
  }

  /** Tells everybody in a room. */
  tell(token: string, event: string, data: object): void {
    const listening = [...this.#rooms].filter(([, room]) => room === token);
    const say = (): void => listening.forEach(([line]) => this.#send(line, { identifier: identifierOf(token), message: { event, data } }));
    if (!this.swapping) return say();
    this.#held.push(say);
    if (this.#held.length === 2) for (const late of this.#held.splice(0).reverse()) late();
  }

  /** Everybody in every room hears this frame, whatever it is. */
  garble(frame: string): void {
    for (const line of this.#rooms.keys()) line.send(frame);
  }

  /** Cuts every line. */
  drop(): void {
    this.#held.length = 0;
    for (const line of this.#server.clients) line.terminate();
    this.#rooms.clear();
  }

  stop(): void {
    clearInterval(this.#pings);
    this.drop();
    this.#server.close();
  }

  #command(line: WebSocket, frame: string): void {
    const { command, identifier } = JSON.parse(frame) as { command: string; identifier: string };
    if (command !== 'subscribe') return;
    const { channel, pubsub_token } = JSON.parse(identifier) as { channel: string; pubsub_token: string };
    if (channel !== 'RoomChannel' || !this.#known(pubsub_token)) return this.#send(line, { identifier, type: 'reject_subscription' });
    this.#rooms.set(line, pubsub_token);
    this.#send(line, { identifier, type: 'confirm_subscription' });
  }

  #send(line: WebSocket, frame: object): void {
    if (!this.silent) line.send(JSON.stringify(frame));
  }
}

const identifierOf = (pubsub_token: string): string => JSON.stringify({ channel: 'RoomChannel', pubsub_token });
