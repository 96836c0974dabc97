import type { App } from "../../errors/http.ts";
import { type Caller, callerOf } from "./caller.ts";
import { notFound } from "./error-replies.ts";
import { emailIn, invalid, listIn, textIn, timeIn } from "./field-values.ts";
import { findPerson, type PersonNamed, personOfPath } from "./find-person.ts";
import { numberedPage, shownOfNumbered } from "./paging.ts";
import { bothPaths } from "./paths.ts";
import {
  findResponse,
  listResponses,
  ORDERS,
  type Order,
  type ResponsesWanted,
  showResponses,
} from "./response-queries.ts";
import { changeResponse, createResponse, type SaveResponseDeps } from "./save-response.ts";
import { trendCondition } from "./trends.ts";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** `/survey_responses`: recording, listing, reading and changing answers. */
export function responseRoutes(app: App, deps: SaveResponseDeps): void {
  const { db } = deps;

  /** One answer, shown; `name` is an old id, a number of ours or our own id. */
  const one = async (caller: Caller, name: string) => {
    const { workspaceId, survey, publicUrl } = caller;
    const row = await findResponse(db, { workspaceId, surveyId: survey.id, name });
    if (!row) throw notFound("response", name);
    const expand = listIn(caller.fields, "expand");
    const [shown] = await showResponses(db, { workspaceId, publicUrl, expand }, [row]);
    return shown;
  };

  const change = async (caller: Caller, name: string) => {
    const { workspaceId, survey } = caller;
    const row = await findResponse(db, { workspaceId, surveyId: survey.id, name });
    if (!row) throw notFound("response", name);
    await changeResponse(deps, caller, row);
    return one(caller, name);
  };

  bothPaths("/survey_responses", (path) => {
    app.get(path, async (request, reply) => {
      const caller = callerOf(request);
      const { workspaceId, publicUrl, query } = caller;
      const page = numberedPage(query);
      const { limit, offset } = page;
      const rows = await listResponses(db, { ...(await wanted(deps, caller)), limit, offset });
      const shown = shownOfNumbered(request, reply, page, rows);
      return showResponses(db, { workspaceId, publicUrl, expand: listIn(query, "expand") }, shown);
    });

    app.post(path, async (request, reply) => {
      const caller = callerOf(request);
      const id = await createResponse(deps, caller, new Date());
      return reply.code(201).send(await one(caller, id));
    });

    // Node's client saves without an id in the path.
    app.put(path, async (request) => {
      const caller = callerOf(request);
      const id = textIn(caller.fields, "id");
      if (id === null) throw invalid({ id: "can't be blank" });
      return change(caller, id);
    });
  });

  app.get<{ Params: { response: string } }>("/survey_responses/:response", async (request) =>
    one(callerOf(request), plainId(request.params.response)),
  );

  app.put<{ Params: { response: string } }>("/survey_responses/:response", async (request) =>
    change(callerOf(request), plainId(request.params.response)),
  );
}

function plainId(text: string): string {
  return text.replace(/\.json$/, "").replace(/^[\s+]+|[\s+]+$/g, "");
}

async function wanted(
  { db }: SaveResponseDeps,
  { workspaceId, survey, query }: Caller,
): Promise<Omit<ResponsesWanted, "limit" | "offset">> {
  const trend = textIn(query, "trend");
  return {
    workspaceId,
    surveyId: survey.id,
    since: timeIn(query, "since"),
    until: timeIn(query, "until"),
    updatedSince: timeIn(query, "updated_since"),
    updatedUntil: timeIn(query, "updated_until"),
    personId: await personWanted(db, workspaceId, {
      id: textIn(query, "person_id"),
      email: emailIn(query, "person_email"),
    }),
    // A trend that nobody has made here narrows nothing; see metrics, which refuse it.
    condition: trend ? await trendCondition(db, { workspaceId, trend, now: new Date() }) : null,
    order: orderIn(textIn(query, "order")),
  };
}

/** Null for everybody; a person who does not exist has no answers. */
async function personWanted(
  db: SaveResponseDeps["db"],
  workspaceId: string,
  { id, email }: { id: string | null; email: string | null },
): Promise<string | null> {
  const named: PersonNamed | null =
    id !== null ? personOfPath(id) : email !== null ? { by: "email", value: email } : null;
  if (!named) return null;
  return (await findPerson(db, workspaceId, named))?.id ?? NOBODY;
}

function orderIn(text: string | null): Order {
  return ORDERS.find((order) => order === text) ?? "asc";
}
