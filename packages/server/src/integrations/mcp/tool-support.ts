import { Day } from "@candor/contract/common.ts";
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
export const Narrowed = z.object({
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

/** A tool that only reads. What it returns is sent as text and as structure alike. */
export function readingTool<Input extends z.ZodObject>(
  server: McpServer,
  { onError }: Pick<McpDeps, "onError">,
  tool: {
    name: string;
    title: string;
    description: string;
    input: Input;
    read: (input: z.output<Input>) => Promise<Record<string, unknown>>;
  },
): void {
  const { name, title, description, input } = tool;
  // Widened: the overloads of the library cannot be told apart by a schema that is still generic.
  const inputSchema: StandardSchemaWithJSON = input;
  server.registerTool(
    name,
    {
      title,
      description,
      inputSchema,
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    async (given: unknown): Promise<CallToolResult> => {
      try {
        const result = await tool.read(input.parse(given));
        return {
          content: [{ type: "text", text: JSON.stringify(result) }],
          structuredContent: result,
        };
      } catch (error) {
        if (!(error instanceof KnownError)) onError(error);
        return { isError: true, content: [{ type: "text", text: sentenceOf(error) }] };
      }
    },
  );
}

function sentenceOf(error: unknown): string {
  return error instanceof KnownError
    ? error.message
    : "Something went wrong in Candor; it is in the server's log.";
}
