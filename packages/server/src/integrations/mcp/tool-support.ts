import { Day } from "@candor/contract/common.ts";
import { ReadingFilter } from "@candor/contract/filter.ts";
import type {
  CallToolResult,
  McpServer,
  StandardSchemaWithJSON,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import { KnownError } from "../../errors/known-error.ts";
import type { ResponseRateQuery } from "../../scores/survey-score.ts";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { findSurveyByIdOrName, listSurveys } from "../../surveys/survey-queries.ts";

/** What the tools need. */
export interface McpDeps {
  db: Database;
  responseRate: ResponseRateQuery;
  now: () => Date;
  /** What went wrong and is not the assistant's business. */
  onError: (error: unknown) => void;
}

/** Which workspace the tools may see: the key's own. */
export interface McpWorkspace {
  workspaceId: string;
}

export const SurveyName = z
  .string()
  .max(100)
  .optional()
  .describe("Id or name of a survey; the workspace's default survey when left out.");

/** What every question about answers can be narrowed by. */
export const Narrowed = z.strictObject({
  survey: SurveyName,
  from: Day.optional().describe("First day, in the workspace's time zone."),
  to: Day.optional().describe("The day after the last one."),
  filter: z
    .array(z.string().regex(/^[^=]{1,100}=[\s\S]{0,1000}$/))
    .max(20)
    .optional()
    .describe(
      "Conditions such as store=Riga; different properties must all hold, the same property twice means either value. channel, language and touchpoint are properties too.",
    ),
  theme: ReadingFilter.shape.theme.describe(
    "Only answers whose comment speaks of one of these themes: ids such as price, or price:negative. The tool `themes` lists them.",
  ),
  tone: ReadingFilter.shape.tone.describe("Only comments that sound like one of these."),
  urgency: ReadingFilter.shape.urgency.describe(
    "0 nothing presses, 1 somebody waits for an answer, 2 today: danger, money gone, outage, law.",
  ),
  language: ReadingFilter.shape.language.describe("Languages of comments, as read (ISO 639-1)."),
  disagrees: z.boolean().optional().describe("Whether score and words say opposite things."),
  churn: z.boolean().optional().describe("Whether the customer leaves, or says so."),
});

export const LIMIT = z.int().min(1).max(100).default(20);

/**
 * The survey that an assistant means.
 *
 * @throws {KnownError} 404 that names the surveys there are.
 */
export async function surveyMeant(
  db: Database,
  workspaceId: string,
  name: string | undefined,
): Promise<SurveyRow> {
  const surveys = await listSurveys(db, workspaceId);
  if (name === undefined) {
    const usual = surveys.find((survey) => survey.is_default) ?? surveys[0];
    if (usual) return usual;
    throw new KnownError(404, "no_survey", "This workspace has no survey yet.");
  }
  const found = await findSurveyByIdOrName(db, { workspaceId, name });
  if (found) return found;
  const names = surveys.map((survey) => `"${survey.name}"`).join(", ") || "none";
  throw new KnownError(
    404,
    "survey_not_found",
    `There is no survey "${name}" in this workspace; there are: ${names}.`,
  );
}

/** A tool that only reads. */
export interface ReadingTool<Input extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: z.ZodObject;
  read: (input: z.output<Input>) => Promise<Record<string, unknown>>;
  /** What it returns as lines to read: the same things in fewer words. */
  say: (result: Record<string, unknown>) => string;
}

/**
 * Adds a tool. What it returns is structure, and beside it lines that say the same: never the same JSON
 * twice. A reply fits an assistant's context: one that is longer is asked for again with half the limit,
 * and says how much it shows.
 */
export function readingTool<Input extends z.ZodObject>(
  server: McpServer,
  { onError }: Pick<McpDeps, "onError">,
  tool: ReadingTool<Input>,
): void {
  const { name, title, description, input, output } = tool;
  server.registerTool(
    name,
    {
      title,
      description,
      inputSchema: checkedHere(input),
      outputSchema: output as StandardSchemaWithJSON,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    async (given: unknown): Promise<CallToolResult> => {
      try {
        const result = await bounded(tool, argumentsOf(tool, given));
        return {
          content: [{ type: "text", text: tool.say(result) }],
          structuredContent: result,
        };
      } catch (error) {
        if (!(error instanceof KnownError)) onError(error);
        return { isError: true, content: [{ type: "text", text: sentenceOf(error) }] };
      }
    },
  );
}

/** Characters of a reply's structure: some six thousand tokens. */
const LONGEST_REPLY = 24_000;

async function bounded<Input extends z.ZodObject>(
  { read }: ReadingTool<Input>,
  input: z.output<Input>,
): Promise<Record<string, unknown>> {
  const result = await read(input);
  const { limit } = input as { limit?: unknown };
  if (typeof limit !== "number" || limit < 2) return result;
  if (JSON.stringify(result).length <= LONGEST_REPLY) return result;
  return bounded({ read } as ReadingTool<Input>, { ...input, limit: Math.floor(limit / 2) });
}

/** Clients are told the schema; what is wrong is said here, with the right names. */
function checkedHere(input: z.ZodObject): StandardSchemaWithJSON {
  const standard = input["~standard"] as StandardSchemaWithJSON["~standard"];
  return { "~standard": { ...standard, validate: (value: unknown) => ({ value }) } };
}

function argumentsOf<Input extends z.ZodObject>(
  { name, input }: ReadingTool<Input>,
  given: unknown,
): z.output<Input> {
  const parsed = input.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys"
      ? `${quoted(issue.keys)} ${issue.keys.length > 1 ? "are no arguments" : "is no argument"} of this tool; it takes: ${Object.keys(input.shape).join(", ") || "none"}`
      : `${issue.path.join(".") || "the arguments"}: ${issue.message}`,
  );
  throw new KnownError(400, "arguments_wrong", `${name} was not asked. ${problems.join(". ")}.`);
}

export function quoted(names: Iterable<string>): string {
  return [...names].map((name) => `"${name}"`).join(", ");
}

/** No comment takes the place of all others; `read_response` has it whole. */
const LONGEST_COMMENT = 1500;

export function shortComment<T extends string | null>(comment: T): T | string {
  if (comment === null || comment.length <= LONGEST_COMMENT) return comment;
  return `${comment.slice(0, LONGEST_COMMENT)}… [cut; read_response has the whole comment]`;
}

function sentenceOf(error: unknown): string {
  return error instanceof KnownError
    ? error.message
    : "Something went wrong in Candor; it is in the server's log.";
}
