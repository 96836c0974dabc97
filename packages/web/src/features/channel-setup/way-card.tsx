import type { MailInState } from "@candor/contract/mail-in.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { mailInQuery } from "./channel-setup-queries.ts";
import { type Health, HealthCard } from "./health-card.tsx";

type Way = "hook" | "mailbox" | "listener";

/** What a way by which answers come in has brought. */
export type Brought = {
  lastMailAt: string | null;
  taken: number;
  test: { sentAt: string; cameBackAt: string | null } | null;
  left?: number;
  lookedAt?: string | null;
};

const READY: Health = { state: "ok", since: null, error: null, nextTryAt: null };

/** One way: how it fares, what it brought, and a test that goes round. */
export function WayCard({
  way,
  mailIn,
  came,
  says,
}: {
  way: Way;
  mailIn: MailInState;
  came: Brought & Partial<Health>;
  says: ReactNode;
}) {
  const t = useMessages("web-channel-setup");
  return (
    <HealthCard
      name={t(`answers.${way}.status`)}
      health={{ ...READY, ...came }}
      says={says}
      waits={t("answers.down.waits")}
    >
      <Figures came={came} />
      {mailIn.canTest ? <RoundTest way={way} test={came.test} /> : null}
    </HealthCard>
  );
}

function Figures({ came }: { came: Brought }) {
  const t = useMessages("web-channel-setup");
  const format = useFormat();
  const ago = (when: string | null) => (when === null ? t("answers.never") : format.moment(when));
  const figures: [string, string][] = [
    [t("answers.figure.taken"), format.count(came.taken)],
    ...(came.left === undefined
      ? []
      : [[t("answers.figure.left"), format.count(came.left)] satisfies [string, string]]),
    [t("answers.figure.last"), ago(came.lastMailAt)],
    ...(came.lookedAt === undefined
      ? []
      : [[t("answers.figure.looked"), ago(came.lookedAt)] satisfies [string, string]]),
  ];
  return (
    <dl className="mt-4 grid grid-cols-2 gap-3 border-t border-line pt-4 sm:grid-cols-4">
      {figures.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-xs text-muted">{name}</dt>
          <dd className="number font-semibold wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function RoundTest({ way, test }: { way: Way; test: Brought["test"] }) {
  const t = useMessages("web-channel-setup");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/mail-in/test", { body: { way } })),
    onSettled: () => client.invalidateQueries({ queryKey: mailInQuery(workspace.id).queryKey }),
  });
  const says =
    test === null
      ? t("answers.test.says")
      : test.cameBackAt === null
        ? t("answers.test.under", { when: format.moment(test.sentAt) })
        : t("answers.test.back", {
            when: format.moment(test.cameBackAt),
            seconds: Math.round((Date.parse(test.cameBackAt) - Date.parse(test.sentAt)) / 1000),
          });
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
      <p role="status" className="min-w-0 flex-1 basis-56 text-sm text-muted">
        {says}
      </p>
      <Button busy={send.isPending} onClick={() => send.mutate()}>
        {t("answers.test.send")}
      </Button>
      <ErrorNotice error={send.error} className="w-full" />
    </div>
  );
}
