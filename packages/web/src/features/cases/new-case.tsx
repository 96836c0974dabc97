import type { CasePriority } from "@candor/contract/case.ts";
import type { Person } from "@candor/contract/person.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { responseQuery } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { personQuery } from "../../subjects/people-queries.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { casesKey } from "./case-queries.ts";
import { useColleagues } from "./case-words.tsx";
import { PRIORITIES } from "./cases-view.ts";

/** A complaint that was heard, or an answer that wants an owner: no score is counted. */
export function NewCaseScreen() {
  const t = useMessages("web-cases");
  const { me, workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const given = useSearch({ from: "/inside/cases/new" });
  const known = useQuery({
    ...personQuery(workspace.id, given.person ?? ""),
    enabled: given.person !== undefined,
  }).data;
  const answer = useQuery({
    ...responseQuery(workspace.id, given.response ?? ""),
    enabled: given.response !== undefined,
  }).data;
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const colleagues = useColleagues();
  const [person, setPerson] = useState<Pick<Person, "id" | "name" | "email" | "phone"> | null>(
    null,
  );
  const [title, setTitle] = useState("");
  const [words, setWords] = useState("");
  const [owner, setOwner] = useState(me.user.id);
  const [teamId, setTeamId] = useState("");
  const [priority, setPriority] = useState<CasePriority>("normal");
  const [sensitive, setSensitive] = useState(false);
  const whose = person ?? known ?? null;
  const open = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/cases", {
          body: defined({
            responseId: given.response,
            personId: whose?.id,
            title: title.trim(),
            words: words.trim() || null,
            owner: owner || null,
            teamId: teamId || null,
            priority,
            sensitive,
          }),
        }),
      ),
    onSuccess: async ({ id, number }) => {
      await client.invalidateQueries({ queryKey: casesKey(workspace.id) });
      const team = teams.find((one) => one.id === teamId);
      const theirs = team?.members.some(({ userId }) => userId === me.user.id) ?? true;
      if (sensitive && team && !theirs && owner !== me.user.id) {
        toast({ message: t("new.handedOver", { number, team: team.name }) });
        return navigate({ to: "/cases", search: carried });
      }
      await navigate({ to: "/cases/$caseId", params: { caseId: id }, search: carried });
    },
  });
  const ready = given.response !== undefined || title.trim() !== "" || words.trim() !== "";
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/cases" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <PageHead title={t("new")} lead={t("new.lead")} />
      <form
        className="card max-w-3xl space-y-4 p-4 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) open.mutate();
        }}
      >
        {answer ? (
          <blockquote className="border-s-3 border-line ps-3 wrap-anywhere">
            {t("new.answer", { score: answer.score })} {answer.comment}
          </blockquote>
        ) : null}
        {whose ? (
          <p className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {t("customer")}: <span className="font-medium">{nameOf(whose)}</span>
            </span>
            {known ? null : (
              <Button look="quiet" onClick={() => setPerson(null)}>
                {t("new.another")}
              </Button>
            )}
          </p>
        ) : given.response ? null : (
          <PersonField onChoose={setPerson} />
        )}
        <TextArea
          label={t("new.words")}
          hint={t("new.wordsHint")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <TextField
          label={t("new.title")}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <ChoiceField
            label={t("column.owner")}
            options={[
              { value: "", label: t("owner.nobody") },
              ...colleagues.all.map(({ userId }) => ({
                value: userId,
                label: colleagues.nameOf(userId),
              })),
            ]}
            value={owner}
            onChange={setOwner}
          />
          <ChoiceField
            label={t("column.team")}
            options={[
              { value: "", label: t("team.none") },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={teamId}
            onChange={setTeamId}
          />
          <ChoiceField
            label={t("column.priority")}
            options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
            value={priority}
            onChange={setPriority}
          />
        </div>
        {teamId ? (
          <label className="flex min-h-11 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              checked={sensitive}
              onChange={(event) => setSensitive(event.target.checked)}
            />
            {t("sensitive.tick")}
          </label>
        ) : null}
        <ErrorNotice error={open.error} />
        <Button type="submit" look="strong" busy={open.isPending} disabled={!ready}>
          {t("new.open")}
        </Button>
      </form>
    </>
  );
}

function PersonField({ onChoose }: { onChoose: (person: Person) => void }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const [text, setText] = useState("");
  const search = useDelayed(text.trim(), 250);
  const found = useQuery({
    queryKey: [...casesKey(workspace.id), "people", search],
    queryFn: ({ signal }) =>
      ask(
        api(workspace.id).GET("/api/v1/people", {
          params: { query: { search, limit: 8 } },
          signal,
        }),
      ).then((page) => page.data),
    enabled: search.length >= 2,
  });
  return (
    <Combobox
      label={t("customer")}
      hint={t("new.personHint")}
      text={text}
      onText={setText}
      least={2}
      busy={found.isFetching}
      options={found.data ?? []}
      keyOf={({ id }) => id}
      render={(one) => [one.name, one.email, one.phone].filter(Boolean).join(" · ")}
      onChoose={(one) => {
        setText("");
        onChoose(one);
      }}
    />
  );
}
