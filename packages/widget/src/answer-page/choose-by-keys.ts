/** Long enough to type "10" without haste; a lone "1" waits no longer than this. */
const SECOND_DIGIT_MS = 900;
const LONG_AGO = -SECOND_DIGIT_MS;

/**
 * Turns digit keys into scores: `0`–`9` choose at once, and a `0` soon after a `1` makes it 10.
 *
 * @param now milliseconds of any steady clock.
 */
export function digitReader(now: () => number): (key: string) => number | null {
  let oneAt = LONG_AGO;
  return (key) => {
    if (!/^\d$/.test(key)) {
      oneAt = LONG_AGO;
      return null;
    }
    const ten = key === "0" && now() - oneAt < SECOND_DIGIT_MS;
    oneAt = key === "1" ? now() : LONG_AGO;
    return ten ? 10 : Number(key);
  };
}

/** Digits choose a score wherever nothing else wants them: never in other fields or with modifiers. */
export function chooseByKeys(root: Document | ShadowRoot, choose: (score: number) => void): void {
  const read = digitReader(() => performance.now());
  root.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.composedPath()[0];
    if (target instanceof HTMLTextAreaElement || isOtherInput(target)) return;
    const score = read(event.key);
    if (score !== null) choose(score);
  });
}

function isOtherInput(target: EventTarget | undefined): boolean {
  return target instanceof HTMLInputElement && target.name !== "score";
}
