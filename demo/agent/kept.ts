import type { Answer } from './answers.js';

/** What one person of support has written and not sent. It outlives a reload of the page, and goes with the tab. */
export interface Kept {
  /** Answers that have not arrived, as far as is known. */
  answers: readonly Answer[];
  /** What is begun in a ticket; nothing where it is blank. */
  begun(ticket: string): string;
  begin(ticket: string, text: string): void;
}

interface Written {
  readonly answers: readonly Answer[];
  readonly begun: Readonly<Record<string, string>>;
}

/** What is kept in a storage for somebody, by name: the next who signs in here neither sees nor sends it. */
export function keptFor(name: string, storage: Pick<Storage, 'getItem' | 'setItem'>): Kept {
  const place = `ask-agent-written ${name}`;
  let written = read(storage.getItem(place));
  const write = (changed: Partial<Written>): void => {
    written = { ...written, ...changed };
    try {
      storage.setItem(place, JSON.stringify(written));
    } catch {
      // No room for it: then it is kept as long as the page.
    }
  };
  return {
    get answers() {
      return written.answers;
    },
    set answers(answers) {
      write({ answers });
    },
    begun: (ticket) => written.begun[ticket] ?? '',
    begin: (ticket, text) => {
      const { [ticket]: _, ...others } = written.begun;
      write({ begun: text ? { ...others, [ticket]: text } : others });
    },
  };
}

/** Nothing else writes there; what cannot be read is nothing. */
function read(text: string | null): Written {
  try {
    return { answers: [], begun: {}, ...(JSON.parse(text ?? '{}') as Partial<Written>) };
  } catch {
    return { answers: [], begun: {} };
  }
}
