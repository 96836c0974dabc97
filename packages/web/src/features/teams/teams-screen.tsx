import type { BusinessCalendar } from "@candor/contract/calendar.ts";
import type { Colleague, Team } from "@candor/contract/team.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import UserMinus from "lucide-react/icons/user-minus";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { ChoiceField, FilterChoice } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { calendarsQuery, colleaguesQuery, teamsQuery } from "../../subjects/team-queries.ts";
import { OwnPresence, PresenceMark } from "./presence.tsx";
import { TeamMeetings } from "./team-meetings.tsx";
import { teamsKey } from "./team-queries.ts";
import { TeamSignature } from "./team-signature.tsx";
import { TeamsFrame } from "./teams-frame.tsx";

/** Who works together, by which hours, and who can be given work now. */
export function TeamsScreen() {
  const t = useMessages("web-teams");
  const { workspace } = useHere();
  const may = useMay();
  const teams = useQuery(teamsQuery(workspace.id));
  const colleagues = useQuery(colleaguesQuery(workspace.id));
  const calendars = useQuery(calendarsQuery(workspace.id));
  const [making, setMaking] = useState(false);
  const shared = { colleagues: colleagues.data ?? [], calendars: calendars.data ?? [] };
  const add = may.write ? (
    <Button look="strong" onClick={() => setMaking(true)}>
      {t("team.new")}
    </Button>
  ) : undefined;
  return (
    <TeamsFrame actions={making ? undefined : add}>
      <OwnPresence colleagues={shared.colleagues} calendars={shared.calendars} />
      {making ? <NewTeam onDone={() => setMaking(false)} /> : null}
      <ErrorNotice error={colleagues.error} className="mb-3" />
      <Loaded query={teams} ghost={<GhostRows rows={4} />}>
        {(all) =>
          all.length === 0 && !making ? (
            <Empty title={t("team.none")} ghost={<GhostRows still />} actions={add}>
              {t("team.noneText")}
            </Empty>
          ) : (
            <ul className="grid gap-4 lg:grid-cols-2">
              {all.map((team) => (
                <TeamCard key={team.id} team={team} {...shared} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </TeamsFrame>
  );
}

function NewTeam({ onDone }: { onDone: () => void }) {
  const t = useMessages("web-teams");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/teams", { body: { name: name.trim() } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: teamsKey(workspace.id) });
      onDone();
    },
  });
  return (
    <form
      className="card mb-4 space-y-3 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <TextField
        autoFocus
        required
        maxLength={100}
        label={t("team.name")}
        placeholder={t("team.example")}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ErrorNotice error={make.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={make.isPending}>
          {t("team.make")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}

type Shared = { colleagues: readonly Colleague[]; calendars: readonly BusinessCalendar[] };

function TeamCard({ team, colleagues, calendars }: { team: Team } & Shared) {
  const t = useMessages("web-teams");
  const w = useMessages("web");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const toast = useToast();
  const refresh = () => client.invalidateQueries({ queryKey: teamsKey(workspace.id) });
  const path = { teamId: team.id };
  const patch = useMutation({
    mutationFn: (body: BodyOf<"/api/v1/teams/{teamId}", "patch">) =>
      ask(api(workspace.id).PATCH("/api/v1/teams/{teamId}", { params: { path }, body })),
    onSettled: refresh,
  });
  const put = useMutation({
    mutationFn: ({ userId, isLead }: { userId: string; isLead: boolean }) =>
      ask(
        api(workspace.id).PUT("/api/v1/teams/{teamId}/members/{userId}", {
          params: { path: { ...path, userId } },
          body: { isLead },
        }),
      ),
    // The tick stands at once; when the server refuses it, the list says so.
    onMutate: async ({ userId, isLead }) => {
      await client.cancelQueries({ queryKey: teamsKey(workspace.id) });
      client.setQueryData(teamsQuery(workspace.id).queryKey, (teams) =>
        teams?.map((one) => ({
          ...one,
          members: one.members.map((member) =>
            one.id === team.id && member.userId === userId ? { ...member, isLead } : member,
          ),
        })),
      );
    },
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: ({ userId }: { userId: string; isLead: boolean }) =>
      ask(
        api(workspace.id).DELETE("/api/v1/teams/{teamId}/members/{userId}", {
          params: { path: { ...path, userId } },
        }),
      ),
    onSuccess: (_, member) =>
      toast({ message: t("member.removed"), undo: () => put.mutateAsync(member).then(() => {}) }),
    onSettled: refresh,
  });
  const outside = colleagues.filter(
    ({ userId }) => !team.members.some((one) => one.userId === userId),
  );
  const archived = team.archivedAt !== null;
  return (
    <li className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-lg font-semibold wrap-anywhere">{team.name}</h2>
        {archived ? <span className="text-sm text-muted">{t("team.archived")}</span> : null}
      </div>
      <ul className="mt-2 divide-y divide-line">
        {team.members.map((member) => (
          <li key={member.userId} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-40 wrap-anywhere">
              {member.name || member.email}
              <PresenceMark colleague={colleagues.find(({ userId }) => userId === member.userId)} />
            </span>
            {may.write ? (
              <>
                <label className="flex min-h-9 items-center gap-2 text-sm touch:min-h-11">
                  <input
                    type="checkbox"
                    className="size-4.5"
                    checked={member.isLead}
                    onChange={(event) =>
                      put.mutate({ userId: member.userId, isLead: event.target.checked })
                    }
                  />
                  {t("member.lead")}
                </label>
                <IconButton
                  name={t("member.remove", { who: member.name || member.email, team: team.name })}
                  onClick={() => remove.mutate(member)}
                >
                  <UserMinus aria-hidden className="size-4.5" />
                </IconButton>
              </>
            ) : member.isLead ? (
              <span className="text-sm text-muted">{t("member.lead")}</span>
            ) : null}
          </li>
        ))}
        {team.members.length === 0 ? <li className="py-2 text-muted">{t("member.none")}</li> : null}
      </ul>
      <TeamMeetings teamId={team.id} />
      {may.write ? (
        <div className="mt-3 grid gap-3 border-t border-line pt-3">
          {outside.length > 0 && !archived ? (
            <FilterChoice
              name={t("member.addTo", { team: team.name })}
              any={t("member.add")}
              options={outside.map(({ userId, name, email }) => ({
                value: userId,
                label: name || email,
              }))}
              value={undefined}
              onChange={(userId) => (userId ? put.mutate({ userId, isLead: false }) : undefined)}
            />
          ) : null}
          <TeamSignature
            signature={team.signature}
            busy={patch.isPending}
            onSave={(signature) => patch.mutate({ signature })}
          />
          <div className="flex flex-wrap items-end justify-between gap-3">
            <ChoiceField
              className="min-w-0 flex-1 basis-40"
              label={t("team.hours")}
              options={calendars.map(({ id, name, isDefault }) => ({
                value: isDefault ? "default" : id,
                label: isDefault ? t("hours.defaultOf", { name }) : name,
              }))}
              value={team.calendarId ?? "default"}
              onChange={(value) => patch.mutate({ calendarId: value === "default" ? null : value })}
            />
            <Button
              look="quiet"
              busy={patch.isPending}
              onClick={() => patch.mutate({ archived: !archived })}
            >
              {archived ? t("team.restore") : t("team.archive")}
            </Button>
          </div>
        </div>
      ) : null}
      <ErrorNotice error={patch.error ?? put.error ?? remove.error} className="mt-3" />
      <span className="sr-only" role="status">
        {patch.isSuccess || put.isSuccess ? w("saved") : ""}
      </span>
    </li>
  );
}
