import type { SurveyScore } from "@candor/contract/score.ts";
import { useQuery } from "@tanstack/react-query";
import { ChartCard } from "../../charts/chart-card.tsx";
import { drawGroups, drawHistogram } from "../../charts/draw.ts";
import { GroupsBar, groupCounts } from "../../charts/groups-bar.tsx";
import { Histogram } from "../../charts/histogram.tsx";
import { scoreQuery } from "../../here/numbers.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { useAnnouncement } from "../../parts/announcement.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useFootnotes } from "./footnotes.ts";
import { NothingHere } from "./nothing-here.tsx";
import { useScoreFilter } from "./overview-view.ts";
import { ScoreCard } from "./score-card.tsx";

/** The score with its interval, and beside it what it is made of. */
export function ScoreRow() {
  const ids = useSurveyIds();
  const filter = useScoreFilter();
  const score = useQuery(scoreQuery(ids, filter));
  useScoreAnnouncement(score.data);
  if (score.isError && !score.data) {
    return <ErrorNotice error={score.error} retry={() => void score.refetch()} />;
  }
  if (!score.data) {
    return (
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-5">
        <div className="ghost h-80 lg:col-span-2" />
        <div className="ghost h-80 lg:col-span-3" />
      </div>
    );
  }
  if (score.data.answers === 0) return <NothingHere score={score.data} />;
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-5">
      <ScoreCard score={score.data} stale={score.isPlaceholderData} className="lg:col-span-2" />
      <AnswersCard score={score.data} stale={score.isPlaceholderData} className="lg:col-span-3" />
    </div>
  );
}

function AnswersCard({
  score,
  stale,
  className,
}: {
  score: SurveyScore;
  stale: boolean;
  className: string;
}) {
  const t = useMessages("web-overview");
  const s = useMessages("score");
  const format = useFormat();
  const footnotes = useFootnotes(score.answers);
  const counts = groupCounts(score);
  const share = (value: number) => format.share(score.answers === 0 ? 0 : value / score.answers);
  const summary = t("answers.summary", {
    n: score.answers,
    promoters: share(score.promoters),
    passives: share(score.passives),
    detractors: share(score.detractors),
  });
  return (
    <ChartCard
      title={t("answers.title")}
      method="score"
      stale={stale}
      className={className}
      takeable={{
        summary,
        footnotes,
        table: {
          columns: [t("answers.score"), t("answers.count"), t("answers.share")],
          rows: score.histogram.map((count, value) => [value, count, share(count)]),
        },
        draw: (tokens) => {
          const groups = drawGroups(
            score,
            (group) => `${s(`${group}s`)} ${share(counts[group])} (${format.count(counts[group])})`,
            tokens,
          );
          const histogram = drawHistogram(score.histogram, format.count, tokens);
          return {
            width: groups.width,
            height: groups.height + 30 + histogram.height,
            body: `${groups.body}<g transform="translate(0 ${groups.height + 30})">${histogram.body}</g>`,
          };
        },
      }}
    >
      <div className="flex h-full flex-col">
        <GroupsBar report={score} />
        <div className="mt-5 flex flex-1 flex-col">
          <Histogram counts={score.histogram} summary={`${summary} ${listed(score.histogram)}`} />
        </div>
      </div>
    </ChartCard>
  );
}

function listed(counts: number[]): string {
  return counts.map((count, score) => `${score}: ${count}`).join(", ");
}

function useScoreAnnouncement(score: SurveyScore | undefined): void {
  const t = useMessages("web-overview");
  const format = useFormat();
  const text =
    score === undefined
      ? ""
      : score.score === null
        ? t("announce.count", { n: score.answers })
        : t("announce.score", {
            score: format.points(score.score, marginOf(score.interval)),
            n: score.answers,
          });
  useAnnouncement(text);
}
