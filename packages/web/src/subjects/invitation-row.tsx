import type { Invitation } from "@candor/contract/invitation.ts";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { carried } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../language/language-context.tsx";
import { GhostRows } from "../parts/page.tsx";
import { nameOf } from "../parts/person-chip.tsx";

const InvitationDetails = lazy(() =>
  import("./invitation-details.tsx").then((m) => ({ default: m.InvitationDetails })),
);

/** One invitation: whose it is, its fate and reason, and what happens next; a click tells the story. */
export function InvitationRow({
  invitation,
  show,
}: {
  invitation: Invitation;
  /** In a list of people their names stand first, on a person's page the survey. */
  show: "person" | "survey";
}) {
  const t = useMessages("web-asking");
  const p = useMessages("web-people");
  const open = useOpenMessages("web-asking");
  const format = useFormat();
  const { surveys } = useHere();
  const [shown, setShown] = useState(invitation.state === "unconfirmed");
  const { person, reason, next } = invitation;
  const moment = invitation.answeredAt ?? invitation.askedAt ?? invitation.createdAt;
  const address = invitation.channel === "email" ? person.email : person.phone;
  const name = nameOf(person);
  const small = [
    show === "person" && address !== name ? address : null,
    open(`channel.${invitation.channel}`) ?? invitation.channel,
    format.moment(moment),
    invitation.stratum || null,
    invitation.reminders > 0 ? t("reminders", { n: invitation.reminders }) : null,
    next ? t(`next.${next.action}`, { when: format.moment(next.at) }) : null,
  ].filter(Boolean);
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
        {show === "person" ? (
          <Link
            to="/people/$personId"
            params={{ personId: person.id }}
            search={carried}
            data-row
            className="min-w-0 text-[0.9375rem] font-medium wrap-anywhere hover:underline"
          >
            {name ?? p("noName")}
          </Link>
        ) : (
          <span className="min-w-0 text-[0.9375rem] font-medium wrap-anywhere">
            {surveys.find((survey) => survey.id === invitation.surveyId)?.name}
          </span>
        )}
        <span className="text-sm">
          <span className="font-medium">{t(`fate.${invitation.state}`)}</span>
          {reason ? (
            <span className="text-muted">: {open(`reason.${reason}`) ?? reason}</span>
          ) : null}
        </span>
      </div>
      <p className="number text-xs text-muted wrap-anywhere">
        {small.join(" · ")}{" "}
        {invitation.state === "not_asked" && invitation.detail === null ? null : (
          <button
            type="button"
            aria-expanded={shown}
            className="min-h-6 rounded-md px-1 text-accent hover:underline touch:min-h-11"
            onClick={() => setShown(!shown)}
          >
            {t("details")}
          </button>
        )}
      </p>
      {shown ? (
        <Suspense fallback={<GhostRows rows={1} />}>
          <InvitationDetails id={invitation.id} />
        </Suspense>
      ) : null}
    </li>
  );
}
