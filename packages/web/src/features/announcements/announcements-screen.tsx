import type { Announcement } from "@candor/contract/announcement.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { FirstWeek } from "../../subjects/homes/first-week.tsx";
import { ToldTabs } from "../../subjects/told-tabs.tsx";
import { announcementsKey, announcementsQuery } from "./announcement-queries.ts";

/** What was put right and told to those who raised it: each with how far it has come. */
export function AnnouncementsScreen() {
  const t = useMessages("web-announcements");
  const { workspace } = useHere();
  const query = useQuery(announcementsQuery(workspace.id));
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <ToldTabs />
      <FirstWeek of="marketer" />
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t("none.title")} ghost={<GhostRows still />}>
              {t("none.text")}
            </Empty>
          ) : (
            <ul className="card divide-y divide-line">
              {all.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <NewOne />
    </>
  );
}

function Row({ one }: { one: Announcement }) {
  const t = useMessages("web-announcements");
  const format = useFormat();
  const told = one.fates.sent + one.fates.unconfirmed;
  const all = told + one.fates.waiting + one.fates.queued + one.fates.not_delivered;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
      <Link
        to="/announcements/$announcementId"
        params={{ announcementId: one.id }}
        search={carried}
        className="link min-w-0 flex-1 font-medium wrap-anywhere"
      >
        {one.title}
      </Link>
      <span className="text-sm">{t(`state.${one.state}`)}</span>
      <span className="number text-sm text-muted">
        {all > 0 ? t("row.told", { told, all }) : t("row.written")}
      </span>
      <span className="text-sm text-muted">{format.moment(one.startedAt ?? one.createdAt)}</span>
    </li>
  );
}

/** Most begin at an improvement; this one is about anything else that was put right. */
function NewOne() {
  const t = useMessages("web-announcements");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const begin = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/announcements", { body: { title: title.trim() } })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: announcementsKey(workspace.id) });
      await navigate({
        to: "/announcements/$announcementId",
        params: { announcementId: id },
        search: carried,
      });
    },
  });
  return (
    <form
      className="card mt-4 flex max-w-3xl flex-wrap items-end gap-3 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== "") begin.mutate();
      }}
    >
      <TextField
        className="min-w-0 flex-1 basis-72"
        label={t("new.title")}
        hint={t("new.hint")}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="submit" busy={begin.isPending} disabled={title.trim() === ""}>
        {t("new")}
      </Button>
      <ErrorNotice error={begin.error} />
    </form>
  );
}
