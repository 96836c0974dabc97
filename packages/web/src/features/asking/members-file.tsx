import type { Sending } from "@candor/contract/sending.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { api, ask } from "../../request/api.ts";
import { askingKey } from "../../subjects/asking-queries.ts";
import { ListFile, Rejected } from "../../subjects/list-file.tsx";

/** Who is on the list of a sending, as a file. */
export function MembersFile({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (csv: string) =>
      ask(
        api(workspace.id).POST("/api/v1/sendings/{sendingId}/members/csv", {
          params: { path: { sendingId: sending.id } },
          body: { csv },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: askingKey(workspace.id) }),
  });
  return (
    <ListFile
      area="web-asking"
      title={t("members.title")}
      text={t("members.text")}
      columns={"email,name,stand\nanna@example.com,Anna,A7"}
      button={t("members.add")}
      send={send}
    >
      {(listed) => (
        <>
          <p className="font-medium">
            {t("members.done", { members: listed.members, created: listed.created })}
          </p>
          <Rejected area="web-asking" rows={listed.rejected} />
        </>
      )}
    </ListFile>
  );
}
