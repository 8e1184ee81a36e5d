import type { Rules } from '../core/draft.js';
import type { Offer } from '../core/offer.js';
import type { Settings } from '../core/settings.js';
import { isSlot } from '../core/slots.js';
import type { Clock } from '../ports/clock.js';

/** What a draft for an offer is checked by: the host's languages and fields, and the times in which somebody may be called. */
export const rulesFor = ({ languages }: Offer, settings: Settings, clock: Clock): Required<Rules> => ({
  languages,
  fields: settings.fields ?? [],
  takes: (slot, language) => isSlot(settings, language, slot, clock.now()),
});
