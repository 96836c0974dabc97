import type { SharedView, ShareParts } from "@candor/contract/share.ts";
import type { Brand } from "@candor/contract/survey.ts";
import type { LanguageLink } from "../channels/answer-page/answer-view.ts";
import type { Period } from "../scores/period.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import type { Figures } from "./figures.ts";
import type { Names } from "./names.ts";
import type { ShareRow } from "./share.ts";
import type { Written } from "./written.ts";

/** What stands around every shared page. */
export interface PageFrame {
  language: string;
  languages: readonly LanguageLink[];
  brand: Brand;
  /** What is recommended; stands for the logo where there is none. */
  subject: string;
}

/** Writes the page of a link whose subject belongs to a later room; null where what it shows is gone. */
export type SharedPage = (q: {
  frame: PageFrame;
  share: ShareRow;
  survey: SurveyRow;
}) => Promise<string | null>;

/** Everything a shared page says: data in, HTML out; it asks no database and no clock. */
export interface SharePageView extends PageFrame {
  surveyName: string;
  /** The heading. */
  name: string;
  view: SharedView;
  shows: ShareParts;
  period: Period | null;
  figures: Figures;
  names: Names;
  written: Written;
  /** When the figures were asked for, and where the workspace keeps its calendar. */
  now: Date;
  timeZone: string;
  expiresAt: Date;
  /** The workspace holds examples, not customers of its own. */
  isSample: boolean;
}

/** The same sentence of the catalogue, in the page's language. */
export type Say = (key: string, args?: Record<string, string | number>) => string;
