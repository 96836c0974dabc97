import { TESTIMONIAL_STATES } from "@candor/contract/testimonial.ts";
import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { workspaceOf } from "../../announcements/preview-announcement.ts";
import { spokenInConversation } from "../../messages/conversation-messages.ts";
import { authorLetter } from "../../praise/author-letter.ts";
import { quotable } from "../../praise/save-testimonial.ts";
import { listTestimonials, testimonialDetail } from "../../praise/testimonial-queries.ts";
import { listed } from "./spoken.ts";
import { LIMIT, type McpDeps, type McpWorkspace, readingTool } from "./tool-support.ts";

const Line = z.object({
  testimonialId: z.string(),
  state: z.string(),
  mayBeQuoted: z.boolean(),
  /** Null where its author refused or withdrew. */
  text: z.string().nullable(),
  shownAs: z.string().nullable(),
  places: z.array(z.string()),
  rewarded: z.boolean(),
});
const ListOutput = z.object({ statement: z.string(), testimonials: z.array(Line) });
const OneOutput = Line.extend({
  statement: z.string(),
  events: z.array(z.object({ at: z.string(), kind: z.string() })),
});
const DraftOutput = z.object({
  statement: z.string(),
  text: z.string(),
  shownAs: z.string(),
  subject: z.string(),
  letter: z.string(),
});

/** `list_testimonials`, `read_testimonial`, `draft_testimonial`: words that may be quoted, once their author agreed. */
export function addPraiseTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  readingTool(server, deps, {
    name: "list_testimonials",
    title: "List testimonials",
    description:
      "Words of customers that may be quoted, or are asked about, newest first. Quote only what mayBeQuoted says, exactly as it stands, under the name shownAs; where rewarded is true, say that its author got something for answering.",
    input: z.strictObject({ state: z.enum(TESTIMONIAL_STATES).optional(), limit: LIMIT }),
    output: ListOutput,
    say: ({ statement, testimonials }) =>
      `${statement}\n${listed(testimonials, (one) => `${one.state}: ${one.text === null ? "(taken back)" : `"${one.text}" (${one.shownAs})`}`)}`,
    async read({ state, limit }) {
      const { data, nextCursor } = await listTestimonials(deps.db, workspaceId, { state, limit });
      const more = nextCursor === null ? "" : " There are more.";
      return {
        statement: `${data.length} testimonials are shown.${more}`,
        testimonials: data.map(lineOf),
      };
    },
  });
  readingTool(server, deps, {
    name: "read_testimonial",
    title: "Read a testimonial",
    description: "One testimonial with what happened to it.",
    input: z.strictObject({ testimonialId: z.uuid().describe("From list_testimonials.") }),
    output: OneOutput,
    say: ({ statement, events }) =>
      `${statement}\n${listed(events, (one) => `${one.at} ${one.kind}`)}`,
    async read({ testimonialId }) {
      const one = await testimonialDetail(deps.db, { workspaceId, testimonialId });
      const line = lineOf(one);
      const words = line.text === null ? "Its words were taken back." : `"${line.text}"`;
      return {
        ...line,
        statement: `${one.state}${line.mayBeQuoted ? ", may be quoted" : ", may not be quoted"}. ${words}`,
        events: one.events.map(({ at, kind }) => ({ at, kind })),
      };
    },
  });
  readingTool(server, deps, {
    name: "draft_testimonial",
    title: "Draft a question to an author",
    description:
      "What would be quoted of an answer, and the letter that asks its author. A draft only: nothing is kept and nobody is written to. A colleague asks in Candor.",
    input: z.strictObject({ responseId: z.uuid().describe("From list_responses.") }),
    output: DraftOutput,
    say: ({ statement, subject, letter }) => `${statement}\n${subject}\n\n${letter}`,
    async read({ responseId }) {
      const { text, name, shownAs, language } = await quotable(deps.db, {
        workspaceId,
        responseId,
      });
      const workspace = await workspaceOf(deps.db, workspaceId);
      const letter = authorLetter({
        language: spokenInConversation([language, workspace.language]),
        ...{ organisation: workspace.name, name, text, shownAs },
        // The link is made for the author alone when they are asked.
        url: "…",
      });
      return {
        statement: "A draft: nothing was kept or sent, and nothing may be quoted yet.",
        ...{ text, shownAs, subject: letter.subject, letter: letter.text },
      };
    },
  });
}

function lineOf(one: Awaited<ReturnType<typeof listTestimonials>>["data"][number]) {
  const back = one.state === "refused" || one.state === "withdrawn";
  return {
    ...{ testimonialId: one.id, state: one.state, places: one.places, rewarded: one.rewarded },
    mayBeQuoted: one.state === "published" || one.state === "given",
    text: back ? null : one.text,
    shownAs: back ? null : one.shownAs,
  };
}
