import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { callerOf } from "./caller.ts";
import { invalid, listIn, textIn, timeIn } from "./field-values.ts";
import { CHANNEL_GROUPS, channelMetrics, coreMetrics } from "./metrics.ts";
import { bothPaths } from "./paths.ts";
import { trendCondition } from "./trends.ts";

/** `/metrics` */
export function metricRoutes(app: App, { db }: { db: Database }): void {
  bothPaths("/metrics", (path) => {
    app.get(path, async (request) => {
      const { workspaceId, survey, query } = callerOf(request);
      const trend = textIn(query, "trend");
      const condition = trend
        ? await trendCondition(db, { workspaceId, trend, now: new Date() })
        : null;
      // A score of everybody under the name of some would be a wrong one.
      if (trend && !condition) {
        throw invalid({ trend: "is unknown: save a segment under this name" });
      }
      const wanted = {
        workspaceId,
        surveyId: survey.id,
        since: timeIn(query, "since"),
        until: timeIn(query, "until"),
        condition,
      };
      const groups = listIn(query, "groups");
      const channels = CHANNEL_GROUPS.filter((group) => groups.includes(group));
      const isCore = groups.includes("core") || channels.length === 0;
      const parts = await Promise.all(
        channels.map(async (group) => [group, await channelMetrics(db, wanted, group)]),
      );
      return { ...(isCore ? await coreMetrics(db, wanted) : {}), ...Object.fromEntries(parts) };
    });
  });
}
