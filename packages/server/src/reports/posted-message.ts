import type { ChatMessage } from "../integrations/webhooks/formats/chat-message.ts";
import { reportMessage } from "../messages/report-messages.ts";
import { subjectOf, type WrittenReport } from "./written-report.ts";

/** More groups than these are read on the page. */
const MOST_GROUPS = 3;

/**
 * What a chat reads of a run: the subject of its mail, what moved, and where the rest is. It is written from the cells
 * that mail, page and PDF are written from, so that no figure differs in a digit.
 */
export function postedMessage(report: WrittenReport, url: string | null): ChatMessage {
  const { headline, about, change, language } = report;
  const days = about.find((part) => /\d/.test(part));
  return {
    title: subjectOf(report),
    quote: null,
    lines: [...(headline?.lowBase ? [headline.lowBase] : []), ...change, ...standingOut(report)],
    facts: about.filter((part) => part !== days),
    link: url === null ? null : { text: reportMessage(language, "post.open"), url },
  };
}

/** The groups and themes that stand out by their interval, each with it. */
function standingOut({ tables }: WrittenReport): string[] {
  const lines = tables.flatMap(({ heads, rows }) =>
    rows.flatMap(([name, score, difference]) => {
      if (!name || !score || !difference?.tone || !difference.limits) return [];
      const parts = [score.text, score.limits, "·", heads[2], difference.text, difference.limits];
      return [`${name.text}: ${parts.filter(Boolean).join(" ")}`];
    }),
  );
  return lines.slice(0, MOST_GROUPS);
}
