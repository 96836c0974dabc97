import { page } from "@candor/contract/common.ts";
import {
  CreatePerson,
  CreatePurchase,
  MergePeople,
  PatchPerson,
  Person,
  PersonDetail,
  PersonExport,
  PersonQuery,
  PersonRefParams,
  Purchase,
  RemoveBlock,
  SetAddress,
  SetBlock,
  SetConsent,
} from "@candor/contract/person.ts";
import { z } from "zod";
import { noteReading } from "../audit/reading-log.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { App } from "../errors/http.ts";
import type { ReferralNews } from "../referrals/referral.ts";
import type { Database } from "../storage/database.ts";
import { readListed } from "../storage/read-listed.ts";
import { blockContact, liftBlock, setConsent } from "./contact-permission.ts";
import { erasePerson } from "./erase-person.ts";
import { exportPerson } from "./export-person.ts";
import { mergePeople, type ReassignAnswers } from "./merge-people.ts";
import { peopleBulkRoutes } from "./people-bulk-routes.ts";
import { peoplePage } from "./people-page.ts";
import { setAddress } from "./person-addresses.ts";
import { noteReader } from "./person-notes.ts";
import { getPerson, getPersonDetail } from "./person-queries.ts";
import { addPurchases, purchasesOf } from "./purchases.ts";
import { referralOfPersonRoutes } from "./referral-of-person-routes.ts";
import { changePerson, createPerson } from "./save-person.ts";
import { segmentFilter } from "./segments.ts";

export interface PersonDeps {
  db: Database;
  reassignAnswers: ReassignAnswers;
  /** Of who came by a recommendation. */
  news: ReferralNews;
  publicUrl: string;
}

