import type { Account, AccountDetail } from "@candor/contract/account.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { accountsKey, someAccountsQuery } from "../../subjects/account-queries.ts";
import { peopleKey } from "../../subjects/people-queries.ts";

/** Another name or number, two accounts that are one, and taking the account away. */
export function ChangeAccount({ account }: { account: AccountDetail }) {
  return (
    <div className="card divide-y divide-line px-4 sm:px-5">
      <Rename account={account} />
      <Merge account={account} />
      <Delete account={account} />
    </div>
  );
}

function useRefresh() {
  const { workspace } = useHere();
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: accountsKey(workspace.id) });
    await client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
  };
}

function Rename({ account }: { account: AccountDetail }) {
  const t = useMessages("web-accounts");
  const { workspace } = useHere();
  const [name, setName] = useState(account.name);
  const [number, setNumber] = useState(account.externalId ?? "");
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/accounts/{accountId}", {
          params: { path: { accountId: account.id } },
          body: { name, externalId: number.trim() === "" ? null : number },
        }),
      ),
    onSuccess: useRefresh(),
  });
  return (
    <details className="py-3">
      <summary className="font-semibold">{t("rename")}</summary>
      <form
        className="mt-3 space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField
          label={t("new.name")}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t("new.number")}
          maxLength={200}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <ErrorNotice error={save.error} />
        <Button type="submit" look="strong" busy={save.isPending}>
          {t("save")}
        </Button>
      </form>
    </details>
  );
}

function Merge({ account }: { account: AccountDetail }) {
  const t = useMessages("web-accounts");
  const w = useMessages("web");
  const { workspace } = useHere();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<Account | null>(null);
  const search = useDelayed(words.trim(), 200);
  const found = useQuery({
    ...someAccountsQuery(workspace.id, search),
    enabled: search.length >= 2 && chosen === null,
  });
  const others =
    search.length < 2 ? [] : (found.data ?? []).filter(({ id }) => id !== account.id).slice(0, 6);
  const refresh = useRefresh();
  const merge = useMutation({
    mutationFn: (other: Account) =>
      ask(
        api(workspace.id).POST("/api/v1/accounts/merge", {
          body: { keep: account.id, merge: other.id },
        }),
      ),
    onSuccess: async () => {
      setChosen(null);
      setWords("");
      await refresh();
    },
  });
  return (
    <details className="py-3">
      <summary className="font-semibold">{t("merge")}</summary>
      <p className="mt-2 mb-3 text-sm text-muted">{t("merge.text")}</p>
      {chosen ? (
        <div className="flex flex-wrap gap-2">
          <Button look="alarm" busy={merge.isPending} onClick={() => merge.mutate(chosen)}>
            {t("merge.sure", { name: chosen.name })}
          </Button>
          <Button look="quiet" onClick={() => setChosen(null)}>
            {w("cancel")}
          </Button>
        </div>
      ) : (
        <Combobox
          label={t("merge.find")}
          least={2}
          text={words}
          onText={setWords}
          options={others}
          busy={found.isFetching || search !== words.trim()}
          keyOf={({ id }) => id}
          render={({ name }) => name}
          onChoose={setChosen}
        />
      )}
      <ErrorNotice error={merge.error ?? found.error} className="mt-3" />
    </details>
  );
}

function Delete({ account }: { account: AccountDetail }) {
  const t = useMessages("web-accounts");
  const { workspace } = useHere();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/accounts/{accountId}", {
          params: { path: { accountId: account.id } },
        }),
      ),
    onSuccess: async () => {
      await navigate({ to: "/accounts", search: carried });
      await refresh();
    },
  });
  return (
    <details className="py-3">
      <summary className="font-semibold">{t("delete")}</summary>
      <p className="mt-2 mb-3 text-sm text-muted">{t("delete.text")}</p>
      <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
        {t("delete.sure", { name: account.name })}
      </Button>
      <ErrorNotice error={remove.error} className="mt-3" />
    </details>
  );
}
