/** Words that make a question of what follows, in the languages we ship. They say how somebody asks, not what about. */
const FORMS = [
  'how|what|why|when|where|who|which|whose|can|could|do|does|did|is|are|should',
  'hvordan|hva|hvorfor|når|hvor|hvem|hvilken|hvilket|hvilke|kan',
  'hoe|wat|waarom|wanneer|waar|wie|welke?',
  'wie|was|warum|wieso|wann|wo|wer|welche[rsn]?|kann',
  'comment|pourquoi|quand|où|qui|que|quoi|quels?|quelles?|combien|puis',
  'cómo|como|qué|cuándo|dónde|quién|cuál|cuánto|puedo',
  'por|quando|onde|quem|qual|quanto|posso',
].join('|');

/** Who asks, in the same languages. */
const PERSONS = 'i|my|jeg|min|ik|mijn|ich|mein|je|mon|ma|yo|mi|eu|meu';

const FIRST = new RegExp(`^(${FORMS}|o que)(?!\\p{L})|何|誰|いつ|どこ|どう|なぜ|どの|どれ|いくら|か。?$|[?？؟]`, 'iu');
const WORD = new RegExp(`^(${FORMS}|${PERSONS})$`, 'iu');

/** Whether a word belongs to the asking more than to what is asked about. */
export const isAsking = (word: string): boolean => WORD.test(word);

/** Whether somebody typed keywords, who wants a list: under four words, and not the form of a question. */
export function isKeywords(text: string): boolean {
  const asked = text.trim();
  // In scripts without spaces, about four letters to a word.
  const words = asked.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{1,4}|[\p{L}\p{N}]+/gu) ?? [];
  return words.length < 4 && !FIRST.test(asked);
}
