import type {
  Announcement,
  AnnouncementRecipient,
  RecipientState,
} from "@candor/contract/announcement.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { recipientsQuery } from "./announcement-queries.ts";
import { useReasonName } from "./reason-name.ts";

const STATES = [
  "waiting",
  "queued",
  "sent",
  "unconfirmed",
  "not_delivered",
  "left_out",
] as const satisfies RecipientState[];

type Shown = RecipientState | "answered" | undefined;

/** What became of everybody who raised it: told, waiting, not delivered, left out, and why. */
export function RecipientsCard({ one }: { one: Announcement }) {
  const t = useMessages("web-announcements");
  const format = useFormat();
  const { workspace } = useHere();
  const [shown, setShown] = useState<Shown>();
  const query = useInfiniteQuery(
    recipientsQuery(workspace.id, one.id, {
      ...(shown === "answered" ? { answered: "true" as const } : shown ? { state: shown } : {}),
      live: one.state === "sending",
    }),
  );
  const chip = (value: Shown, label: string, n: number) => (
    <button
      key={label}
      type="button"
      className="chip"
      aria-pressed={shown === value}
      onClick={() => setShown(shown === value ? undefined : value)}
    >
      {label} <span className="number">{format.count(n)}</span>
    </button>
  );
  return (
    <section className="card p-4 sm:p-5" aria-label={t("recipients")}>
      <h2 className="font-semibold">{t("recipients")}</h2>
      {one.unknown > 0 ? (
        <p className="mt-1 text-sm text-muted">{t("preview.unknown", { n: one.unknown })}</p>
      ) : null}
      <div className="mt-3 mb-3 flex flex-wrap gap-2">
        {STATES.filter((state) => one.fates[state] > 0).map((state) =>
          chip(state, t(`fate.${state}`), one.fates[state]),
        )}
        {one.answered > 0 ? chip("answered", t("fate.answered"), one.answered) : null}
      </div>
      <PagedList query={query} empty={<p className="text-sm text-muted">{t("recipients.none")}</p>}>
        {(all) => (
          <ul className="divide-y divide-line">
            {all.map((recipient) => (
              <Row key={recipient.id} one={recipient} />
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}

function Row({ one }: { one: AnnouncementRecipient }) {
  const t = useMessages("web-announcements");
  const format = useFormat();
  const reasonName = useReasonName();
  const name = one.name ?? one.email;
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-2.5 text-sm sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_minmax(0,2fr)]">
      <span className="min-w-0 wrap-anywhere">
        {one.personId && name ? (
          <Link
            to="/people/$personId"
            params={{ personId: one.personId }}
            search={carried}
            className="link"
          >
            {name}
          </Link>
        ) : (
          t("gone")
        )}
      </span>
      <span className="text-muted">
        {t(`raised.${one.raisedBy}`, { when: format.moment(one.raisedAt) })}
      </span>
      <span>
        {t(`fate.${one.state}`)}
        {one.channel === "telegram" ? ` (${t("channel.telegram")})` : null}
        {one.toldAt ? ` · ${format.moment(one.toldAt)}` : null}
        {one.reason ? <span className="text-muted"> · {reasonName(one.reason)}</span> : null}
        {one.reply ? <span className="block text-muted wrap-anywhere">{one.reply}</span> : null}
        {one.caseId ? (
          <Link
            to="/cases/$caseId"
            params={{ caseId: one.caseId }}
            search={carried}
            className="link block"
          >
            {t("answered.case")}
          </Link>
        ) : one.answeredAt ? (
          <span className="block">{t("answered.thanks")}</span>
        ) : null}
      </span>
    </li>
  );
}
