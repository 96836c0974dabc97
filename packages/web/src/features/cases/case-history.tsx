import type { CaseDetail, CaseEvent } from "@candor/contract/case.ts";
import { useQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { caseEventsQuery, causesQuery } from "./case-queries.ts";
import { useColleagues, useMomentWords } from "./case-words.tsx";

/** Everything that happened, newest first; nothing in it ever changes. */
export function CaseHistory({ one }: { one: CaseDetail }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const moment = useMomentWords();
  const events = useQuery(caseEventsQuery(workspace.id, one.id, one.version));
  const sentence = useSentence();
  return (
    <section aria-label={t("history")} className="card p-4 sm:p-5">
      <h2 className="mb-1 font-semibold">{t("history")}</h2>
      <Loaded query={events}>
        {(all) => (
          <ol className="divide-y divide-line">
            {all.map((event) => (
              <li
                key={event.id}
                className={event.kind === "note" ? "my-2 rounded-lg bg-sunken p-3" : "py-2.5"}
              >
                <p className="flex flex-wrap justify-between gap-x-3 text-sm">
                  <span className="min-w-0 wrap-anywhere">{sentence(event)}</span>
                  <span className="text-muted">
                    {actorName(event.actor)} · {moment(event.at)}
                  </span>
                </p>
                {wordsOf(event) ? (
                  <p className="mt-0.5 wrap-anywhere whitespace-pre-line">{wordsOf(event)}</p>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );

  function actorName(actor: string): string {
    if (actor === "candor") return "Candor";
    if (actor === "rule") return t("actor.rule");
    return actor === "customer" ? t("actor.customer") : actor;
  }
}

function wordsOf({ data }: CaseEvent): string | null {
  const words = data.text ?? data.note ?? data.reason;
  return typeof words === "string" && words !== "" ? words : null;
}

/** One line of the history as a sentence, in the language of whoever reads it. */
function useSentence(): (event: CaseEvent) => string {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const moment = useMomentWords();
  const colleagues = useColleagues();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const causes = useQuery(causesQuery(workspace.id)).data ?? [];
  return ({ kind, data }) => {
    const text = (key: string) => String(data[key] ?? "");
    const who = (key: string) => (data[key] ? colleagues.nameOf(text(key)) : t("owner.nobody"));
    const cause = (key: string) =>
      causes.find(({ id }) => id === data[key])?.name ?? t("cause.unknown");
    const number = Number(data.number ?? 0);
    switch (kind) {
      case "opened":
        if (data.by === "promise") return t("event.openedByPromise");
        if (data.by === "announcement") return t("event.openedByNews", { n: number });
        if (data.by === "idea") return t("event.openedByIdea");
        if (data.by === "chat") {
          const why = text("why");
          return t(
            why === "offline" || why === "unanswered"
              ? `event.openedByChat.${why}`
              : "event.openedByChat",
          );
        }
        if (data.by === "mail") return t("event.openedByMail");
        if (data.by === "review") return t("event.openedByReview");
        return data.rule ? t("event.openedByRule", { rule: text("rule") }) : t("event.opened");
      case "claimed":
        return t("event.claimed", { who: who("to") });
      case "assigned":
        return t("event.assigned", { who: who("to") });
      case "dealt":
        return t("event.dealt", {
          who: who("to"),
          how: text("how"),
          load: Number(data.load ?? 0),
          present: Number(data.present ?? 0),
        });
      case "returned":
        return t("event.returned", { from: who("from"), to: who("to"), why: text("why") });
      case "team_changed":
        return t("event.team", {
          team: teams.find(({ id }) => id === data.to)?.name ?? t("team.none"),
        });
      case "priority":
        return t("event.priority", { to: t(`priority.${text("to") as "normal"}`) });
      case "cause":
        return t("event.cause", { to: cause("to") });
      case "contact":
        return t("event.contact", {
          way: t(`way.${text("way") as "phone"}`),
          result: t(`result.${text("result") as "reached"}`),
        });
      case "check_not_asked":
        return t(`check.not.${text("why") as "outcome"}`);
      case "snoozed":
        return t("event.snoozed", { when: moment(text("until")) });
      case "resolved":
        return t("event.resolved", {
          outcome: t(`outcome.${text("outcome") as "solved"}`),
          cause: cause("causeId"),
        });
      case "missed":
      case "warned":
        return t(`event.${kind}`, { clock: t(`clock.${text("clock") as "resolution"}`) });
      case "merged":
      case "took_in":
      case "gave_back":
      case "linked":
        return t(`event.${kind}`, { n: number });
      case "promised":
      case "promise_warned":
      case "promise_missed":
        return t(`event.${kind}`, { when: moment(text("dueAt")) });
      case "score_changed":
        return t("event.score", { from: text("from"), to: text("to") });
      case "renamed":
      case "person":
      case "made_sensitive":
      case "made_open":
      case "note":
      case "customer_wrote":
      case "waiting":
      case "opened_again":
      case "woke":
      case "closed":
      case "reopened":
      case "unmerged":
      case "due_changed":
      case "taken_back":
      case "said_thanks":
      case "machine_wrote":
      case "letter_failed":
      case "check_asked":
      case "check_yes":
      case "check_no":
      case "promise_kept":
      case "promise_apologised":
      case "promise_broken":
      case "promise_released":
        return t(`event.${kind}`);
      default:
        return kind;
    }
  };
}
