import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useRouter } from "@tanstack/react-router";
import FileUp from "lucide-react/icons/file-up";
import FlaskConical from "lucide-react/icons/flask-conical";
import Send from "lucide-react/icons/send";
import { type ReactNode, useEffect } from "react";
import { meQuery, sampleQuery } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** Before the first answer: three ways to a first score. */
export function FirstSteps() {
  const t = useMessages("web-overview");
  const { survey } = useHere();
  return (
    <section className="card mb-4 p-5 sm:p-8">
      <h2 className="text-xl font-semibold">{t("first.title")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("first.lead")}</p>
      <div className="mt-6 grid gap-3 md:grid-cols-3">
        <Sample />
        <Door
          icon={<FileUp aria-hidden className="size-5" />}
          title={t("first.import")}
          text={t("first.importText")}
          action={
            <Link to="/imports" search={carried} className="button button--plain w-full">
              {t("first.importAction")}
            </Link>
          }
        />
        <Door
          icon={<Send aria-hidden className="size-5" />}
          title={t("first.ask")}
          text={t("first.askText")}
          action={
            survey ? (
              <Link
                to="/surveys/$surveyId"
                params={{ surveyId: survey.id }}
                search={carried}
                className="button button--plain w-full"
              >
                {t("first.askAction")}
              </Link>
            ) : (
              <Link to="/surveys/new" search={carried} className="button button--plain w-full">
                {t("first.askAction")}
              </Link>
            )
          }
        />
      </div>
    </section>
  );
}

function Door({
  icon,
  title,
  text,
  action,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  action: ReactNode;
}) {
  return (
    <div className="flex flex-col rounded-xl border border-line bg-card p-4 shadow-xs">
      <span className="mb-3 grid size-10 place-items-center rounded-lg bg-accent-soft text-accent">
        {icon}
      </span>
      <h3 className="font-semibold">{title}</h3>
      <p className="mt-1 mb-4 text-sm text-muted">{text}</p>
      <div className="mt-auto">{action}</div>
    </div>
  );
}

/** Fills a workspace of its own with real answers and goes there when it is full. */
function Sample() {
  const t = useMessages("web-overview");
  const format = useFormat();
  const { me, workspace: here } = useHere();
  const { language } = useLanguage();
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const there = me.workspaces.find((w) => w.isSample);
  const start = useMutation({
    mutationFn: () =>
      ask(api().POST("/api/v1/workspaces/sample", { body: { language, timeZone: here.timeZone } })),
  });
  const state = useQuery({
    ...sampleQuery,
    enabled: start.isSuccess,
    refetchInterval: (query) => {
      const data = query.state.data;
      return data?.workspace && data.total > 0 && data.done >= data.total ? false : 400;
    },
  });
  const { workspace, done, total } = state.data ?? { workspace: null, done: 0, total: 0 };
  const ready = start.isSuccess && workspace !== null && total > 0 && done >= total;
  useEffect(() => {
    if (!ready || !workspace) return;
    void (async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
      await navigate({ to: "/overview", search: { workspace: workspace.id } });
    })();
  }, [ready, workspace, client, router, navigate]);

  return (
    <Door
      icon={<FlaskConical aria-hidden className="size-5" />}
      title={t("first.sample")}
      text={t("first.sampleText")}
      action={
        there ? (
          <Link
            to="/overview"
            search={{ workspace: there.id }}
            className="button button--strong w-full"
          >
            {t("first.sampleOpen")}
          </Link>
        ) : start.isSuccess ? (
          <div role="status">
            <progress className="h-2 w-full accent-accent" max={Math.max(1, total)} value={done}>
              {done}
            </progress>
            <p className="number mt-1 text-sm text-muted">
              {t("first.sampleProgress", { done: format.count(done), total: format.count(total) })}
            </p>
          </div>
        ) : (
          <>
            <Button
              look="strong"
              className="w-full"
              busy={start.isPending}
              onClick={() => start.mutate()}
            >
              {t("first.sampleAction")}
            </Button>
            {start.isError ? <ErrorNotice error={start.error} className="mt-3" /> : null}
          </>
        )
      }
    />
  );
}
