import {
  CountSegment,
  CreateSegment,
  PatchSegment,
  Segment,
  SegmentCount,
  SegmentRef,
} from "@candor/contract/person.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import {
  changeSegment,
  countPeople,
  createSegment,
  deleteSegment,
  getSegment,
  listSegments,
} from "./segments.ts";

/** `/segments`: saved filters over people. */
export function segmentRoutes(app: App, { db }: { db: Database }): void {
  const Segments = z.object({ data: z.array(Segment), nextCursor: z.null() });
  app.get(
    "/segments",
    { schema: { response: { 200: Segments } }, config: { scope: "read" } },
    async (request) => {
      const { workspaceId } = request.principal;
      return { data: await listSegments(db, { workspaceId, now: new Date() }), nextCursor: null };
    },
  );
  app.post(
    "/segments",
    { schema: { body: CreateSegment, response: { 201: Segment } }, config: { scope: "write" } },
    async (request, reply) => {
      const { workspaceId } = request.principal;
      const made = { workspaceId, ...request.body, actor: request.actor, now: new Date() };
      return reply.code(201).send(await createSegment(db, made));
    },
  );
  app.post(
    "/segments/count",
    { schema: { body: CountSegment, response: { 200: SegmentCount } }, config: { scope: "read" } },
    async (request) => {
      const { workspaceId } = request.principal;
      return { people: await countPeople(db, { workspaceId, ...request.body, now: new Date() }) };
    },
  );
  app.get(
    "/segments/:segmentId",
    { schema: { params: SegmentRef, response: { 200: Segment } }, config: { scope: "read" } },
    (request) => getSegment(db, { ...ref(request), now: new Date() }),
  );
  app.patch(
    "/segments/:segmentId",
    {
      schema: { params: SegmentRef, body: PatchSegment, response: { 200: Segment } },
      config: { scope: "write" },
    },
    (request) => changeSegment(db, { ...ref(request), ...request.body, now: new Date() }),
  );
  app.delete(
    "/segments/:segmentId",
    { schema: { params: SegmentRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async (request, reply) => {
      await deleteSegment(db, ref(request));
      return reply.code(204).send(null);
    },
  );
}

function ref(request: { principal: { workspaceId: string }; params: { segmentId: string } }) {
  return { workspaceId: request.principal.workspaceId, segmentId: request.params.segmentId };
}
