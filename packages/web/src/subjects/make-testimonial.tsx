import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import Quote from "lucide-react/icons/quote";
import { carried } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { Button } from "../parts/button.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { api, ask } from "../request/api.ts";
import { testimonialsKey } from "./praise-queries.ts";

/** Proposes an answer's words as a testimonial, or leads to the one that was made of it; nobody is asked yet. */
export function MakeTestimonial({ label, responseId }: { label: string; responseId: string }) {
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/testimonials", { body: { responseId } })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: testimonialsKey(workspace.id) });
      await navigate({ to: "/testimonials", search: (view) => ({ ...carried(view), one: id }) });
    },
  });
  return (
    <>
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        <Quote aria-hidden className="size-4" />
        {label}
      </Button>
      <ErrorNotice error={make.error} className="basis-full" />
    </>
  );
}
