import type { Account, AccountSort } from "@candor/contract/account.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { type Column, type Sort, Table } from "../../parts/table.tsx";
import { api, ask } from "../../request/api.ts";
import { accountsKey, accountsQuery } from "../../subjects/account-queries.ts";
import { MoneySums } from "./money.tsx";
import { ScoreOfAccounts } from "./score-of-accounts.tsx";

/** Companies with their people: what they answered, bought, and the score of all of them. */
export function AccountsScreen() {
  const t = useMessages("web-accounts");
  const { workspace, survey } = useHere();
  const may = useMay();
  const [making, setMaking] = useState(false);
  const [search, setSearch] = useState<string | undefined>(undefined);
  const [sort, setSort] = useState<Sort<AccountSort>>({ by: "answers", down: true });
  const asked = { search, sort: sort.by, down: sort.down };
  const list = useInfiniteQuery(accountsQuery(workspace.id, asked));
  const add = may.write ? (
    <Button look="strong" onClick={() => setMaking(true)}>
      {t("new")}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <Link to="/people" search={carried} className="button button--plain">
              {t("people")}
            </Link>
            {making ? null : add}
          </>
        }
      />
      {making ? <NewAccount onDone={() => setMaking(false)} /> : null}
      {survey ? <ScoreOfAccounts survey={survey} /> : null}
      <div className="mb-3">
        <SearchBox id="search-accounts" label={t("search")} value={search} onChange={setSearch} />
      </div>
      <PagedList
        query={list}
        empty={
          search === undefined ? (
            <Empty title={t("empty.title")} ghost={<GhostRows still />} actions={add}>
              {t("empty.text")}
            </Empty>
          ) : (
            <p className="px-1 text-muted">{t("none")}</p>
          )
        }
      >
        {(accounts) => (
          <section aria-label={t("title")} className="card min-w-0 p-2 sm:p-3">
            <AccountsTable accounts={accounts} sort={sort} onSort={setSort} />
          </section>
        )}
      </PagedList>
    </>
  );
}

function AccountsTable({
  accounts,
  sort,
  onSort,
}: {
  accounts: readonly Account[];
  sort: Sort<AccountSort>;
  onSort: (sort: Sort<AccountSort>) => void;
}) {
  const t = useMessages("web-accounts");
  const format = useFormat();
  const columns: Column<Account, AccountSort | "groups" | "answered">[] = [
    {
      key: "name",
      name: t("column.name"),
      sortable: true,
      cell: (account) => (
        <Link
          to="/accounts/$accountId"
          params={{ accountId: account.id }}
          search={carried}
          data-row={account.id}
          className="inline-flex items-center font-medium wrap-anywhere hover:underline touch:min-h-11"
        >
          {account.name}
        </Link>
      ),
    },
    {
      key: "people",
      name: t("column.people"),
      sortable: true,
      cell: ({ answered, people }) =>
        t("ofPeople", { answered: format.count(answered), n: people }),
    },
    {
      key: "groups",
      name: t("column.groups"),
      cell: ({ promoters, passives, detractors }) => (
        <span className="number">
          {t("groups", {
            promoters: format.count(promoters),
            passives: format.count(passives),
            detractors: format.count(detractors),
          })}
        </span>
      ),
    },
    {
      key: "rating",
      name: t("column.rating"),
      numeric: true,
      sortable: true,
      cell: ({ meanRating }) => (meanRating === null ? null : format.decimal(meanRating)),
    },
    {
      key: "revenue",
      name: t("column.revenue"),
      numeric: true,
      sortable: true,
      cell: ({ revenue }) => (revenue.length === 0 ? null : <MoneySums sums={revenue} />),
    },
    {
      key: "answered",
      name: t("column.answered"),
      cell: ({ lastAnsweredAt }) => (lastAnsweredAt === null ? null : format.dayOf(lastAnsweredAt)),
    },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={accounts}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      sort={sort}
      onSort={({ by, down }) => {
        if (by !== "groups" && by !== "answered") onSort({ by, down });
      }}
      searchId="search-accounts"
    />
  );
}

function NewAccount({ onDone }: { onDone: () => void }) {
  const t = useMessages("web-accounts");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [number, setNumber] = useState("");
  const make = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/accounts", {
          body: { name, ...(number.trim() === "" ? {} : { externalId: number }) },
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: accountsKey(workspace.id) });
      await navigate({ to: "/accounts/$accountId", params: { accountId: id }, search: carried });
    },
  });
  return (
    <form
      className="card mb-4 space-y-4 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
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
      </div>
      <ErrorNotice error={make.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={make.isPending}>
          {t("new.make")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
