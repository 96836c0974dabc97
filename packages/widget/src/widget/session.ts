import type { Device } from "@candor/contract/widget.ts";
import type { Memory } from "./memory.ts";

/** What the loader lends the question part when somebody is asked. */
export interface Session {
  /** The visitor asked for it: focus may move. */
  wanted: boolean;
  /** What goes with the answer. */
  context: {
    person: Record<string, unknown>;
    properties: Record<string, unknown>;
    page: string;
    device: Device;
    /** Answers to further questions so far, where the page asks any. */
    answers?: Record<string, string | string[]>;
  };
  count(what: "impressions" | "views" | "dismissals" | "answers"): void;
  /** Notes that the visitor saw or answered this survey just now. */
  shown(): void;
  closed(): void;
}

/** The loader's memory, shared so that there is one. */
export interface SharedMemory {
  recall(): Memory;
  remember(change: (memory: Memory) => void): void;
}

/** A question on the page. */
export interface Asked {
  /** Opens a tab's panel; nothing for what is open already. */
  open(): void;
  close(): void;
}

export type Ask = (session: Session) => Asked | null;

/** The page's `candor`: a function that keeps its calls, so that later surveys hear earlier ones. */
export interface Candor {
  (...call: unknown[]): void;
  q: ArrayLike<unknown>[];
  hear?: ((call: ArrayLike<unknown>) => void)[];
  /** The question parts that have been fetched, by key. */
  asks?: Record<string, Ask>;
  memory?: SharedMemory;
  /** Put the further questions that have been fetched into a form, by key. */
  further?: Record<string, (form: HTMLFormElement, session: Session) => void>;
  /** A question is open: others wait. */
  open?: boolean;
}

declare global {
  interface Window {
    candor?: Candor;
    delighted?: object;
  }
}
