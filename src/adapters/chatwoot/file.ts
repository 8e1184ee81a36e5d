import { ProblemError } from '../../core/problem.js';
import { problemError } from '../http/answer.js';
import { attachmentOf } from './attachments.js';
import { openingOf } from './ticket.js';
import type { Visitor } from './visitor.js';

/** The bytes of a file of a conversation that was read before, where its storage lets the page have them. */
export async function bytesOf(visitor: Visitor, id: string, fetching: typeof fetch, signal: AbortSignal | undefined): Promise<Blob> {
  const address = addressOf(visitor, id);
  if (!address) throw problemError('missing', `There is no file ${id}`);
  try {
    const answer = await fetching(address, { credentials: 'omit', ...(signal && { signal }) });
    if (!answer.ok) throw problemError(answer.status === 404 ? 'missing' : 'server', `The file was answered ${answer.status}`, { status: answer.status });
    return await answer.blob();
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw error instanceof ProblemError ? error : problemError('offline', String(error), {}, error);
  }
}

function addressOf(visitor: Visitor, id: string): string | undefined {
  for (const conversation of visitor.all()) {
    const { message: first, files } = openingOf(conversation);
    for (const message of conversation.messages) {
      const stored = (message.attachments ?? []).filter(attachmentOf);
      const at = stored.findIndex((file, index) => id === (message.id === first?.id && files?.length === stored.length ? files[index]!.id : String(file.id)));
      const address = stored[at]?.data_url;
      if (address && /^https?:/.test(address)) return address;
    }
  }
  return undefined;
}
