/**
 * Loaded into a server (`node --import`) to have what no test can do to the machine it runs on: a clock that is set, names that nobody
 * knows. The file that `FAULTS` names says what is wrong, and is read ten times a second.
 */
import dns from "node:dns";
import { readFileSync } from "node:fs";

/** What is wrong with the machine. */
export interface Faults {
  clockMs: number;
  namesAreGone: boolean;
}

const Real = Date;
let faults: Faults = { clockMs: 0, namesAreGone: false };

function read(): void {
  try {
    faults = JSON.parse(readFileSync(process.env.FAULTS ?? "", "utf8"));
  } catch {
    // It is just being written.
  }
}

if (process.env.FAULTS) {
  setInterval(read, 100).unref();
  globalThis.Date = class extends Real {
    constructor(...given: []) {
      if (given.length === 0) super(Real.now() + faults.clockMs);
      else super(...given);
    }
    static override now(): number {
      return Real.now() + faults.clockMs;
    }
  } as DateConstructor;
  const lookup = dns.lookup as (...given: unknown[]) => void;
  dns.lookup = ((...given: unknown[]) => {
    if (!faults.namesAreGone) return lookup(...given);
    const done = given.at(-1) as (error: Error) => void;
    const error = new Error(`getaddrinfo EAI_AGAIN ${given[0]}`);
    setImmediate(() =>
      done(Object.assign(error, { code: "EAI_AGAIN", syscall: "getaddrinfo", hostname: given[0] })),
    );
  }) as typeof dns.lookup;
}
