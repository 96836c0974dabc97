/** A letter is a shortcut when it stays alone for so long; faster ones after another are a word. */
export const ALONE_MS = 350;
/** So long after a letter of a word the next key still belongs to it. */
const WORD_MS = 1500;

/** Does something later, unless it is called off. */
type Later = (act: () => void, ms: number) => () => void;

/**
 * Tells words from shortcuts, where both are typed into nothing: whoever listens to a customer types
 * what they hear, and has not always clicked into the field before.
 *
 * @returns a reader of letters and other characters. It answers with what was typed as words with this
 *   key, or null while the key may be a shortcut (`act` then runs once it stayed alone) or is none of
 *   its business. `atOnce` takes every letter for a word.
 */
export function makeWordReader(now: () => number, later: Later) {
  let pending: { letter: string; callOff: () => void } | null = null;
  let wordAt = Number.NEGATIVE_INFINITY;
  return (character: string, act: () => void, atOnce = false): string | null => {
    if (now() - wordAt < WORD_MS) {
      wordAt = now();
      return character;
    }
    if (!/\p{L}/u.test(character)) return null;
    if (atOnce) {
      wordAt = now();
      return character;
    }
    if (pending) {
      pending.callOff();
      const { letter } = pending;
      pending = null;
      wordAt = now();
      return letter + character;
    }
    const callOff = later(() => {
      pending = null;
      act();
    }, ALONE_MS);
    pending = { letter: character, callOff };
    return null;
  };
}
