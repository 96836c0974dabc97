import type { PersonDetail } from "@candor/contract/person.ts";
import type { PersonReferral } from "@candor/contract/referral.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { peopleKey } from "../../subjects/people-queries.ts";

/** The person's link to recommend with and what came of it, and by whose recommendation they came. */
export function Referral({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const params = { path: { personId: person.id } };
  const queryKey = [...peopleKey(workspace.id), "referral", person.id];
  const referral = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      ask(api(workspace.id).GET("/api/v1/people/{personId}/referral", { params, signal })),
  });
  const give = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/people/{personId}/referral", { params })),
    onSuccess: (fresh) => client.setQueryData(queryKey, fresh),
  });
  const note = useMutation({
    mutationFn: (referredBy: string | null) =>
      ask(
        api(workspace.id).PUT("/api/v1/people/{personId}/came-by", {
          params,
          body: { referredBy },
        }),
      ),
    onSuccess: (fresh) => client.setQueryData(queryKey, fresh),
  });
  return (
    <section aria-label={t("referral")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("referral")}</h2>
      <ErrorNotice error={referral.error} retry={() => void referral.refetch()} />
      {referral.data ? (
        <div className="space-y-3 text-sm">
          {referral.data.link ? (
            <TheirLink link={referral.data.link} />
          ) : (
            <>
              <p className="text-muted">{t("referral.none")}</p>
              <Button busy={give.isPending} onClick={() => give.mutate()}>
                {t("referral.give")}
              </Button>
            </>
          )}
          <ErrorNotice error={give.error} />
          {referral.data.cameBy ? (
            <CameBy
              by={referral.data.cameBy}
              onTakeBack={may.write ? () => note.mutate(null) : undefined}
              busy={note.isPending}
            />
          ) : may.write ? (
            <NoteBy busy={note.isPending} onNote={(by) => note.mutate(by)} />
          ) : null}
          <ErrorNotice error={note.error} />
        </div>
      ) : null}
    </section>
  );
}

function TheirLink({ link }: { link: NonNullable<PersonReferral["link"]> }) {
  const t = useMessages("web-people");
  const format = useFormat();
  const revenue = format.list(link.revenue.map(({ amount, currency }) => `${amount} ${currency}`));
  return (
    <>
      <CopyField label={t("referral.link")} value={link.url} />
      <p className="number">
        {t("referral.counts", {
          ...{ arrivals: link.arrivals, bought: link.firstPurchases },
          revenue: revenue || "none",
        })}
      </p>
      <p className="text-muted">
        {link.shownName === null
          ? t("referral.unnamed")
          : t("referral.named", { name: link.shownName })}
      </p>
    </>
  );
}

function CameBy({
  by,
  busy,
  onTakeBack,
}: {
  by: NonNullable<PersonReferral["cameBy"]>;
  busy: boolean;
  onTakeBack: (() => void) | undefined;
}) {
  const t = useMessages("web-people");
  const format = useFormat();
  const { personId, personName, firstPurchase } = by;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-3">
      <p className="number min-w-0">
        {t("referral.cameBy")}{" "}
        {personId === null ? (
          t("referral.somebody")
        ) : (
          <Link to="/people/$personId" params={{ personId }} search={carried} className="link">
            {personName ?? t("noName")}
          </Link>
        )}
        <span className="block text-muted">
          {firstPurchase
            ? t("referral.firstBought", {
                amount: `${firstPurchase.amount} ${firstPurchase.currency}`,
                day: format.dayOf(firstPurchase.at),
              })
            : t("referral.notBought")}
        </span>
      </p>
      {onTakeBack ? (
        <Button busy={busy} onClick={onTakeBack}>
          {t("referral.takeBack")}
        </Button>
      ) : null}
    </div>
  );
}

function NoteBy({ busy, onNote }: { busy: boolean; onNote: (by: string) => void }) {
  const t = useMessages("web-people");
  const [by, setBy] = useState("");
  return (
    <details className="border-t border-line pt-2">
      <summary className="min-h-11 content-center font-medium">{t("referral.note")}</summary>
      <form
        className="mt-2 space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onNote(by.trim());
        }}
      >
        <TextField
          required
          dir="ltr"
          maxLength={500}
          label={t("referral.noteBy")}
          hint={t("referral.noteHint")}
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
        <Button type="submit" busy={busy}>
          {t("referral.save")}
        </Button>
      </form>
    </details>
  );
}
