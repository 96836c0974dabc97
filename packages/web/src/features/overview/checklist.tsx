import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Check from "lucide-react/icons/check";
import X from "lucide-react/icons/x";
import { colleagueInvitationsQuery, membersQuery } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { useStored } from "../../parts/stored.ts";

/**
 * Four things that make a survey yours, each one click; no tour. It can be put away, and goes away by
 * itself when all are done.
 */
export function Checklist() {
  const t = useMessages("web-overview");
  const { workspace, survey } = useHere();
  const may = useMay();
  const [hidden, setHidden] = useStored(`checklist.${workspace.id}`);
  const [shared] = useStored(`shared.${workspace.id}`);
  const [tried] = useStored(`tried.${workspace.id}`);
  const wanted = hidden === null && !workspace.isSample && may.admin && survey !== undefined;
  const members = useQuery({ ...membersQuery(workspace.id), enabled: wanted });
  const invitations = useQuery({ ...colleagueInvitationsQuery(workspace.id), enabled: wanted });
  if (!wanted || !members.data) return null;

  // What can be seen at the server ticks for every colleague; the rest is remembered in this browser.
  const branded = survey.updatedAt !== survey.createdAt;
  const invited = members.data.length > 1 || (invitations.data?.length ?? 0) > 0;
  const items = [
    {
      done: branded,
      text: t("checklist.brand"),
      to: "/surveys/$surveyId" as const,
      params: { surveyId: survey.id },
    },
    {
      done: tried !== null || survey.answers > 0,
      text: t("checklist.try"),
      to: "/surveys/$surveyId" as const,
      params: { surveyId: survey.id },
    },
    {
      done: shared !== null || survey.answers > 1,
      text: t("checklist.share"),
      to: "/surveys/$surveyId" as const,
      params: { surveyId: survey.id },
    },
    {
      done: invited,
      text: t("checklist.invite"),
      to: "/settings/$part" as const,
      params: { part: "members" },
    },
  ];
  const done = items.filter((item) => item.done).length;
  if (done === items.length) return null;
  return (
    <section aria-label={t("checklist.title")} className="card mb-4 p-4">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-sm font-semibold">
          {t("checklist.title")}{" "}
          <span className="number font-normal text-muted">
            {t("checklist.done", { done, all: items.length })}
          </span>
        </h2>
        <IconButton name={t("checklist.hide")} onClick={() => setHidden("hidden")}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <ol className="mt-1 grid gap-1 sm:grid-cols-2 xl:grid-cols-4">
        {items.map((item) => (
          <li key={item.text}>
            <Link
              to={item.to}
              params={item.params}
              search={carried}
              className="flex min-h-11 items-center gap-2.5 rounded-lg px-2 text-sm hover:bg-sunken"
            >
              <span
                className={`grid size-5 shrink-0 place-items-center rounded-full border-2 ${item.done ? "border-promoter bg-promoter text-card" : "border-edge"}`}
              >
                {item.done ? <Check aria-hidden className="size-3.5" /> : null}
              </span>
              <span className={item.done ? "text-muted line-through" : ""}>{item.text}</span>
              {item.done ? <span className="sr-only">{t("checklist.isDone")}</span> : null}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
