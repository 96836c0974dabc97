import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import FlaskConical from "lucide-react/icons/flask-conical";
import { meQuery } from "../here/queries.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Button, IconButton } from "../parts/button.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { useStored } from "../parts/stored.ts";
import { useNarrow } from "../parts/use-narrow.ts";
import { api, ask } from "../request/api.ts";

/**
 * On every screen of the sample: what these numbers are, and one click to be rid of them. It folds to its badge, and on
 * a phone it begins folded: the score is what is looked for there.
 */
export function SampleBar() {
  const t = useMessages("web");
  const { me, workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const [stored, fold] = useStored(`sampleBar.${workspace.id}`);
  const narrow = useNarrow();
  const folded = stored === null ? narrow : stored === "folded";
  const Chevron = folded ? ChevronDown : ChevronUp;
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/workspaces/sample")),
    onSuccess: async () => {
      const own = me.workspaces.find((w) => w.id !== workspace.id);
      client.removeQueries({ queryKey: ["workspace", workspace.id] });
      await client.invalidateQueries({ queryKey: ["sample"] });
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
      await navigate({ to: "/overview", search: { workspace: own?.id } });
    },
  });
  return (
    <aside aria-label={t("sample.badge")} className="border-b border-line bg-sample-soft">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-sm sm:px-6">
        <SampleBadge />
        {folded ? (
          <span className="min-w-0 flex-1" />
        ) : (
          <>
            <span className="min-w-0 flex-1 basis-48 max-sm:order-1 max-sm:basis-full max-sm:pb-1.5">
              {t("sample.about")}
            </span>
            <Button
              look="quiet"
              className="max-sm:ms-auto"
              busy={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t("sample.remove")}
            </Button>
          </>
        )}
        <IconButton
          name={t(folded ? "sample.unfold" : "sample.fold")}
          aria-expanded={!folded}
          className={folded ? "-my-1.5" : ""}
          onClick={() => fold(folded ? "open" : "folded")}
        >
          <Chevron aria-hidden className="size-4" />
        </IconButton>
      </div>
      {remove.isError ? <ErrorNotice error={remove.error} className="m-3" /> : null}
    </aside>
  );
}

export function SampleBadge() {
  const t = useMessages("web");
  return (
    <span className="inline-flex items-center gap-1 rounded-full border border-sample/40 bg-sample-soft px-2 py-0.5 text-xs font-semibold text-sample">
      <FlaskConical aria-hidden className="size-3.5" />
      {t("sample.badge")}
    </span>
  );
}