/** `/people`: who can be asked, what is known of them, and where they may be written to. */
export function personRoutes(app: App, deps: PersonDeps): void {
  const { db, reassignAnswers, news } = deps;
  app.get(
    "/people",
    {
      schema: { querystring: PersonQuery, response: { 200: page(Person) } },
      config: { scope: "read" },
    },
    async (request, reply) => {
      const { workspaceId } = request.principal;
      const { segmentId, ...query } = request.query;
      const filter = segmentId ? await segmentFilter(db, { workspaceId, segmentId }) : undefined;
      return readListed(db, { workspaceId, reply }, (from) =>
        peoplePage(from, { workspaceId, filter, now: new Date(), ...query }),
      );
    },
  );
  app.post(
    "/people",
    { schema: { body: CreatePerson, response: { 201: Person } }, config: { scope: "write" } },
    async (request, reply) => {
      const { workspaceId } = request.principal;
      return reply.code(201).send(await createPerson(db, workspaceId, request.body, new Date()));
    },
  );
  app.post(
    "/people/merge",
    { schema: { body: MergePeople, response: { 200: Person } }, config: { scope: "write" } },
    (request) =>
      mergePeople(db, {
        workspaceId: request.principal.workspaceId,
        ...request.body,
        actor: request.actor,
        now: new Date(),
        reassignAnswers,
      }),
  );
  app.get(
    "/people/:personId",
    {
      schema: { params: PersonRefParams, response: { 200: PersonDetail } },
      config: { scope: "read" },
    },
    async (request) => {
      const reader = await noteReader(db, request.principal);
      const detail = await getPersonDetail(db, ref(request), reader);
      const { workspaceId, personId } = ref(request);
      await noteReading(db, { workspaceId, personId, actor: request.actor, now: new Date() });
      return detail;
    },
  );
  app.patch(
    "/people/:personId",
    {
      schema: { params: PersonRefParams, body: PatchPerson, response: { 200: Person } },
      config: { scope: "write" },
    },
    (request) => changePerson(db, ref(request), request.body, new Date()),
  );
  app.delete(
    "/people/:personId",
    {
      schema: { params: PersonRefParams, response: { 204: z.null() } },
      config: { scope: "write", confirm: true },
    },
    async (request, reply) => {
      await erasePerson(db, {
        ...ref(request),
        actor: request.actor,
        now: new Date(),
        reassignAnswers,
      });
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/people/:personId/export",
    {
      schema: { params: PersonRefParams, response: { 200: PersonExport } },
      config: { action: "export" },
    },
    async (request, reply) => {
      const copy = await exportPerson(db, {
        ...ref(request),
        actor: request.actor,
        now: new Date(),
      });
      return reply
        .header("content-disposition", `attachment; filename="person-${copy.person.id}.json"`)
        .send(copy);
    },
  );
  peopleBulkRoutes(app, { db, news });
  contactRoutes(app, db);
  purchaseRoutes(app, deps);
  referralOfPersonRoutes(app, deps);
}

function contactRoutes(app: App, db: Database): void {
  const detail = { params: PersonRefParams, response: { 200: PersonDetail } };
  app.put(
    "/people/:personId/blocks",
    { schema: { ...detail, body: SetBlock }, config: { scope: "write" } },
    async (request) => {
      await getPerson(db, ref(request));
      await db.transaction().execute(async (trx) => {
        const { channel, reason, detail: why } = request.body;
        const block = { ...ref(request), channel, reason, detail: why ?? null };
        await blockContact(trx, { ...block, actor: request.actor, now: new Date() });
        await writeAudit(trx, {
          workspaceId: block.workspaceId,
          actor: request.actor,
          action: "person.blocked",
          target: block.personId,
          details: { channel, reason },
        });
      });
      return getPersonDetail(db, ref(request), await noteReader(db, request.principal));
    },
  );
  app.delete(
    "/people/:personId/blocks",
    { schema: { ...detail, querystring: RemoveBlock }, config: { scope: "write" } },
    async (request) => {
      await db.transaction().execute(async (trx) => {
        const block = { ...ref(request), ...request.query };
        if (!(await liftBlock(trx, block))) return;
        await writeAudit(trx, {
          workspaceId: block.workspaceId,
          actor: request.actor,
          action: "person.unblocked",
          target: block.personId,
          details: { ...request.query },
        });
      });
      return getPersonDetail(db, ref(request), await noteReader(db, request.principal));
    },
  );
  app.put(
    "/people/:personId/consents",
    { schema: { ...detail, body: SetConsent }, config: { scope: "write" } },
    async (request) => {
      await getPerson(db, ref(request));
      await setConsent(db, { ...ref(request), ...request.body, now: new Date() });
      return getPersonDetail(db, ref(request), await noteReader(db, request.principal));
    },
  );
  app.put(
    "/people/:personId/addresses",
    { schema: { ...detail, body: SetAddress }, config: { scope: "write" } },
    async (request) => {
      await getPerson(db, ref(request));
      await setAddress(db, { ...ref(request), ...request.body, now: new Date() });
      return getPersonDetail(db, ref(request), await noteReader(db, request.principal));
    },
  );
}

function purchaseRoutes(app: App, { db, news }: PersonDeps): void {
  const Purchases = z.object({ data: z.array(Purchase) });
  app.get(
    "/people/:personId/purchases",
    {
      schema: { params: PersonRefParams, response: { 200: Purchases } },
      config: { scope: "read" },
    },
    async (request) => {
      await getPerson(db, ref(request));
      return { data: await purchasesOf(db, { ...ref(request), limit: 200 }) };
    },
  );
  app.post(
    "/people/:personId/purchases",
    {
      schema: { params: PersonRefParams, body: CreatePurchase, response: { 201: Purchases } },
      config: { scope: "write" },
    },
    async (request, reply) => {
      const { at, ...purchase } = request.body;
      await addPurchases(db, ref(request), [{ ...purchase, at: new Date(at) }], {
        ...{ news, now: new Date() },
      });
      const data = await purchasesOf(db, { ...ref(request), limit: 200 });
      return reply.code(201).send({ data });
    },
  );
}

function ref(request: { principal: { workspaceId: string }; params: { personId: string } }) {
  return { workspaceId: request.principal.workspaceId, personId: request.params.personId };
}
