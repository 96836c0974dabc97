import { readFileSync } from "node:fs";
import type { Described, DescribedOperation } from "./openapi-described.ts";

/** What is said of one operation: its name in generated clients, one line, and a sentence more. */
interface Words {
  id: string;
  summary: string;
  description: string;
}

const OPERATIONS = words<Words>("operations");
const GROUPS = words<string>("groups");

/** Why a request is refused, by status; which of them an operation can answer follows from what it is. */
const REFUSALS: Readonly<Record<string, string>> = {
  400: "The request cannot be read, or a value in it is wrong.",
  401: "No key or session, or one that is not valid (any more).",
  403: "The key or role may not do this.",
  404: "There is no such thing in this workspace.",
  409: "It does not fit what is there already.",
  422: "It can be read, and cannot be done.",
  429: "Too many requests; `retry-after` says when to come again.",
};

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/** The description with a name, words and documented refusals at every operation. */
export function withWords(description: Described): Described {
  const used = new Set<string>();
  for (const [path, item] of Object.entries(description.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      describe(operation, `${method.toUpperCase()} ${path}`, path);
      for (const tag of operation.tags ?? []) used.add(tag);
    }
  }
  const tags = [...used].sort().map((name) => ({ name, description: GROUPS[name] ?? "" }));
  return {
    ...description,
    tags,
    components: { ...description.components, responses: problemReplies() },
  };
}

function describe(operation: DescribedOperation, name: string, path: string): void {
  const said = OPERATIONS[name];
  if (said) {
    operation.operationId = said.id;
    operation.summary = said.summary;
    operation.description = said.description;
  }
  const replies = operation.responses ?? {};
  for (const reply of Object.values(replies)) {
    if (reply.description === "Default Response") {
      reply.description = said?.summary ?? "Done";
    }
  }
  const isPublic = operation.security?.length === 0;
  const changes = !name.startsWith("GET ");
  const refusals = [
    ...(operation.requestBody || operation.parameters ? [400] : []),
    ...(isPublic ? [] : [401, 403]),
    ...(path.includes("{") ? [404] : []),
    ...(changes ? [409, 422] : []),
    429,
  ];
  for (const status of refusals) {
    replies[status] = { $ref: `#/components/responses/Problem${status}` };
  }
  operation.responses = replies;
}

function problemReplies(): Record<string, unknown> {
  const content = {
    "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
  };
  return Object.fromEntries(
    Object.entries(REFUSALS).map(([status, description]) => [
      `Problem${status}`,
      { description, content },
    ]),
  );
}

/** Words of the API are data beside the code, one file a kind. */
function words<Said>(name: string): Readonly<Record<string, Said>> {
  const file = new URL(`../../api-words/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}
