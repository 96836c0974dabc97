import type { ModelProblem } from "@candor/contract/own-model.ts";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { DueWorker } from "../due-work/due-runner.ts";
import type { Place } from "../due-work/due-work.ts";
import type { Database } from "../storage/database.ts";
import type { ModelDeps } from "./ask-model.ts";
import { OWN_MODEL } from "./model-kind.ts";
import { modelSettings } from "./model-queries.ts";
import { nameNextTopic } from "./name-topics.ts";
import { isUsedFor } from "./own-model.ts";
import { readNext } from "./read-next.ts";

/** What one step of a turn came to: there is more, there is nothing, or the model could not be asked. */
export type Step = "done" | "nothing" | { problem: ModelProblem };

const LITTLE_MS = 1_000;

/**
 * The model's work as due work: a turn reads what waits, then names topics, one request after the other, until there
 * is nothing, the day's cap is reached or the endpoint rests.
 */
export function modelWorker(deps: ModelDeps): DueWorker {
  return {
    kind: OWN_MODEL,
    async takeTurn({ workspaceId, signal }) {
      const { db, now } = deps;
      while (!signal.aborted) {
        const settings = await modelSettings(db, workspaceId);
        if (!settings.enabled) return null;
        const { quietUntil } = settings;
        if (quietUntil !== null && quietUntil > now()) return quietUntil;
        const step = await nextStep(deps, workspaceId);
        if (step === "nothing") return null;
        if (step === "done") continue;
        const { problem } = step;
        if (problem === "cap_requests" || problem === "cap_characters") {
          return startOfTomorrow(db, workspaceId, now());
        }
        if (problem === "off" || problem === "use_off") return null;
        // The endpoint's rest is in the settings by now; what one comment caused is not.
        return new Date(now().getTime() + LITTLE_MS);
      }
      return deps.now();
    },
    sweep: () => placesWithWork(deps.db),
  };
}

async function nextStep(deps: ModelDeps, workspaceId: string): Promise<Step> {
  const settings = await modelSettings(deps.db, workspaceId);
  if (isUsedFor(settings, "reading")) {
    const read = await readNext(deps, workspaceId, settings);
    if (read !== "nothing") return read;
  }
  return isUsedFor(settings, "names") ? nameNextTopic(deps, workspaceId, settings) : "nothing";
}

/** Midnight of the workspace's clock, when the caps begin anew. */
async function startOfTomorrow(db: Database, workspaceId: string, now: Date): Promise<Date> {
  const { time_zone } = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(time_zone)
    .toPlainDate()
    .add({ days: 1 });
  return new Date(tomorrow.toZonedDateTime(time_zone).epochMilliseconds);
}

/** Workspaces with comments that wait, or topics without a name, that nobody woke the model for. */
async function placesWithWork(db: Database): Promise<Place[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select o.workspace_id as "workspaceId" from own_model o
    where o.enabled
      and (('reading' = any(o.uses) and exists (select from model_to_read q
          where q.workspace_id = o.workspace_id))
        or ('names' = any(o.uses) and exists (select from theme t
          where t.workspace_id = o.workspace_id and t.kind = 'topic' and not t.gone and not t.hidden
            and t.name is null and t.merged_into is null
            and (t.model_named_from is null or t.model_named_from <> t.words::text)
            and (cardinality(o.languages) = 0 or t.language = any(o.languages)))))
      and not exists (select from directory.due_work d
        where d.kind = ${OWN_MODEL.name} and d.workspace_id = o.workspace_id)
  `.execute(db);
  return rows;
}
