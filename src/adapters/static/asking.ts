import { bare, fold } from './tokens.js';

/**
 * Words that make a question of what follows, without their accents. They say how somebody asks, not what about.
 *
 * The languages we ship first, then others that help centres are often in.
 */
const FORMS = [
  'how what why when where who which whose can could do does did is are should',
  'hvordan hva hvorfor nar hvor hvem hvilken hvilket hvilke kan hvad hvornar hur vad varfor var vem vilken vilket vilka',
  'hoe wat waarom wanneer waar wie welk welke was warum wieso wann wo wer welcher welches welchen kann',
  'comment pourquoi quand ou qui que quoi quel quels quelle quelles combien puis qu',
  'como cuando donde quien cual cuanto puedo por quando onde quem qual quanto posso come perche dove chi cosa quale',
  'miten jak co czy nasıl как где что',
];

/** Who asks, in the same languages. */
const PERSONS = 'i my jeg jag min ik mijn ich mein je mon ma yo mi eu meu я';

const FORM = new Set(FORMS.join(' ').split(' '));
const ASKING = new Set([...FORM, ...PERSONS.split(' ')]);

/** What shows a question wherever it stands: signs, and words of scripts without spaces. */
const ANYWHERE =
  /[?؟՞¿]|^o que |何|誰|谁|什么|什麼|怎|如何|哪|多少|吗|嗎|いつ|どこ|どう|なぜ|どの|どれ|いくら|か。?$|어떻|어디|까$|나요$/u;

/** A word; in scripts without spaces, about four letters. */
const WORDS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{1,4}|[\p{L}\p{M}\p{N}]+/gu;

/** Of a longer text, this much is enough to tell that it is no keywords. */
const ENOUGH = 200;

/** Whether a word belongs to the asking more than to what is asked about. */
export const isAsking = (word: string): boolean => ASKING.has(bare(word));

/** Whether somebody typed keywords, who wants a list: under four words, and not the form of a question. */
export function isKeywords(text: string): boolean {
  const asked = fold(text.trim().slice(0, ENOUGH));
  const words = asked.match(WORDS) ?? [];
  return words.length < 4 && !FORM.has(bare(words[0] ?? '')) && !ANYWHERE.test(asked);
}
