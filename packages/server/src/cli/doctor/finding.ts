/** One thing the doctor looked at, and what it saw. */
export interface Finding {
  /** What was looked at: `disk`, `tallies`, `mail` … */
  check: string;
  /** `note` is good to know, `warning` wants a look, `fault` keeps Candor from working as promised. */
  state: "ok" | "note" | "warning" | "fault";
  /** What is so, and where it is not well, what to do. */
  sentence: string;
}

export function ok(check: string, sentence: string): Finding {
  return { check, state: "ok", sentence };
}

export function note(check: string, sentence: string): Finding {
  return { check, state: "note", sentence };
}

export function warning(check: string, sentence: string): Finding {
  return { check, state: "warning", sentence };
}

export function fault(check: string, sentence: string): Finding {
  return { check, state: "fault", sentence };
}

/** Does one look; one that fails itself is a fault and does not hide the others. */
export async function look(
  check: string,
  work: () => Promise<Finding | Finding[]> | Finding | Finding[],
): Promise<Finding[]> {
  try {
    return [await work()].flat();
  } catch (error) {
    return [fault(check, error instanceof Error ? error.message : String(error))];
  }
}
