import {
  CreateTraining,
  PatchTraining,
  SaveTrainingRecord,
  Training,
  TrainingRecordRef,
  TrainingRef,
  Trainings,
} from "@candor/contract/training.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { byOf } from "../teams/team-routes.ts";
import {
  createTraining,
  patchTraining,
  removeRecord,
  requireTraining,
  saveRecord,
} from "./save-training.ts";
import { listTrainings, trainingNeeds } from "./training-queries.ts";

/** `/trainings`: what is taught, who took part, and what the counted causes say is needed. */
export function trainingRoutes(app: App, { db }: { db: Database }): void {
  const one = async (workspaceId: string, trainingId: string): Promise<Training> => {
    await requireTraining(db, { workspaceId, trainingId });
    const [found] = await listTrainings(db, { workspaceId, trainingId });
    if (found) return found;
    throw new KnownError(404, "training_not_found", "This training has just been removed.");
  };
  app.get(
    "/trainings",
    { schema: { response: { 200: Trainings } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => ({
      data: await listTrainings(db, { workspaceId }),
      needs: await trainingNeeds(db, { workspaceId, now: new Date() }),
    }),
  );
  app.post(
    "/trainings",
    { schema: { body: CreateTraining, response: { 201: Training } }, config: { scope: "write" } },
    async (request, reply) => {
      const by = byOf(request);
      const id = await createTraining(db, request.body, by);
      return reply.code(201).send(await one(by.workspaceId, id));
    },
  );
  app.get(
    "/trainings/:trainingId",
    { schema: { params: TrainingRef, response: { 200: Training } }, config: { scope: "read" } },
    ({ principal, params }) => one(principal.workspaceId, params.trainingId),
  );
  app.patch(
    "/trainings/:trainingId",
    {
      schema: { params: TrainingRef, body: PatchTraining, response: { 200: Training } },
      config: { scope: "write" },
    },
    async (request) => {
      const { trainingId } = request.params;
      await patchTraining(db, trainingId, request.body, byOf(request));
      return one(request.principal.workspaceId, trainingId);
    },
  );
  app.put(
    "/trainings/:trainingId/records/:employeeId",
    {
      schema: { params: TrainingRecordRef, body: SaveTrainingRecord, response: { 200: Training } },
      config: { scope: "write" },
    },
    async (request) => {
      await saveRecord(db, { ...request.params, ...request.body }, byOf(request));
      return one(request.principal.workspaceId, request.params.trainingId);
    },
  );
  app.delete(
    "/trainings/:trainingId/records/:employeeId",
    {
      schema: { params: TrainingRecordRef, response: { 204: z.null() } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params }, reply) => {
      await removeRecord(db, { workspaceId, ...params });
      return reply.code(204).send(null);
    },
  );
}
