import type { Person, PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import MailX from "lucide-react/icons/mail-x";
import { type ReactNode, useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Remark } from "../../parts/notice.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { peopleKey } from "../../subjects/people-queries.ts";
import { draftOf, toPatch } from "./person-draft.ts";
import { PersonFields } from "./person-fields.tsx";

/** Name, addresses and properties; changed where they stand. */
export function FactsCard({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const may = useMay();
  const [editing, setEditing] = useState(false);
  return (
    <section aria-label={t("facts")} className="card p-4 sm:p-5">
      <div className="mb-3 flex items-center justify-between gap-3">
        <h2 className="font-semibold">{t("facts")}</h2>
        {may.write && !editing ? (
          <Button onClick={() => setEditing(true)}>{t("edit")}</Button>
        ) : null}
      </div>
      {editing ? (
        <EditFacts person={person} onDone={() => setEditing(false)} />
      ) : (
        <Facts person={person} />
      )}
    </section>
  );
}

function Facts({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const format = useFormat();
  const link = (scheme: "mailto" | "tel", to: string | null) =>
    to ? (
      <a className="link inline-block min-h-6" href={`${scheme}:${to}`}>
        {to}
      </a>
    ) : null;
  const rows: [string, ReactNode][] = [
    [t("name"), person.name],
    [t("email"), link("mailto", person.email)],
    [t("phone"), link("tel", person.phone)],
    [t("externalId"), person.externalId],
    [t("language"), person.language && format.languageName(person.language)],
    [t("timeZone"), person.timeZone],
    [
      t("account"),
      person.account && (
        <Link
          to="/accounts/$accountId"
          params={{ accountId: person.account.id }}
          search={carried}
          className="link"
        >
          {person.account.name}
        </Link>
      ),
    ],
    [t("accountRole"), person.accountRole && t(`accountRole.${person.accountRole}`)],
    ...person.addresses.map(({ channel, address }) => [channel, address] as [string, string]),
    ...Object.entries(person.attributes).map(
      ([name, value]) => [name, String(value)] as [string, string],
    ),
  ];
  const reachable = person.email ?? person.phone ?? person.addresses[0];
  return (
    <>
      {reachable ? null : (
        <Remark icon={<MailX aria-hidden className="mt-0.5 size-4 shrink-0" />}>
          {t("noAddress.full")}
        </Remark>
      )}
      <dl className="mt-2 grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-muted wrap-anywhere">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}

function EditFacts({ person, onDone }: { person: Person; onDone: () => void }) {
  const { workspace } = useHere();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(person));
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/people/{personId}", {
          params: { path: { personId: person.id } },
          body: defined(toPatch(person, draft)),
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
      onDone();
    },
  });
  return (
    <SaveForm className="space-y-4" save={save} onSave={() => save.mutate()} onCancel={onDone}>
      <PersonFields
        draft={draft}
        onChange={(patch) => setDraft((before) => ({ ...before, ...patch }))}
      />
    </SaveForm>
  );
}
