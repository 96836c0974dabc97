import type { Share } from "@candor/stats";

/** So many of n who were invited answered, over one channel or at one time of day. */
export interface Answering {
  name: string;
  invited: number;
  answered: number;
}

/** What the rules look at; counted elsewhere, judged here. */
export interface Figures {
  /** Unhappy customers with a case, and those who waited over three working days for a first contact. */
  waits: { n: number; late: number };
  /** Of unhappy customers who answered again: how many were passive or promoters, by when they first heard from us. */
  returns: { early: Share; later: Share };
  /** Customers who asked to be contacted at least three days ago, and those whom nobody contacted. */
  wishes: { n: number; unanswered: number };
  promises: { due: number; kept: number };
  channels: readonly Answering[];
  hours: readonly Answering[];
  /** What costs the score most and stands out, the costliest first. */
  themes: readonly {
    id: string;
    name: string;
    answers: number;
    points: number;
    lower: number;
    upper: number;
  }[];
  /** Themes and causes that an improvement is about, planned, under way or to be decided. */
  improving: { themes: ReadonlySet<string>; causes: ReadonlySet<string> };
  causes: { cases: number; list: readonly { id: string; name: string; cases: number }[] };
  /** Improvements whose figures have been in for two weeks. */
  undecided: readonly { id: string; number: number; title: string; days: number }[];
  /** Groups whose share among the answers differs from that among customers, the furthest off first. */
  unequal: {
    answers: number;
    list: readonly { property: string; value: string; baseShare: number; answeredShare: number }[];
  };
  /** Customers who said whether it was settled, and those who said no. */
  settled: { n: number; no: number };
  /** Unhappy answers with a comment, and those without a case. */
  unhappy: { n: number; without: number };
  /** Answers of the last closed quarter, and the smallest change that so many would show. */
  visible: { answers: number; points: number | null };
}
