import type { MailInState } from "@candor/contract/mail-in.ts";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** What did not come in, from whom, why, and what to do next; nothing while everything did. */
export function RefusedMails({ mailIn: { refused, limits } }: { mailIn: MailInState }) {
  const t = useMessages("web-channel-setup");
  const format = useFormat();
  if (refused.length === 0) return null;
  return (
    <section aria-label={t("answers.refused.title")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("answers.refused.title")}</h2>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("answers.refused.lead")}</p>
      <ul className="mt-4 divide-y divide-line border-t border-line">
        {refused.map((one) => (
          <li key={`${one.why} ${one.from} ${one.firstAt}`} className="py-3 text-sm">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <strong dir="auto" className="min-w-0 font-semibold wrap-anywhere">
                {one.from || t("answers.refused.many")}
              </strong>
              <span className="number">{t("answers.refused.times", { n: one.times })}</span>
              <span className="text-muted">{format.moment(one.lastAt)}</span>
              {one.case ? (
                <Link
                  to="/cases/$caseId"
                  params={{ caseId: one.case.id }}
                  search={carried}
                  className="link"
                >
                  {t("answers.refused.case", { number: one.case.number })}
                </Link>
              ) : null}
            </p>
            <p className="mt-1 max-w-prose">{t(`answers.refused.why.${one.why}`, limits)}</p>
            <p className="mt-0.5 max-w-prose text-muted">{t(`answers.refused.next.${one.why}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
