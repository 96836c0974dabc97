import type { FastifyRequest } from "fastify";
import type { App } from "../errors/http.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { IncomingGroup, IncomingPatch, type PatchOperation, parsed, SCHEMA } from "./scim.ts";
import {
  changeMembers,
  createScimGroup,
  deleteScimGroup,
  findScimGroup,
  GROUP_ATTRIBUTES,
  listScimGroups,
  membersOfGroups,
  renameScimGroup,
  type ScimGroup,
} from "./scim-groups.ts";
import { listBody, pageAsked } from "./scim-page.ts";
import { membersMeant, objectOf, textOf } from "./scim-patch.ts";
import { SCIM_OPTIONS, type ScimRouteDeps, scimWorkspace } from "./scim-request.ts";

/** `/Groups`. */
export function scimGroupRoutes(scim: App, { db, publicUrl }: ScimRouteDeps): void {
  const ref = (request: FastifyRequest) => ({
    workspaceId: scimWorkspace(request),
    id: (request.params as { id: string }).id,
  });
  const told = async (source: Database | Transaction, group: ScimGroup) => {
    const [one] = await resourcesOf(source, [group], publicUrl);
    return JSON.stringify(one);
  };

  scim.get("/Groups", SCIM_OPTIONS, async (request) => {
    const asked = pageAsked(request.query, GROUP_ATTRIBUTES);
    const { rows, total } = await listScimGroups(db, {
      workspaceId: scimWorkspace(request),
      ...asked,
    });
    return listBody(await resourcesOf(db, rows, publicUrl), total, asked.offset);
  });
  scim.get("/Groups/:id", SCIM_OPTIONS, async (request) =>
    told(db, await findScimGroup(db, ref(request))),
  );
  scim.post("/Groups", SCIM_OPTIONS, async (request, reply) => {
    const given = parsed(IncomingGroup, request.body);
    const workspaceId = scimWorkspace(request);
    const body = await db.transaction().execute(async (trx) => {
      const group = await createScimGroup(trx, { workspaceId, given, now: new Date() });
      return told(trx, group);
    });
    return reply.code(201).send(body);
  });
  scim.put("/Groups/:id", SCIM_OPTIONS, async (request) => {
    const given = parsed(IncomingGroup, request.body);
    return db.transaction().execute(async (trx) => {
      const now = new Date();
      const before = await lockedGroup(trx, ref(request));
      const { displayName: name, externalId } = given;
      const group = await renameScimGroup(trx, { group: before, name, externalId, now });
      const add = (given.members ?? []).map(({ value }) => value);
      await changeMembers(trx, { group, add, remove: "all", now });
      return told(trx, group);
    });
  });
  scim.patch("/Groups/:id", SCIM_OPTIONS, async (request) => {
    const { Operations } = parsed(IncomingPatch, request.body);
    return db.transaction().execute(async (trx) => {
      let group = await lockedGroup(trx, ref(request));
      for (const operation of Operations) group = await apply(trx, group, operation);
      return told(trx, group);
    });
  });
  scim.delete("/Groups/:id", SCIM_OPTIONS, async (request, reply) => {
    await db.transaction().execute(async (trx) => {
      await deleteScimGroup(trx, await lockedGroup(trx, ref(request)));
    });
    return reply.code(204).send();
  });
}

async function apply(
  trx: Transaction,
  group: ScimGroup,
  operation: PatchOperation,
): Promise<ScimGroup> {
  const now = new Date();
  const path = operation.path?.toLowerCase();
  if (path?.startsWith("members")) {
    const meant = membersMeant(operation);
    if (operation.op === "remove") {
      const everybody = meant.length === 0;
      await changeMembers(trx, { group, add: [], remove: everybody ? "all" : meant, now });
    } else {
      const remove = operation.op === "replace" ? ("all" as const) : [];
      await changeMembers(trx, { group, add: meant, remove, now });
    }
    return group;
  }
  if (path === "displayname") {
    return renameScimGroup(trx, { group, name: textOf("displayName", operation.value), now });
  }
  if (path !== undefined) return group;
  const whole = objectOf(operation.value);
  let changed = group;
  for (const [name, value] of Object.entries(whole)) {
    changed = await apply(trx, changed, { op: operation.op, path: name, value });
  }
  return changed;
}

/** Two changes of one group take turns. */
async function lockedGroup(
  trx: Transaction,
  of: { workspaceId: string; id: string },
): Promise<ScimGroup> {
  const { id } = await findScimGroup(trx, of);
  return trx
    .selectFrom("scim_group")
    .selectAll()
    .where("workspace_id", "=", of.workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function resourcesOf(
  db: Database | Transaction,
  groups: readonly ScimGroup[],
  publicUrl: string,
) {
  const [first] = groups;
  if (!first) return [];
  const members = await membersOfGroups(db, {
    workspaceId: first.workspace_id,
    groupIds: groups.map(({ id }) => id),
  });
  return groups.map((group) => ({
    schemas: [SCHEMA.group],
    id: group.id,
    ...(group.external_id === null ? {} : { externalId: group.external_id }),
    displayName: group.name,
    members: (members.get(group.id) ?? []).map(({ id, name }) => ({
      value: id,
      display: name,
      $ref: `${publicUrl}/scim/v2/Users/${id}`,
    })),
    meta: {
      resourceType: "Group",
      created: group.created_at.toISOString(),
      lastModified: group.updated_at.toISOString(),
      location: `${publicUrl}/scim/v2/Groups/${group.id}`,
    },
  }));
}
