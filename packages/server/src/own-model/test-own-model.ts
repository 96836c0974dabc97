import type { OwnModelTest } from "@candor/contract/own-model.ts";
import { ASPECTS } from "@candor/text";
import { writeAudit } from "../audit/write-audit.ts";
import { askModel, type ModelDeps } from "./ask-model.ts";
import { modelSettings } from "./model-queries.ts";
import { EXAMPLE_COMMENT, readingQuestion } from "./reading-question.ts";

/** Sends one invented comment to where the model is said to be, and says honestly what came back. */
export async function testOwnModel(
  deps: ModelDeps,
  { workspaceId, actor }: { workspaceId: string; actor: string },
): Promise<OwnModelTest> {
  const started = performance.now();
  const categories = ASPECTS.map((id) => ({ id, name: id }));
  const question = readingQuestion([EXAMPLE_COMMENT], categories);
  const asked = await askModel(deps, { workspaceId, use: "reading", test: true }, question);
  const durationMs = Math.round(performance.now() - started);
  const { without, model } = await modelSettings(deps.db, workspaceId);
  await deps.db.transaction().execute((trx) =>
    writeAudit(trx, {
      ...{ workspaceId, actor, action: "own_model.tested", target: model || "workspace" },
      details: { works: asked.ok, ...(asked.ok ? {} : { problem: asked.problem }) },
    }),
  );
  return {
    works: asked.ok,
    problem: asked.ok ? null : asked.problem,
    detail: asked.ok ? "" : asked.detail,
    durationMs,
    tone: asked.ok ? (asked.value.get(0)?.tone ?? null) : null,
    jsonMode: !without.includes("response_format"),
  };
}
