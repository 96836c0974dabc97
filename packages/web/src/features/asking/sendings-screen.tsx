import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { sendingsQuery } from "../../subjects/asking-queries.ts";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { AskingFrame } from "./asking-frame.tsx";
import { DeliveryNotice } from "./delivery-notice.tsx";
import { SendingCard } from "./sending-card.tsx";

/** The sendings of the survey: drafts, running ones with their progress, finished ones. */
export function SendingsScreen() {
  const t = useMessages("web-asking");
  const { survey } = useHere();
  const may = useMay();
  const add =
    may.write && survey ? (
      <Link to="/asking/new" search={carried} className="button button--strong">
        <Plus aria-hidden className="size-4" />
        {t("new")}
      </Link>
    ) : null;
  return (
    <AskingFrame actions={add}>
      {survey ? (
        <>
          <DeliveryNotice />
          <List surveyId={survey.id} add={add} />
        </>
      ) : (
        <NoSurvey />
      )}
    </AskingFrame>
  );
}

function List({ surveyId, add }: { surveyId: string; add: React.ReactNode }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const sendings = useQuery(sendingsQuery(workspace.id, surveyId));
  if (sendings.isPending) return <GhostRows rows={4} />;
  if (sendings.isError) {
    return <ErrorNotice error={sendings.error} retry={() => void sendings.refetch()} />;
  }
  if (sendings.data.length === 0) {
    return (
      <Empty title={t("empty.title")} ghost={<GhostRows still />} actions={add}>
        {t("empty.text")}
      </Empty>
    );
  }
  return (
    <ul className="grid gap-4 xl:grid-cols-2">
      {sendings.data.map((sending) => (
        <SendingCard key={sending.id} sending={sending} />
      ))}
    </ul>
  );
}
