import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { MarkedText } from "../../subjects/marked-text.tsx";

const MOST = 500;

function namesIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

const isName = (name: string) => name.length <= 60 && /[\p{L}\p{N}]{2}/u.test(name);

/** Names of the workspace's own that become [NAME]: where they stand is shown before they are saved. */
export function NamesCard({
  names,
  replaces,
  disabled,
  onSave,
}: {
  names: string[];
  /** Whether personal data is replaced at all. */
  replaces: boolean;
  disabled: boolean;
  onSave: (names: string[]) => Promise<unknown>;
}) {
  const t = useMessages("web-themes");
  const w = useMessages("web");
  const toast = useToast();
  const [text, setText] = useState(names.join("\n"));
  const [error, setError] = useState<Error | null>(null);
  const written = namesIn(text);
  const wrong = written.length > MOST || written.some((name) => !isName(name));
  const changed = written.join("\n") !== names.join("\n");
  return (
    <form
      aria-label={t("names")}
      className="card space-y-3 p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        setError(null);
        if (wrong) return;
        void onSave(written).then(() => toast({ message: t("names.saved") }), setError);
      }}
    >
      <h2 className="font-semibold">{t("names")}</h2>
      <p className="text-sm text-muted">{t(replaces ? "names.lead" : "names.keep")}</p>
      <TextArea
        label={t("names.words")}
        hint={t("names.hint")}
        error={wrong ? t("names.wrong") : undefined}
        disabled={disabled}
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {written.length > 0 && !wrong && !disabled ? <Preview names={written} /> : null}
      <ErrorNotice error={error} />
      <Button type="submit" disabled={disabled || wrong || !changed}>
        {w("save")}
      </Button>
      {replaces && names.length > 0 && !changed ? <Kept disabled={disabled} /> : null}
    </form>
  );
}

function Preview({ names }: { names: string[] }) {
  const t = useMessages("web-themes");
  const { workspace } = useHere();
  const asked = useDelayed(names.join("\n"), 400).split("\n");
  const preview = useQuery({
    queryKey: [...workspaceKey(workspace.id), "names", asked],
    queryFn: ({ signal }) =>
      ask(
        api(workspace.id).POST("/api/v1/reading-settings/names/preview", {
          body: { names: asked },
          signal,
        }),
      ),
  });
  const { data } = preview;
  return (
    <div className="rounded-xl bg-sunken p-4 text-sm">
      <ErrorNotice error={preview.error} />
      <p role="status" className="number font-medium">
        {data
          ? t(data.matches > 0 ? "names.preview" : "names.none", { n: data.matches, of: data.of })
          : "…"}
      </p>
      {data && data.matches > 0 ? (
        <>
          <p className="number mt-1 text-muted">
            {data.names.map(({ name, comments }) => (
              <span key={name} className="me-3 inline-block">
                {t("names.each", { name, n: comments })}
              </span>
            ))}
          </p>
          <ul className="mt-2 space-y-1">
            {data.examples.map(({ responseId, comment, spans }) => (
              <li key={responseId} className="line-clamp-3 wrap-anywhere" dir="auto">
                <MarkedText text={comment} spans={spans} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function Kept({ disabled }: { disabled: boolean }) {
  const t = useMessages("web-themes");
  const w = useMessages("web");
  const { workspace } = useHere();
  const toast = useToast();
  const [sure, setSure] = useState(false);
  const replace = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/reading-settings/kept-names")),
    onSuccess: () => {
      setSure(false);
      toast({ message: t("names.asked") });
    },
  });
  return (
    <div className="space-y-2 border-t border-line pt-3">
      <ErrorNotice error={replace.error} />
      {sure ? (
        <div role="alert" className="space-y-2 rounded-lg bg-sunken p-3 text-sm">
          <p>{t("names.keptHint")}</p>
          <div className="flex flex-wrap gap-2">
            <Button busy={replace.isPending} onClick={() => replace.mutate()}>
              {t("names.keptSure")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {w("cancel")}
            </Button>
          </div>
        </div>
      ) : (
        <Button look="quiet" disabled={disabled} onClick={() => setSure(true)}>
          {t("names.kept")}
        </Button>
      )}
    </div>
  );
}
