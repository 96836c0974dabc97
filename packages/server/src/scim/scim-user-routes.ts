import type { FastifyRequest } from "fastify";
import type { App } from "../errors/http.ts";
import type { Transaction } from "../storage/database.ts";
import { IncomingPatch, IncomingUser, parsed, SCHEMA } from "./scim.ts";
import { listBody, pageAsked } from "./scim-page.ts";
import { changeByOperations, changeOfUser } from "./scim-patch.ts";
import { SCIM_OPTIONS, type ScimRouteDeps, scimWorkspace } from "./scim-request.ts";
import {
  changeScimUser,
  createScimUser,
  deleteScimUser,
  findScimUser,
  listScimUsers,
  type ScimUser,
  USER_ATTRIBUTES,
  type UserChange,
} from "./scim-users.ts";

/** `/Users`. */
export function scimUserRoutes(scim: App, deps: ScimRouteDeps): void {
  const { db } = deps;
  const ref = (request: FastifyRequest) => ({
    workspaceId: scimWorkspace(request),
    id: (request.params as { id: string }).id,
  });
  const told = (row: ScimUser) => JSON.stringify(resourceOf(row, deps.publicUrl));
  const change = (request: FastifyRequest, wanted: UserChange) =>
    db.transaction().execute(async (trx) => {
      const row = await lockedUser(trx, ref(request));
      return changeScimUser(trx, deps, { row, change: wanted, now: new Date() });
    });

  scim.get("/Users", SCIM_OPTIONS, async (request) => {
    const asked = pageAsked(request.query, USER_ATTRIBUTES);
    const { rows, total } = await listScimUsers(db, {
      workspaceId: scimWorkspace(request),
      ...asked,
    });
    return listBody(
      rows.map((row) => resourceOf(row, deps.publicUrl)),
      total,
      asked.offset,
    );
  });
  scim.get("/Users/:id", SCIM_OPTIONS, async (request) =>
    told(await findScimUser(db, ref(request))),
  );
  scim.post("/Users", SCIM_OPTIONS, async (request, reply) => {
    const given = parsed(IncomingUser, request.body);
    const workspaceId = scimWorkspace(request);
    const row = await db
      .transaction()
      .execute((trx) => createScimUser(trx, { workspaceId, given, now: new Date() }));
    return reply.code(201).header("location", locationOf(row, deps.publicUrl)).send(told(row));
  });
  scim.put("/Users/:id", SCIM_OPTIONS, async (request) =>
    told(await change(request, changeOfUser(parsed(IncomingUser, request.body)))),
  );
  scim.patch("/Users/:id", SCIM_OPTIONS, async (request) => {
    const { Operations } = parsed(IncomingPatch, request.body);
    return told(await change(request, changeByOperations(Operations)));
  });
  scim.delete("/Users/:id", SCIM_OPTIONS, async (request, reply) => {
    await db.transaction().execute(async (trx) => {
      await deleteScimUser(trx, deps, await lockedUser(trx, ref(request)));
    });
    return reply.code(204).send();
  });
}

/** Two changes of one user take turns. */
async function lockedUser(
  trx: Transaction,
  of: { workspaceId: string; id: string },
): Promise<ScimUser> {
  const { id } = await findScimUser(trx, of);
  return trx
    .selectFrom("scim_user")
    .selectAll()
    .where("workspace_id", "=", of.workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

const locationOf = (row: ScimUser, publicUrl: string) => `${publicUrl}/scim/v2/Users/${row.id}`;

function resourceOf(row: ScimUser, publicUrl: string) {
  const formatted = `${row.given_name} ${row.family_name}`.trim();
  return {
    schemas: [SCHEMA.user],
    id: row.id,
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
    userName: row.user_name,
    name: { givenName: row.given_name, familyName: row.family_name, formatted },
    ...(formatted === "" ? {} : { displayName: formatted }),
    emails: [{ value: row.user_name, type: "work", primary: true }],
    active: row.active,
    meta: {
      resourceType: "User",
      created: row.created_at.toISOString(),
      lastModified: row.updated_at.toISOString(),
      location: locationOf(row, publicUrl),
    },
  };
}
