import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import LightbulbIcon from "lucide-react/icons/lightbulb";
import { carried } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { Button } from "../parts/button.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { api, ask } from "../request/api.ts";
import { ideasKey } from "./idea-queries.ts";

/** One click makes an idea of what somebody wrote, or leads to the one that was made of it. */
export function MakeIdea({
  label,
  from,
}: {
  label: string;
  from: { responseId: string } | { commentId: string };
}) {
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/ideas", { body: from })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ideasKey(workspace.id) });
      await navigate({ to: "/ideas/$ideaId", params: { ideaId: id }, search: carried });
    },
  });
  return (
    <>
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        <LightbulbIcon aria-hidden className="size-4" />
        {label}
      </Button>
      <ErrorNotice error={make.error} className="basis-full" />
    </>
  );
}
