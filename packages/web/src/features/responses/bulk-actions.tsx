import { useMutation, useQueryClient } from "@tanstack/react-query";
import CircleMinus from "lucide-react/icons/circle-minus";
import { listKey, numbersKey } from "../../here/numbers.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Popover } from "../../parts/popover.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import type { ResponseItem } from "../../request/types.ts";
import { BulkExport } from "../../subjects/bulk-export.tsx";
import { BulkTag } from "../../subjects/bulk-tag.tsx";
import { ReasonForm } from "./reason-form.tsx";

type Change = BodyOf<"/api/v1/responses/change", "post">["change"];

/** As many as the API takes at once. */
const AT_ONCE = 500;

/** What can be done with the answers that are chosen: a tag, leaving out of the score, a file. */
export function BulkActions({
  chosen,
  answers,
}: {
  chosen: readonly string[];
  answers: readonly ResponseItem[];
}) {
  const t = useMessages("web-responses");
  const { survey } = useHere();
  const ids = useSurveyIds();
  const client = useQueryClient();
  const toast = useToast();
  const own = api(ids.workspace);

  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: listKey(ids) }),
      client.invalidateQueries({ queryKey: numbersKey(ids) }),
      client.invalidateQueries({ queryKey: ["workspace", ids.workspace, "response"] }),
    ]);
  const apply = async (responses: readonly string[], change: Change) => {
    const changed: string[] = [];
    for (let at = 0; at < responses.length; at += AT_ONCE) {
      const body = { responses: responses.slice(at, at + AT_ONCE), change };
      changed.push(...(await ask(own.POST("/api/v1/responses/change", { body }))).changed);
    }
    await refresh();
    return changed;
  };
  const change = useMutation({
    mutationFn: (what: { change: Change; back: Change; say: (n: number) => string }) =>
      apply(chosen, what.change),
    onSuccess: (changed, { back, say }) =>
      toast({
        message: say(changed.length),
        ...(changed.length > 0 ? { undo: () => apply(changed, back).then(() => undefined) } : {}),
      }),
  });
  const known = [...new Set(answers.flatMap(({ tags }) => tags))];
  const fetchFile = (format: "csv" | "xlsx") =>
    ask(
      own.POST("/api/v1/surveys/{surveyId}/responses/export", {
        params: { path: { surveyId: ids.survey } },
        body: { responses: [...chosen], format },
        parseAs: "blob",
      }),
    ) as Promise<Blob>;
  return (
    <>
      <BulkTag
        known={known}
        busy={change.isPending}
        onTag={(tag, on) =>
          change.mutate({
            change: { what: "tag", tag, on },
            back: { what: "tag", tag, on: !on },
            say: (n) => t(on ? "nowTagged" : "nowUntagged", { n, tag }),
          })
        }
      />
      <Popover
        above
        label={t("leaveOut")}
        button={
          <>
            <CircleMinus aria-hidden className="size-4" />
            {t("leaveOut")}
          </>
        }
      >
        {(close) => (
          <div className="w-72 max-w-[calc(100vw-4rem)]">
            <ReasonForm
              busy={change.isPending}
              onCancel={close}
              onLeaveOut={(exclusion) => {
                close();
                change.mutate({
                  change: { what: "exclusion", exclusion },
                  back: { what: "exclusion", exclusion: null },
                  say: (n) => t("bulk.leftOut", { n }),
                });
              }}
            />
          </div>
        )}
      </Popover>
      <BulkExport name={survey?.slug ?? "responses"} fetchFile={fetchFile} />
      <ErrorNotice error={change.error} className="basis-full" />
    </>
  );
}
