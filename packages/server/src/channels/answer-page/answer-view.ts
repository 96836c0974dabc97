import type { Group } from "@candor/contract/common.ts";
import type { Brand, SurveyTexts } from "@candor/contract/survey.ts";

/** What every public page knows: whose it is and in which language it speaks. */
export interface PageView {
  /** Language tag of the page. */
  language: string;
  /** The same page in other languages; no switch is shown for fewer than two. */
  languages: readonly LanguageLink[];
  brand: Brand;
  /** What is recommended; stands for the logo where there is none. */
  subject: string;
}

export interface LanguageLink {
  tag: string;
  /** Address of this page in that language, usually `?lang=lv`. */
  href: string;
}

/** What the answer page is made of: data in, HTML out; it asks no database and no clock. */
export interface AnswerView extends PageView {
  /** Texts of `language`; `{subject}` may still be in them. */
  texts: SurveyTexts;
  state: AnswerState;
}

export type AnswerState =
  | ({ kind: "ask" } & AnswerForm)
  /** The score is recorded: the follow-up of its group is asked. */
  | ({ kind: "comment"; score: number } & AnswerForm)
  | {
      kind: "thanks";
      group: Group;
      reviewUrl?: string | undefined;
      shareUrl?: string | undefined;
      moreHref?: string | undefined;
      recommendHref?: string | undefined;
      reward?: { title: string; code: string } | undefined;
    }
  | { kind: "closed" }
  | { kind: "answered" }
  | { kind: "expired" }
  | { kind: "invalid" }
  | { kind: "error"; requestId?: string | undefined };

/** The form as it stands: what was entered is kept, whatever went wrong. */
export interface AnswerForm {
  /** Where the form is posted: `/s/:slug` or `/a/:token`. */
  action: string;
  /** Id that the answer will have (UUIDv7, made for this page): posting it twice is one answer. */
  visit: string;
  /** Allows a later step to change the answer; empty where `visit` is enough. */
  editToken?: string | undefined;
  /** Chosen so far. On `ask` it is the score of a link in a mail, not recorded yet. */
  score?: number | undefined;
  /**
   * True for a mail's score link: the script posts the score at once after human input, and as
   * `quarantined=1` when the page stays visible without any. Without a script "Confirm 9" posts it.
   */
  fromMail?: boolean | undefined;
  /** A link that people cannot see: whoever opens it is a machine. */
  honeypotHref?: string | undefined;
  comment?: string | undefined;
  /** The comment was given elsewhere; it is not shown again, since messages are passed on. */
  commented?: boolean | undefined;
  contact?: boolean | undefined;
  email?: string | undefined;
  /** False hides the contact permission: anonymous surveys keep nothing that leads to a person. */
  mayContact: boolean;
  /** True when the invitation says who answers: no address is asked for. */
  personKnown: boolean;
  source?: string | undefined;
  touchpoint?: string | undefined;
  /** Properties from the link; sent along as `property.NAME`. */
  properties?: Readonly<Record<string, string>> | undefined;
  questions: readonly FurtherQuestion[];
  /** Values so far by question id. */
  answers?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Where everybody may write a public review, whatever the score. */
  reviewUrl?: string | undefined;
  /** What everybody may share, whatever the score. */
  shareUrl?: string | undefined;
  /** Where everybody may say that they would do more, whatever the score. */
  moreHref?: string | undefined;
  /** Where everybody gets a link by which they can recommend, whatever the score. */
  recommendHref?: string | undefined;
  /** A sentence about what went wrong; the input is kept. */
  problem?: string | undefined;
}

/** A question after the score. Posted as `answer.ID`. */
export type FurtherQuestion = {
  id: string;
  text: string;
  /** Who is asked; everybody when left out. */
  groups?: readonly Group[] | undefined;
  /** Asked only when another question was answered with one of these values. */
  when?: { question: string; anyOf: readonly string[] } | undefined;
} & (
  | { kind: "choice"; several: boolean; options: readonly { value: string; label: string }[] }
  | { kind: "text" }
  | {
      kind: "scale";
      from: number;
      to: number;
      lowEnd: string;
      highEnd: string;
      /** About a competitor, whom somebody may not know. */
      competitor?: string | undefined;
    }
  /** Satisfaction, 1 to 5, every step in words. */
  | { kind: "csat" }
  /** Effort, 1 to 7, from "strongly disagree" to "strongly agree". */
  | { kind: "ces" }
  /** 1 to 5 stars. */
  | { kind: "stars" }
);

/** The group of a score. */
export function groupOf(score: number): Group {
  return score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
}
