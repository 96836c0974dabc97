/**
 * What a visitor's browser remembers of a site's surveys, in one entry of localStorage, so that
 * surveys keep their distance from each other. It never leaves the browser. No cookies.
 */
export interface Memory {
  visits: number;
  lastSeen: number;
  /** When any survey was last shown. */
  shown: number;
  /** When each survey was, by key. */
  shownBy: Record<string, number>;
  /** One draw per survey. */
  dice: Record<string, number>;
  optedOut: boolean;
  /** Answers that have not arrived yet, by id. */
  outbox: Record<string, Unsent>;
}

export interface Unsent {
  url: string;
  /** JSON of the answer. */
  body: string;
}

const NAME = "candor";
/** Pages closer together than this are one visit. */
const VISIT_MS = 1_800_000;

let forgetful = false;
let memory: Memory = recalled();

function recalled(): Memory {
  const blank = {
    visits: 0,
    lastSeen: 0,
    shown: 0,
    shownBy: {},
    dice: {},
    optedOut: false,
    outbox: {},
  };
  try {
    return { ...blank, ...JSON.parse(localStorage.getItem(NAME) ?? "{}") };
  } catch {
    return blank;
  }
}

/** What is remembered now; another tab may have changed it. */
export function recall(): Memory {
  if (!forgetful) {
    const kept = recalled();
    // Where storage is forbidden nothing comes back: then the page's own memory counts.
    if (kept.lastSeen > 0 || memory.lastSeen === 0) memory = kept;
  }
  return memory;
}

/** Changes what is remembered. */
export function remember(change: (memory: Memory) => void): void {
  change(recall());
  if (forgetful) return;
  try {
    localStorage.setItem(NAME, JSON.stringify(memory));
  } catch {
    // Full or forbidden: this page's memory will do.
  }
}

/** From now on nothing is stored, and what was stored is gone. */
export function forget(): void {
  forgetful = true;
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Nothing was stored then.
  }
}

/** Notes that a page is seen. @returns whether a new visit began, since the last page is long ago. */
export function noteVisit(now: number): boolean {
  const isNew = now - recall().lastSeen > VISIT_MS;
  remember((m) => {
    if (isNew) m.visits++;
    m.lastSeen = now;
  });
  return isNew;
}

/** The visitor's draw for a survey, 0 up to 100; the same ever after. */
export function drawn(key: string, random: () => number): number {
  const before = recall().dice[key];
  if (before !== undefined) return before;
  const dice = random() * 100;
  remember((m) => (m.dice[key] = dice));
  return dice;
}
