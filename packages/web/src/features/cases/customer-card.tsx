import type { Case, CaseDetail } from "@candor/contract/case.ts";
import { Link } from "@tanstack/react-router";
import Check from "lucide-react/icons/check";
import Mail from "lucide-react/icons/mail";
import Phone from "lucide-react/icons/phone";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";

/** Whether the customer allowed to be contacted: said wherever they are shown. */
export function ContactMark({ mayContact }: Pick<Case, "mayContact">) {
  const t = useMessages("web-cases");
  return mayContact ? (
    <p className="flex items-center gap-1.5 text-sm font-medium">
      <Check aria-hidden className="size-4 shrink-0 text-accent" />
      {t("contact.yes")}
    </p>
  ) : (
    <p className="text-sm text-muted">{t("contact.unsaid")}</p>
  );
}

/** The number to tap, and the address. */
export function Reach({ person }: { person: NonNullable<Case["person"]> }) {
  const t = useMessages("web-cases");
  return (
    <div className="flex flex-wrap gap-2">
      {person.phone ? (
        <a href={`tel:${person.phone}`} className="button button--strong">
          <Phone aria-hidden className="size-4" />
          <span className="sr-only">{t("call")} </span>
          <span className="number">{person.phone}</span>
        </a>
      ) : null}
      {person.email ? (
        <a href={`mailto:${person.email}`} className="button button--plain min-w-0">
          <Mail aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 truncate">{person.email}</span>
        </a>
      ) : null}
    </div>
  );
}

/** What else they answered, newest first. */
export function OtherAnswers({ answers }: { answers: CaseDetail["otherAnswers"] }) {
  const t = useMessages("web-cases");
  const format = useFormat();
  if (answers.length === 0) return null;
  return (
    <div>
      <h3 className="text-sm font-medium">{t("otherAnswers")}</h3>
      <ul className="mt-1 space-y-1.5">
        {answers.map((one) => (
          <li key={one.id} className="flex items-start gap-2.5 text-sm">
            <ScoreMark small score={one.score} group={one.group} />
            <span className="min-w-0 pt-1.5">
              <span className="text-muted">{format.dayOf(one.answeredAt)}</span>{" "}
              <span className="line-clamp-2 wrap-anywhere">{one.comment}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Who it is, whether and how they may be reached, and what else is known. */
export function CustomerCard({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  return (
    <section aria-label={t("customer")} className="card space-y-3 p-4 sm:p-5">
      <h2 className="font-semibold">{t("customer")}</h2>
      {one.person ? (
        <>
          <PersonChip person={one.person} personId={one.person.id} />
          <ContactMark mayContact={one.mayContact} />
          <Reach person={one.person} />
        </>
      ) : (
        <p className="text-sm text-muted">{t("customer.unknown")}</p>
      )}
      <OtherAnswers answers={one.otherAnswers} />
      {one.otherCases.length > 0 ? (
        <div>
          <h3 className="text-sm font-medium">{t("otherCases")}</h3>
          <ul className="mt-1">
            {one.otherCases.map((other) => (
              <li key={other.id}>
                <Link
                  to="/cases/$caseId"
                  params={{ caseId: other.id }}
                  search={carried}
                  className="link inline-flex min-h-9 items-center text-sm touch:min-h-11"
                >
                  #{other.number} · {t(`state.${other.state}`)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
