import type { Brand, SurveyTexts } from "@candor/contract/survey.ts";
import type { FurtherQuestion } from "../answer-page/answer-view.ts";

/** What a kiosk page is made of. It carries every language, since it must do without the server. */
export interface KioskView {
  /** Where answers are posted as JSON: `/k/:slug`. */
  action: string;
  /** Keeps the answers of two kiosks on one device apart. */
  slug: string;
  brand: Brand;
  subject: string;
  languages: readonly string[];
  defaultLanguage: string;
  /** Texts by language; `{subject}` may still be in them. */
  texts: Readonly<Record<string, SurveyTexts>>;
  /** Further questions by language. */
  questions: Readonly<Record<string, readonly FurtherQuestion[]>>;
  source?: string | undefined;
  touchpoint?: string | undefined;
  /** Idle for this long, the kiosk starts over for the next person. */
  idleSeconds: number;
  /** Asked before leaving; without one the kiosk is left by a tap. */
  pin: KioskPin | null;
  /** Where staff go when they leave. */
  leaveHref: string;
  /** The same survey without JavaScript: `/s/:slug`. */
  linkHref: string;
  /** The service worker that opens the kiosk offline; its scope is `/k/`. */
  workerHref: string;
}

/** A PIN as it may stand in a page: slow to guess, though a short PIN only keeps visitors out. */
export interface KioskPin {
  salt: string;
  hash: string;
  iterations: number;
}
