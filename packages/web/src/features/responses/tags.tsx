import type { ResponseDetail } from "@candor/contract/response.ts";
import { TagEditor } from "../../subjects/tag-editor.tsx";
import { useChangeResponse } from "./change-response.ts";
import { useListView } from "./list-view.ts";

/** Words of your own for this answer; a click on one lists all that have it. */
export function Tags({ response }: { response: ResponseDetail }) {
  const [, changeView] = useListView();
  const { change } = useChangeResponse(response);
  return (
    <TagEditor
      tags={response.tags}
      onSave={(tags) => change.mutate({ tags })}
      onList={(tag) => changeView({ tag })}
      error={change.error}
    />
  );
}
