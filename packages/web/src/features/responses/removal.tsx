import type { ResponseDetail } from "@candor/contract/response.ts";
import Trash2 from "lucide-react/icons/trash-2";
import { useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useChangeResponse } from "./change-response.ts";
import { LeaveOut } from "./exclusion.tsx";
import { useListView } from "./list-view.ts";

/** The two things that are seldom done: leaving an answer out of the score, and deleting it. Last, so that nobody does them by habit. */
export function Removal({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const may = useMay();
  const [, change] = useListView();
  const toast = useToast();
  const { remove, restore } = useChangeResponse(response, () => {
    change({ response: undefined });
    toast({ message: t("deleted"), undo: () => restore() });
  });
  if (!may.write) return null;
  return (
    <section aria-label={t("removal")} className="space-y-3 border-t border-line pt-4">
      <ErrorNotice error={remove.error} />
      <div className="flex flex-wrap items-start gap-2">
        <LeaveOut response={response} />
        <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
          <Trash2 aria-hidden className="size-4" />
          {t("delete")}
        </Button>
      </div>
    </section>
  );
}
