import type { Session } from '../../session/session.js';

/** Fetches what shows files, since not every house takes them; whether it is there. What could not be fetched is told to the host. */
export async function fetchFiles(session: Session): Promise<boolean> {
  try {
    (await import('./attachments.js')).define();
    return true;
  } catch (error) {
    session.world.tell.problem({ kind: 'load', message: `what shows files could not be fetched (${String(error)})` });
    return false;
  }
}
