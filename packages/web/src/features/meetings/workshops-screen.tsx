import type { WorkshopKit } from "@candor/contract/workshop-kit.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { TogetherTabs } from "../../subjects/together-tabs.tsx";

const KITS: readonly WorkshopKit[] = ["first", "root_cause", "journey", "apology"];

/** Four workshops to print, filled with one's own figures; and the way back for what they found. */
export function WorkshopsScreen() {
  const t = useMessages("web-meetings");
  const { workspace, survey } = useHere();
  const { language } = useLanguage();
  return (
    <>
      <PageHead title={t("workshops")} lead={t("workshops.lead")} />
      <TogetherTabs />
      <ul className="grid max-w-4xl gap-4 sm:grid-cols-2">
        {KITS.map((kit) => (
          <li key={kit} className="card flex flex-col items-start gap-2 p-4 sm:p-5">
            <h2 className="font-semibold">{t(`kit.${kit}`)}</h2>
            <p className="flex-1 text-sm text-muted">{t(`kit.${kit}.text`)}</p>
            {survey ? (
              <a
                className="button button--plain"
                target="_blank"
                rel="noreferrer"
                href={`/api/v1/workshop-kits/${kit}.html?workspace=${workspace.id}&surveyId=${survey.id}&language=${language}`}
              >
                {t("kit.print")}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      <Results />
    </>
  );
}

/** Causes go to where cases are counted by them, ideas to the ideas, what was decided to the log. */
function Results() {
  const t = useMessages("web-meetings");
  const { workspace } = useHere();
  const door = api(workspace.id);
  return (
    <section className="card mt-4 max-w-4xl space-y-4 p-4 sm:p-5" aria-label={t("results")}>
      <h2 className="font-semibold">{t("results")}</h2>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Link to="/decisions/new" search={carried} className="link">
          {t("results.decision")}
        </Link>
        <Link to="/improvements/new" search={carried} className="link">
          {t("results.improvement")}
        </Link>
        <Link to="/cases/causes" search={carried} className="link">
          {t("results.causes")}
        </Link>
        <Link to="/ideas" search={carried} className="link">
          {t("results.ideas")}
        </Link>
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Lines
          of="found"
          keep={(name) => ask(door.POST("/api/v1/root-causes", { body: { name } }))}
        />
        <Lines
          of="thought"
          keep={(title) => ask(door.POST("/api/v1/ideas", { body: { title } }))}
        />
      </div>
    </section>
  );
}

/** What a sheet of paper has, one a line. */
function Lines({
  of,
  keep,
}: {
  of: "found" | "thought";
  keep: (line: string) => Promise<unknown>;
}) {
  const t = useMessages("web-meetings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const [text, setText] = useState("");
  const lines = [
    ...new Set(
      text
        .split("\n")
        .map((one) => one.trim())
        .filter((one) => one !== ""),
    ),
  ];
  const add = useMutation({
    mutationFn: async () => {
      for (const line of lines) await keep(line);
    },
    onSuccess: async () => {
      toast({ message: t(`results.${of}Added`, { n: lines.length }) });
      setText("");
      await client.invalidateQueries({ queryKey: workspaceKey(workspace.id) });
    },
  });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (lines.length > 0) add.mutate();
      }}
    >
      <TextArea
        label={t(`results.${of}`)}
        hint={t(`results.${of}Hint`)}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNotice error={add.error} />
      <Button type="submit" busy={add.isPending} disabled={lines.length === 0}>
        {t(`results.${of}Add`)}
      </Button>
    </form>
  );
}
