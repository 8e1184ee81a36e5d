import { Readable } from 'node:stream';
import { fileTypeFromStream, type FileTypeResult } from 'file-type';
import { Hono, type Context } from 'hono';
import { accepted, type Attachment } from '../../src/core/attachment.js';
import type { World } from './app.js';
import { forgetWaiting, insertAttachment } from './attachment-store.js';
import { bytesOf, isUuid } from './body.js';
import type { Answer, Query } from './contract.js';
import type { Files, Stored } from './files.js';
import { doOnce, KEPT, keyOf, onceFrom } from './once.js';
import { invalid, missing } from './problem.js';

/** Finds a file that somebody may read. */
export type FindFile = (owner: string, id: string) => Promise<Attachment | undefined>;

/** The routes below `attachments`. A file is for whoever `find` finds it for, and is handed out to be saved, never as a page. */
export function attachmentRoutes({ database, files, identities: { identify }, limits, allowances, now }: World, find: FindFile): Hono {
  const routes = new Hono();

  routes.get('/limits', (context) => context.json(limits satisfies Answer<'limits'>));

  routes.post('/', async (context) => {
    const { owner } = await identify(context);
    keyOf(context.req);
    const { name = '' } = context.req.query() as Query<'attach'>;
    const stored = await files.store(bytesOf(context, limits.bytes));
    const answer = await discardUnless(stored, async (): Promise<Attachment> => {
      const taken = await verdict(stored, name, context.req.header('Content-Type') ?? '');
      const once = onceFrom(context, owner, JSON.stringify([taken, stored.hash]));
      return doOnce(database, once, now(), (queries) => insertAttachment(queries, owner, { ...stored, ...taken }, allowances.filesWaiting, now()));
    });
    return context.json(answer satisfies Answer<'attach'>, answer.id === stored.id ? 201 : 200);
  });

  routes.get('/:id', async (context) => {
    const { owner } = await identify(context);
    const id = context.req.param('id');
    const found = isUuid(id) && (await find(owner, id));
    if (!found) throw missing('file');
    return fileAnswer(context, files, found);
  });

  const verdict = async ({ id, size, head }: Stored, name: string, type: string): Promise<{ readonly name: string; readonly type: string }> => {
    const taken = accepted({ name, type, size, head }, limits, 0);
    if ('refused' in taken) throw invalid({ file: taken.refused });
    // A second opinion, of somebody who knows hundreds of types. It is silent on texts, which are safe as what they are.
    const seen = taken.type === 'text/plain' ? undefined : await typeOf(id);
    if (seen && familyOf(seen.mime) !== familyOf(taken.type)) throw invalid({ file: 'mismatch' });
    return taken;
  };

  const typeOf = async (id: string): Promise<FileTypeResult | undefined> => {
    const stream = await files.read(id);
    try {
      return await fileTypeFromStream(Readable.toWeb(stream) as ReadableStream<Uint8Array>);
    } finally {
      stream.destroy();
    }
  };

  /** A file that came to nothing, or was here before under the same key, does not stay. */
  const discardUnless = async (stored: Stored, keep: () => Promise<Attachment>): Promise<Attachment> => {
    let kept: Attachment | undefined;
    try {
      return (kept = await keep());
    } finally {
      if (kept?.id !== stored.id) await files.remove(stored.id);
    }
  };

  return routes;
}

/** A file's bytes, to be saved and never shown as a page. */
async function fileAnswer(context: Context, files: Files, { id, name, type, size }: Attachment): Promise<Response> {
  const bytes = Readable.toWeb(await files.read(id)) as ReadableStream;
  const headers = {
    'Content-Type': type,
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''${encoded(name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    // Not kept at all: the next person at this browser has another token and the same address.
    'Cache-Control': 'private, no-store',
  };
  for (const [header, value] of Object.entries(headers)) context.header(header, value);
  return context.body(bytes);
}

/** Strikes out files that have waited too long for their tickets, and removes every file of which the database knows nothing. */
export async function removeStrays({ database, files, now }: Pick<World, 'database' | 'files' | 'now'>): Promise<void> {
  await files.keepOnly(await forgetWaiting(database, now()), new Date(now().getTime() - KEPT));
}

/** Pictures pass for pictures and films for films: which kind of either it is harms nobody. */
const familyOf = (type: string): string => (/^(image|video)\//.test(type) ? type.split('/')[0]! : type);

/** A name as RFC 8187 has it in a header. */
const encoded = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
