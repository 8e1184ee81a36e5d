import { LIMITS, type Attachment } from '../../core/attachment.js';
import { problemError } from '../http/answer.js';
import type { StoredFile } from './shapes.js';

/** A file that waits in this page for the message it goes with: Chatwoot takes files with a message alone. */
export interface HeldFile extends Attachment {
  readonly bytes: Blob;
}

/** The files that wait, by the key they were attached under. */
export class HeldFiles {
  readonly #files = new Map<string, HeldFile>();

  /** Holds a file; the key is its id, so that the same file given again is the same attachment. */
  hold(bytes: Blob, { name, type, key }: { readonly name: string; readonly type: string; readonly key: string }): Attachment {
    if (bytes.size > LIMITS.bytes) throw problemError('invalid', 'The file is too large', { code: 'too-large' });
    const attachment = { id: key, name, type, size: bytes.size };
    this.#files.set(key, { ...attachment, bytes });
    return attachment;
  }

  /** Files by their ids, in that order; a problem of kind `invalid` where one is not here, or went already. */
  get(ids: readonly string[] = []): readonly HeldFile[] {
    return ids.map((id) => {
      const file = this.#files.get(id);
      if (!file) throw problemError('invalid', 'There is no such file', { fields: { attachments: 'unknown' } });
      return file;
    });
  }

  /** Lets files go that have been sent. */
  release(files: readonly HeldFile[]): void {
    for (const { id } of files) this.#files.delete(id);
  }
}

/** A file of a message, named by its address; what is no file is nothing. */
export function attachmentOf({ id, data_url, file_size }: StoredFile): Attachment | undefined {
  if (!data_url || !URL.canParse(data_url)) return undefined;
  const name = decoded(new URL(data_url).pathname.split('/').at(-1)!) || 'file';
  const ending = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return { id: String(id), name, type: (Object.hasOwn(TYPES, ending) && TYPES[ending]) || 'application/octet-stream', size: Number(file_size ?? 0) };
}

/** Chatwoot does not tell what is in a file. */
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  pdf: 'application/pdf',
  har: 'application/json',
  json: 'application/json',
  txt: 'text/plain',
  log: 'text/plain',
};

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
