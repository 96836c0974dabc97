import type { AudiencePreview, AudienceSpec } from "@candor/contract/audience.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import type { SendingPlan } from "@candor/contract/sending.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { type AskedPreview, previewQuery } from "../../subjects/asking-queries.ts";

/**
 * Before anything goes out: how many, who is left out and why, which answers may be expected, the
 * margin they would give, and how many a wanted margin takes.
 */
export function PreviewCard({
  surveyId,
  audience,
  channel,
  sendingId,
  plan,
}: {
  surveyId: string;
  audience: AudienceSpec | null;
  channel: AskingChannel;
  sendingId?: string;
  plan: SendingPlan | null;
}) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const [margin, setMargin] = useState("");
  const wanted = Number(margin.replace(",", "."));
  const asked: AskedPreview | null = audience && {
    audience,
    channel,
    ...(sendingId ? { sendingId } : {}),
    ...(plan && "at" in plan && plan.kind !== "pulse" && plan.at ? { startsAt: plan.at } : {}),
    ...(margin !== "" && wanted >= 0.5 && wanted <= 100 ? { wantedMargin: wanted } : {}),
  };
  const rested = useDelayed(asked, 300);
  const preview = useQuery({
    ...previewQuery(
      workspace.id,
      surveyId,
      rested ?? { audience: { who: "everybody", delayMinutes: 0 }, channel },
    ),
    enabled: rested !== null,
  });
  return (
    <section aria-label={t("preview")} className="card p-4 sm:p-5">
      <h2 className="mb-3 font-semibold">{t("preview")}</h2>
      <ErrorNotice error={preview.error} retry={() => void preview.refetch()} />
      {audience === null ? (
        <p className="text-sm text-muted">{t("preview.wait")}</p>
      ) : preview.data ? (
        <div aria-live="polite" className={preview.isPlaceholderData ? "stale" : ""}>
          {audience.who === "event" ? (
            <p className="mb-2 text-sm text-muted">{t("preview.event")}</p>
          ) : null}
          <WhoIsAsked preview={preview.data} audience={audience} />
          {preview.data.when && (plan?.kind === "once" || plan?.kind === "waves") ? (
            <WhenAsked when={preview.data.when} isOnce={plan.kind === "once"} />
          ) : null}
          <WhatToExpect preview={preview.data} />
        </div>
      ) : preview.isPending ? (
        <GhostRows rows={3} />
      ) : null}
      {audience ? (
        <div className="mt-4 border-t border-line pt-4">
          <TextField
            type="number"
            inputMode="decimal"
            min={0.5}
            max={100}
            step={0.5}
            label={t("preview.wanted")}
            value={margin}
            onChange={(event) => setMargin(event.target.value)}
          />
          {preview.data?.wanted ? <Wanted wanted={preview.data.wanted} /> : null}
        </div>
      ) : null}
    </section>
  );
}

function WhoIsAsked({ preview, audience }: { preview: AudiencePreview; audience: AudienceSpec }) {
  const t = useMessages("web-asking");
  const reasons = useOpenMessages("web-asking");
  const format = useFormat();
  const property = audience.sample?.quotas?.attribute ?? audience.sample?.proportionalTo;
  return (
    <>
      <p className="number text-xl font-semibold">{t("preview.asked", { n: preview.asked })}</p>
      <p className="number text-sm text-muted">{t("preview.of", { n: preview.people })}</p>
      {preview.later > 0 ? (
        <p className="number mt-1 text-sm text-muted">{t("preview.later", { n: preview.later })}</p>
      ) : null}
      {preview.leftOut.length === 0 ? (
        <p className="mt-3 text-sm text-muted">{t("preview.nobodyLeftOut")}</p>
      ) : (
        <>
          <h3 className="mt-3 text-sm font-semibold">{t("preview.leftOut")}</h3>
          <ul className="mt-1 space-y-0.5 text-sm">
            {preview.leftOut.map(({ reason, people }) => (
              <li key={reason} className="flex justify-between gap-4">
                <span className="min-w-0 wrap-anywhere">
                  {reasons(`reason.${reason}`) ?? reason}
                </span>
                <span className="number">{format.count(people)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {property && preview.strata.length > 0 ? (
        <details className="mt-3 text-sm">
          <summary className="min-h-8 font-semibold">{t("preview.strata", { property })}</summary>
          <ul className="number space-y-0.5">
            {preview.strata.map(({ stratum, eligible, quota, drawn }) => (
              <li key={stratum}>
                {t("preview.stratum", {
                  value: stratum === "" ? "–" : stratum,
                  drawn: format.count(drawn),
                  eligible: format.count(eligible),
                })}
                {drawn < quota ? (
                  <span className="text-detractor">
                    {" "}
                    ({t("preview.short", { quota: format.count(quota) })})
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** When people would really be asked. Of waves only the first is foreseen to the hour. */
function WhenAsked({
  when,
  isOnce,
}: {
  when: NonNullable<AudiencePreview["when"]>;
  isOnce: boolean;
}) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const first = format.moment(when.first);
  const last = format.moment(when.last);
  return (
    <p className="number mt-3 text-sm">
      {isOnce && first !== last
        ? t("preview.between", { first, last })
        : t("preview.from", { first })}
    </p>
  );
}

function WhatToExpect({ preview }: { preview: AudiencePreview }) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const { responseRate: rate, expectedAnswers: expected, expectedMargin: margin } = preview;
  return (
    <dl className="mt-4 space-y-3 border-t border-line pt-4 text-sm">
      <div>
        <dt className="font-semibold">{t("preview.expected")}</dt>
        {rate && expected ? (
          <dd>
            <p className="number">
              {t("preview.expectedRange", {
                expected: format.count(expected.expected),
                lower: format.count(expected.lower),
                upper: format.count(expected.upper),
              })}
            </p>
            <p className="number text-muted">
              {t("preview.rate", {
                share: format.share(rate.share),
                invited: rate.invited,
                basis: rate.basis,
              })}
            </p>
          </dd>
        ) : (
          <dd className="text-muted">{t("preview.noRate")}</dd>
        )}
      </div>
      {expected ? (
        <div>
          <dt className="font-semibold">{t("preview.margin")}</dt>
          <dd className="number">
            {margin === null
              ? t("preview.noMargin")
              : t("preview.marginValue", { points: format.points(margin, 0.5) })}
            {margin !== null && preview.variance.from === "assumed" ? (
              <span className="block text-muted">{t("preview.assumed")}</span>
            ) : null}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Wanted({ wanted }: { wanted: NonNullable<AudiencePreview["wanted"]> }) {
  const t = useMessages("web-asking");
  return (
    <p role="status" className="number mt-2 text-sm">
      {t("preview.takes", { answers: wanted.answers })}
      {wanted.invitations === null
        ? "."
        : `, ${t("preview.takesInvitations", { n: wanted.invitations })}.`}{" "}
      {wanted.enough === null ? null : (
        <span className="font-medium">
          {t(wanted.enough ? "preview.enough" : "preview.notEnough")}
        </span>
      )}
    </p>
  );
}
