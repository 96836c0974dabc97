import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { ThankForm } from "../../subjects/thanks/thank-form.tsx";
import { thanksKey, wallQuery } from "../../subjects/thanks/thanks-queries.ts";
import { ExclusionRequestsCard } from "./exclusion-requests-card.tsx";
import { RecognitionFrame } from "./recognition-frame.tsx";
import { RulesCard } from "./rules-card.tsx";
import { ThanksRow } from "./thanks-row.tsx";

/** The wall inside: who was thanked for what. */
export function ThanksScreen() {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const wall = useInfiniteQuery(wallQuery(workspace.id));
  const back = useMutation({
    mutationFn: (recognitionId: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/recognitions/{recognitionId}", {
          params: { path: { recognitionId } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: thanksKey(workspace.id) }),
  });
  const left = wall.data?.pages[0]?.leftToday;
  const thank = open ? undefined : (
    <Button look="strong" onClick={() => setOpen(true)}>
      {t("thank.open")}
    </Button>
  );
  return (
    <RecognitionFrame title={t("wall.title")} lead={t("wall.lead")} actions={thank}>
      {open ? (
        <div className="card mb-5 px-4 pb-4 sm:px-5">
          <ThankForm about={{}} onDone={() => setOpen(false)} />
        </div>
      ) : null}
      {left === undefined ? null : (
        <p className="number mb-3 text-sm text-muted">{t("wall.left", { n: left })}</p>
      )}
      {may.write ? <ExclusionRequestsCard /> : null}
      <ErrorNotice error={back.error} className="mb-3" />
      <PagedList
        query={wall}
        empty={
          <Empty title={t("wall.none")} actions={thank}>
            {t("wall.noneText")}
          </Empty>
        }
      >
        {(rows) => (
          <ul
            aria-label={t("wall.title")}
            className="card max-w-3xl divide-y divide-line px-4 sm:px-5"
          >
            {rows.map((one) => (
              <ThanksRow key={one.id} one={one}>
                {one.mayTakeBack ? (
                  <Button look="quiet" busy={back.isPending} onClick={() => back.mutate(one.id)}>
                    {t("row.back")}
                  </Button>
                ) : null}
              </ThanksRow>
            ))}
          </ul>
        )}
      </PagedList>
      {may.admin ? <RulesCard /> : null}
    </RecognitionFrame>
  );
}
