import type { MotivationRecord } from "@candor/contract/motivation.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { motivationQuery, thanksKey } from "../../subjects/thanks/thanks-queries.ts";
import { EvidenceOfReward } from "./motivation-evidence.tsx";
import { ProposeMotivation } from "./propose-motivation.tsx";
import { RecognitionFrame } from "./recognition-frame.tsx";

/** Rewards by results: proposed by one, confirmed by another, each with what both saw. Newest first, never by a score. */
export function MotivationScreen() {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const { admin } = useMay();
  const [isOpen, setOpen] = useState(false);
  const list = useQuery(motivationQuery(workspace.id));
  const propose =
    admin && !isOpen ? (
      <Button onClick={() => setOpen(true)}>{t("rewards.propose")}</Button>
    ) : undefined;
  return (
    <RecognitionFrame title={t("rewards.title")} lead={t("rewards.lead")} actions={propose}>
      {isOpen ? <ProposeMotivation onDone={() => setOpen(false)} /> : null}
      <Loaded query={list} ghost={<GhostRows rows={4} />}>
        {(records) =>
          records.length === 0 ? (
            <Empty title={t("rewards.empty")}>
              {t(admin ? "rewards.emptyText" : "rewards.ownOnly")}
            </Empty>
          ) : (
            <ul className="max-w-3xl space-y-4" aria-label={t("rewards.title")}>
              {records.map((record) => (
                <RecordCard key={record.id} record={record} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </RecognitionFrame>
  );
}

function RecordCard({ record: one }: { record: MotivationRecord }) {
  const t = useMessages("web-thanks");
  const format = useFormat();
  const { evidence } = one;
  const days = { from: format.day(evidence.from), to: format.day(dayBefore(evidence.to)) };
  return (
    <li className="card space-y-3 p-4 sm:p-5">
      <div>
        <h2 className="font-semibold wrap-anywhere">
          {one.employee.name}: {one.reward}
        </h2>
        <p className="text-sm text-muted">{t(`rewards.state.${one.state}`)}</p>
      </div>
      <p className="wrap-anywhere">
        {t("rewards.by", {
          who: one.proposedBy,
          when: format.moment(one.proposedAt),
          reason: one.reason,
        })}
      </p>
      {one.decidedBy !== null && one.decidedAt !== null ? (
        <p className="wrap-anywhere">
          {t("rewards.decided", {
            who: one.decidedBy,
            when: format.moment(one.decidedAt),
            words: one.decision ?? "",
          })}
        </p>
      ) : null}
      <h3 className="text-sm font-medium">{t("rewards.evidence", days)}</h3>
      <EvidenceOfReward evidence={evidence} />
      {one.mayConfirm || one.mayWithdraw ? <Decide record={one} /> : null}
    </li>
  );
}

function Decide({ record }: { record: MotivationRecord }) {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const decide = useMutation({
    mutationFn: (decision: "confirm" | "refuse" | "withdraw") =>
      ask(
        api(workspace.id).POST("/api/v1/motivation-records/{motivationId}/decide", {
          params: { path: { motivationId: record.id } },
          body: { decision, words: words.trim() },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: thanksKey(workspace.id) }),
  });
  const choices = record.mayWithdraw ? (["withdraw"] as const) : (["confirm", "refuse"] as const);
  return (
    <div className="space-y-3">
      <TextArea
        label={t("rewards.words")}
        rows={2}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ErrorNotice error={decide.error} />
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <Button
            key={choice}
            look={choice === "confirm" ? "strong" : "quiet"}
            disabled={words.trim() === ""}
            busy={decide.isPending}
            onClick={() => decide.mutate(choice)}
          >
            {t(`rewards.${choice}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
