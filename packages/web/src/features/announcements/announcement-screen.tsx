import type { Announcement } from "@candor/contract/announcement.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { AnnouncementEditor } from "./announcement-editor.tsx";
import { announcementQuery } from "./announcement-queries.ts";
import { RecipientsCard } from "./recipients-card.tsx";
import { SendActs } from "./send-acts.tsx";

/** One announcement: its words and who hears them while it is written; what became of each letter once it leaves. */
export function AnnouncementScreen() {
  const t = useMessages("web-announcements");
  const { workspace } = useHere();
  const { announcementId } = useParams({ from: "/inside/announcements/$announcementId" });
  const query = useQuery(announcementQuery(workspace.id, announcementId));
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/announcements" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <Loaded query={query} ghost={<GhostRows rows={8} />}>
        {(one) => <Detail one={one} />}
      </Loaded>
    </>
  );
}

function Detail({ one }: { one: Announcement }) {
  const t = useMessages("web-announcements");
  const written = one.state === "draft" || one.state === "approved";
  return (
    <>
      <PageHead
        title={one.title}
        lead={t("detail.lead", { number: one.number, state: t(`state.${one.state}`) })}
        actions={
          one.improvementId ? (
            <Link
              to="/improvements/$improvementId"
              params={{ improvementId: one.improvementId }}
              search={carried}
              className="button button--plain"
            >
              {t("improvement")}
            </Link>
          ) : null
        }
      />
      {written ? (
        <AnnouncementEditor key={one.version} one={one} />
      ) : (
        <div className="space-y-4">
          <SendActs one={one} changed={false} />
          <RecipientsCard one={one} />
        </div>
      )}
      {one.state === "approved" ? (
        <div className="mt-4">
          <RecipientsCard one={one} />
        </div>
      ) : null}
    </>
  );
}
