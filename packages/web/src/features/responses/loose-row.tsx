import type { LooseComment } from "@candor/contract/loose-comment.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { looseKey } from "../../subjects/loose-comments-queries.ts";
import { MakeIdea } from "../../subjects/make-idea.tsx";

/** One comment without a score: the words, who and where, and that somebody dealt with it. */
export function LooseRow({ comment }: { comment: LooseComment }) {
  const t = useMessages("web-responses");
  const format = useFormat();
  const { surveys } = useHere();
  const may = useMay();
  const survey = surveys.find(({ id }) => id === comment.surveyId);
  const facts = [t(`loose.source.${comment.source}`), survey?.name, format.moment(comment.givenAt)];
  return (
    <li className="card p-4">
      <p
        className={`whitespace-pre-line wrap-anywhere ${comment.doneAt ? "text-muted" : ""}`}
        dir="auto"
        lang={comment.language ?? undefined}
      >
        {comment.text}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        {comment.person ? (
          <PersonChip person={comment.person} personId={comment.person.id} />
        ) : null}
        <Contact contact={comment.contact} />
        <span className="number">{facts.filter(Boolean).join(" · ")}</span>
        {comment.importId ? (
          <Link
            to="/imports/$importId"
            params={{ importId: comment.importId }}
            search={carried}
            className="link"
          >
            {t("loose.ofImport")}
          </Link>
        ) : null}
      </div>
      {comment.doneAt ? (
        <p className="mt-1 text-sm text-muted">
          {t("loose.doneBy", { who: comment.doneBy ?? "", when: format.moment(comment.doneAt) })}
        </p>
      ) : null}
      {may.write ? <Actions comment={comment} /> : null}
    </li>
  );
}

function Contact({ contact }: { contact: string | null }) {
  if (contact === null) return null;
  return /^\S+@\S+$/.test(contact) ? (
    <a href={`mailto:${contact}`} className="link wrap-anywhere" dir="ltr">
      {contact}
    </a>
  ) : (
    <span className="wrap-anywhere">{contact}</span>
  );
}

function Actions({ comment }: { comment: LooseComment }) {
  const t = useMessages("web-responses");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const [sure, setSure] = useState(false);
  const params = { path: { commentId: comment.id } };
  const refresh = () => client.invalidateQueries({ queryKey: looseKey(workspace.id) });
  const mark = (done: boolean) =>
    ask(
      api(workspace.id).PATCH("/api/v1/loose-comments/{commentId}", { params, body: { done } }),
    ).then(refresh);
  const change = useMutation({
    mutationFn: mark,
    onSuccess: (_, done) => {
      if (done) toast({ message: t("loose.nowDone"), undo: () => mark(false) });
    },
  });
  const remove = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).DELETE("/api/v1/loose-comments/{commentId}", { params })),
    onSuccess: refresh,
  });
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <Button busy={change.isPending} onClick={() => change.mutate(comment.doneAt === null)}>
        {comment.doneAt === null ? t("loose.done") : t("loose.reopen")}
      </Button>
      <MakeIdea
        label={t(comment.source === "ideas" ? "idea.see" : "idea.make")}
        from={{ commentId: comment.id }}
      />
      {sure ? (
        <>
          <Button look="strong" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t("loose.deleteSure")}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {t("loose.keep")}
          </Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          {t("loose.delete")}
        </Button>
      )}
      <ErrorNotice error={change.error ?? remove.error} className="basis-full" />
    </div>
  );
}
