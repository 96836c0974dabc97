import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { FileButton } from "../../parts/file-button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { AT_ONCE, readCodes } from "./read-codes.ts";
import { rewardKey } from "./reward-queries.ts";

/** Fills the pool from a pasted list or a file; how many codes were found stands there before anything is added. */
export function ImportCodes({ survey }: { survey: Survey }) {
  const t = useMessages("web-rewards");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const read = readCodes(text);
  const add = useMutation({
    mutationFn: async (codes: string[]) => {
      const sum = { added: 0, known: 0 };
      for (let at = 0; at < codes.length; at += AT_ONCE) {
        const { added, known } = await ask(
          api(workspace.id).POST("/api/v1/surveys/{surveyId}/reward/codes", {
            params: { path: { surveyId: survey.id } },
            body: { codes: codes.slice(at, at + AT_ONCE) },
          }),
        );
        sum.added += added;
        sum.known += known;
      }
      return sum;
    },
    onSuccess: () => setText(""),
    onSettled: () => client.invalidateQueries({ queryKey: rewardKey(workspace.id, survey.id) }),
  });
  return (
    <section aria-label={t("import")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("import")}</h2>
      <form
        className="mt-3 space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!add.isPending && read.codes.length > 0) add.mutate(read.codes);
        }}
      >
        <TextArea
          label={t("import.paste")}
          hint={t("import.hint")}
          dir="ltr"
          spellCheck={false}
          className="[&_textarea]:max-h-64 [&_textarea]:font-mono"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            add.reset();
          }}
        />
        <p role="status" className="number text-sm empty:hidden">
          {add.data
            ? t("import.done", add.data)
            : read.codes.length > 0
              ? [
                  t("import.found", { n: read.codes.length }),
                  read.repeated > 0 ? t("import.repeated", { n: read.repeated }) : "",
                  read.tooLong > 0 ? t("import.tooLong", { n: read.tooLong }) : "",
                ]
                  .filter(Boolean)
                  .join(" ")
              : ""}
        </p>
        <ErrorNotice error={add.error} />
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            look="strong"
            busy={add.isPending}
            disabled={read.codes.length === 0}
          >
            {t("import.add")}
          </Button>
          <FileButton
            accept=".csv,.txt,text/csv,text/plain"
            onFile={(file) => void file.text().then(setText)}
          >
            {t("import.file")}
          </FileButton>
        </div>
      </form>
    </section>
  );
}
