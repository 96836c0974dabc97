import type { Employee } from "@candor/contract/team.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty } from "../../parts/page.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { colleaguesQuery, teamsQuery } from "../../subjects/team-queries.ts";
import { employeesQuery, teamsKey } from "./team-queries.ts";
import { TeamsFrame } from "./teams-frame.tsx";

const NOBODY = { name: "", email: "", externalId: "", userId: "", teamId: "" };

/** Those whom answers are about; most of them have no account. */
export function EmployeesScreen() {
  const t = useMessages("web-teams");
  const { workspace } = useHere();
  const may = useMay();
  const [search, setSearch] = useState<string | undefined>(undefined);
  const [open, setOpen] = useState<Employee | "new" | null>(null);
  const list = useInfiniteQuery(employeesQuery(workspace.id, search));
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const columns: Column<Employee>[] = useMemo(
    () => [
      { key: "name", name: t("employee.name"), cell: (row) => row.name, fixed: true },
      { key: "email", name: t("employee.email"), cell: (row) => row.email ?? "–" },
      { key: "number", name: t("employee.number"), cell: (row) => row.externalId ?? "–" },
      {
        key: "team",
        name: t("employee.team"),
        cell: (row) => teams.find(({ id }) => id === row.teamId)?.name ?? "–",
      },
      {
        key: "active",
        name: t("employee.works"),
        cell: (row) => (row.active ? t("employee.active") : t("employee.left")),
      },
    ],
    [t, teams],
  );
  const add = may.write ? (
    <Button look="strong" onClick={() => setOpen("new")}>
      {t("employee.new")}
    </Button>
  ) : undefined;
  return (
    <TeamsFrame actions={open ? undefined : add}>
      {open ? (
        <EmployeeForm
          key={open === "new" ? "new" : open.id}
          employee={open === "new" ? null : open}
          onDone={() => setOpen(null)}
        />
      ) : null}
      <p className="mb-3 max-w-prose text-sm text-muted">{t("employee.lead")}</p>
      <div className="mb-3 max-w-sm">
        <SearchBox
          id="search-employees"
          label={t("employee.search")}
          value={search}
          onChange={setSearch}
        />
      </div>
      <PagedList
        query={list}
        empty={
          <Empty title={search ? t("employee.notFound") : t("employee.none")} actions={add}>
            {search ? null : t("employee.noneText")}
          </Empty>
        }
      >
        {(rows) => (
          <div className="card px-4 sm:px-5">
            <Table
              caption={t("part.employees")}
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
              nameOf={({ name }) => name}
              searchId="search-employees"
              {...(may.write ? { onOpen: setOpen } : {})}
            />
          </div>
        )}
      </PagedList>
    </TeamsFrame>
  );
}

function EmployeeForm({ employee, onDone }: { employee: Employee | null; onDone: () => void }) {
  const t = useMessages("web-teams");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const colleagues = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  const [draft, setDraft] = useState(() => ({
    ...NOBODY,
    ...Object.fromEntries(
      Object.entries(employee ?? {}).map(([key, value]) => [key, value === null ? "" : value]),
    ),
    active: employee?.active ?? true,
  }));
  const change = (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch }));
  const body = {
    name: draft.name.trim(),
    email: draft.email.trim() || null,
    externalId: draft.externalId.trim() || null,
    userId: draft.userId || null,
    teamId: draft.teamId || null,
  } satisfies BodyOf<"/api/v1/employees", "post">;
  const save = useMutation({
    mutationFn: () =>
      employee
        ? ask(
            api(workspace.id).PATCH("/api/v1/employees/{employeeId}", {
              params: { path: { employeeId: employee.id } },
              body: { ...body, active: draft.active },
            }),
          )
        : ask(api(workspace.id).POST("/api/v1/employees", { body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: teamsKey(workspace.id) });
      onDone();
    },
  });
  return (
    <form
      aria-label={employee ? employee.name : t("employee.new")}
      className="card mb-5 space-y-4 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          autoFocus
          required
          maxLength={200}
          label={t("employee.name")}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          type="email"
          label={t("employee.email")}
          value={draft.email}
          onChange={(event) => change({ email: event.target.value })}
        />
        <TextField
          maxLength={200}
          label={t("employee.number")}
          hint={t("employee.numberHint")}
          value={draft.externalId}
          onChange={(event) => change({ externalId: event.target.value })}
        />
        <ChoiceField
          label={t("employee.team")}
          options={[
            { value: "", label: t("employee.noTeam") },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.teamId}
          onChange={(teamId) => change({ teamId })}
        />
        <ChoiceField
          label={t("employee.account")}
          options={[
            { value: "", label: t("employee.noAccount") },
            ...colleagues.map(({ userId, name, email }) => ({
              value: userId,
              label: name || email,
            })),
          ]}
          value={draft.userId}
          onChange={(userId) => change({ userId })}
        />
        {employee ? (
          <label className="flex min-h-11 items-center gap-2.5 self-end text-sm">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              checked={draft.active}
              onChange={(event) => change({ active: event.target.checked })}
            />
            {t("employee.worksHere")}
          </label>
        ) : null}
      </div>
      <ErrorNotice error={save.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={save.isPending}>
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
