import type { AccountDetail } from "@candor/contract/account.ts";
import type { AccountRole, Person } from "@candor/contract/person.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { groupOf } from "../../parts/groups.ts";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { accountsKey } from "../../subjects/account-queries.ts";
import { foundPeopleQuery, peopleKey, peopleQuery } from "../../subjects/people-queries.ts";

/** Who belongs to the account, what they are to it, and who never answered; somebody is put in, or taken out. */
export function PeopleOfAccount({ account }: { account: AccountDetail }) {
  const t = useMessages("web-accounts");
  const { workspace } = useHere();
  const may = useMay();
  const list = useInfiniteQuery(
    peopleQuery(workspace.id, { accountId: account.id, sort: "answered", order: "desc" }),
  );
  return (
    <section aria-label={t("who")} className="card min-w-0 p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("who")}</h2>
      <PagedList query={list} empty={<p className="text-sm text-muted">{t("who.none")}</p>}>
        {(people) => (
          <ul className="divide-y divide-line">
            {people.map((person) => (
              <Member key={person.id} account={account} person={person} />
            ))}
          </ul>
        )}
      </PagedList>
      {may.write ? <AddSomebody account={account} /> : null}
    </section>
  );
}

function useRefresh() {
  const { workspace } = useHere();
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
    await client.invalidateQueries({ queryKey: accountsKey(workspace.id) });
  };
}

function usePut(account: AccountDetail) {
  const { workspace } = useHere();
  return useMutation({
    mutationFn: (put: { person: string; role?: AccountRole | null }) =>
      ask(
        api(workspace.id).POST("/api/v1/accounts/{accountId}/people", {
          params: { path: { accountId: account.id } },
          body: { people: [put.person], ...(put.role === undefined ? {} : { role: put.role }) },
        }),
      ),
    onSuccess: useRefresh(),
  });
}

function Member({ account, person }: { account: AccountDetail; person: Person }) {
  const t = useMessages("web-accounts");
  const { workspace } = useHere();
  const may = useMay();
  const put = usePut(account);
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/accounts/{accountId}/people/{personId}", {
          params: { path: { accountId: account.id, personId: person.id } },
        }),
      ),
    onSuccess: useRefresh(),
  });
  const name = nameOf(person) ?? t("who.unnamed");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
      <span className="min-w-0 flex-1 basis-40">
        <Link
          to="/people/$personId"
          params={{ personId: person.id }}
          search={carried}
          className="font-medium wrap-anywhere hover:underline"
        >
          {name}
        </Link>
        {person.answers === 0 ? (
          <span className="block text-xs text-muted">{t("who.silent")}</span>
        ) : null}
      </span>
      {person.lastScore === null ? null : (
        <ScoreMark score={person.lastScore} group={groupOf(person.lastScore)} small />
      )}
      {may.write ? (
        <>
          <select
            className="field w-auto!"
            aria-label={`${t("role")}: ${name}`}
            value={person.accountRole ?? ""}
            disabled={put.isPending}
            onChange={(event) =>
              put.mutate({
                person: person.id,
                role: event.target.value === "" ? null : (event.target.value as AccountRole),
              })
            }
          >
            <option value="">{t("role.none")}</option>
            <option value="decision_maker">{t("role.one.decision_maker")}</option>
            <option value="user">{t("role.one.user")}</option>
          </select>
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t("who.remove")}
          </Button>
        </>
      ) : null}
      <ErrorNotice error={put.error ?? remove.error} className="basis-full" />
    </li>
  );
}

function AddSomebody({ account }: { account: AccountDetail }) {
  const t = useMessages("web-accounts");
  const { workspace } = useHere();
  const [words, setWords] = useState("");
  const search = useDelayed(words.trim(), 200);
  const found = useQuery({
    ...foundPeopleQuery(workspace.id, search),
    enabled: search.length >= 2,
  });
  const put = usePut(account);
  const others =
    search.length < 2
      ? []
      : (found.data ?? []).filter(({ account: theirs }) => theirs?.id !== account.id);
  return (
    <div className="mt-3 border-t border-line pt-3">
      <Combobox
        label={t("who.add")}
        hint={t("who.find")}
        least={2}
        text={words}
        onText={setWords}
        options={others}
        busy={found.isFetching || search !== words.trim()}
        keyOf={({ id }) => id}
        render={(person) =>
          [nameOf(person) ?? t("who.unnamed"), person.account?.name].filter(Boolean).join(" · ")
        }
        onChoose={({ id }) => {
          setWords("");
          put.mutate({ person: id });
        }}
      />
      <ErrorNotice error={found.error ?? put.error} className="mt-2" />
    </div>
  );
}
