import type { SurveyScore } from "@candor/contract/score.ts";
import { useView } from "../../here/use-view.ts";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/page.tsx";

/** Nobody answered in this period, or nobody who fits the filters: how to see something again. */
export function NothingHere({ score }: { score: SurveyScore }) {
  const t = useMessages("web-overview");
  const [view, change] = useView();
  return (
    <Empty
      title={t("nothing.title")}
      ghost={<GhostScore />}
      actions={
        <>
          {view.filter ? (
            <Button look="strong" onClick={() => change({ filter: undefined })}>
              {t("nothing.clear")}
            </Button>
          ) : null}
          {score.from || score.to ? (
            <Button
              look={view.filter ? "plain" : "strong"}
              onClick={() => change({ period: "all", from: undefined, to: undefined })}
            >
              {t("nothing.all")}
            </Button>
          ) : null}
        </>
      }
    >
      {view.filter ? t("nothing.filtered") : t("nothing.period")}
      {score.excluded.total > 0 ? ` ${t("nothing.excluded", { n: score.excluded.total })}` : ""}
    </Empty>
  );
}

/** The shape of a filled overview, grey. */
export function GhostScore() {
  return (
    <div className="grid h-full grid-cols-5 gap-6">
      <div className="col-span-2 space-y-4">
        <div className="h-20 w-32 rounded-xl bg-sunken" />
        <div className="h-4 w-full rounded-full bg-sunken" />
        <div className="h-4 w-2/3 rounded-full bg-sunken" />
      </div>
      <div className="col-span-3 flex items-end gap-2">
        {[8, 5, 7, 9, 12, 20, 24, 45, 70, 92, 100].map((height, score) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: eleven columns that never move
            key={score}
            className="flex-1 rounded-t bg-sunken"
            style={{ height: `${height * 1.6}px` }}
          />
        ))}
      </div>
    </div>
  );
}
