import type { Training, TrainingNeed } from "@candor/contract/training.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { RecognitionFrame } from "./recognition-frame.tsx";
import { TrainingCard } from "./training-card.tsx";
import { TrainingForm } from "./training-form.tsx";
import { trainingsQuery } from "./trainings-queries.ts";

/** What is taught and who took part; what the counted causes say is needed; what was measured of it. */
export function TrainingsScreen() {
  const t = useMessages("web-trainings");
  const { workspace } = useHere();
  const may = useMay();
  const [open, setOpen] = useState<{ causeId: string | null } | null>(null);
  const list = useQuery(trainingsQuery(workspace.id));
  const add =
    may.write && !open ? (
      <Button look="strong" onClick={() => setOpen({ causeId: null })}>
        {t("new")}
      </Button>
    ) : undefined;
  return (
    <RecognitionFrame title={t("title")} lead={t("lead")} actions={add}>
      {open ? (
        <TrainingForm training={null} causeId={open.causeId} onDone={() => setOpen(null)} />
      ) : null}
      <Loaded query={list} ghost={<GhostRows rows={5} />}>
        {({ data, needs }) => (
          <>
            {needs.length > 0 ? (
              <Needs needs={needs} trainings={data} onTrain={(causeId) => setOpen({ causeId })} />
            ) : null}
            {data.length === 0 ? (
              <Empty title={t("none")} actions={add}>
                {t("noneText")}
              </Empty>
            ) : (
              <div className="max-w-3xl space-y-4">
                {data.map((one) => (
                  <TrainingCard key={one.id} training={one} />
                ))}
              </div>
            )}
          </>
        )}
      </Loaded>
    </RecognitionFrame>
  );
}

function Needs({
  needs,
  trainings,
  onTrain,
}: {
  needs: readonly TrainingNeed[];
  trainings: readonly Training[];
  onTrain: (causeId: string) => void;
}) {
  const t = useMessages("web-trainings");
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const columns: Column<TrainingNeed>[] = [
    {
      key: "team",
      name: t("needs.team"),
      cell: (one) => teams.find(({ id }) => id === one.teamId)?.name ?? t("needs.together"),
    },
    { key: "cause", name: t("needs.cause"), cell: (one) => one.causeName },
    {
      key: "cases",
      name: t("needs.cases"),
      numeric: true,
      cell: (one) => (
        <span className="number">
          {t("needs.share", {
            cases: one.cases,
            of: one.of,
            share: format.share(one.share),
            lower: format.share(one.lower),
            upper: format.share(one.upper),
          })}
        </span>
      ),
    },
    {
      key: "training",
      name: t("needs.training"),
      cell: (one) =>
        one.trainingIds.length > 0 ? (
          trainings
            .filter(({ id }) => one.trainingIds.includes(id))
            .map(({ title }) => title)
            .join(", ")
        ) : may.write ? (
          <Button look="quiet" onClick={() => onTrain(one.causeId)}>
            {t("needs.make")}
          </Button>
        ) : (
          "–"
        ),
    },
  ];
  return (
    <section aria-label={t("needs")} className="card mb-5 min-w-0 p-4 sm:p-5">
      <h2 className="font-semibold">{t("needs")}</h2>
      <p className="mb-2 max-w-prose text-sm text-muted">
        {t("needs.lead")}{" "}
        <Link to="/cases/report" search={carried} className="link">
          {t("needs.report")}
        </Link>
      </p>
      <Table
        caption={t("needs")}
        columns={columns}
        rows={needs}
        keyOf={(one) => `${one.teamId} ${one.causeId}`}
        nameOf={(one) => one.causeName}
      />
    </section>
  );
}
