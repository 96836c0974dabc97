import type { WrittenOfResponse } from "@candor/contract/own-model.ts";
import type { ResponseDetail } from "@candor/contract/response.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { MachineMark } from "./machine-mark.tsx";
import { modelOfferQuery, writtenQuery } from "./model-queries.ts";

/** What the workspace's own model wrote about one comment, and the button that has it translated. */
export function WrittenPart({ response }: { response: ResponseDetail }) {
  const { workspace } = useHere();
  const offer = useQuery(modelOfferQuery(workspace.id));
  const written = useQuery({
    ...writtenQuery(workspace.id, response.id),
    enabled: response.comment !== null && Boolean(offer.data?.model),
  });
  if (response.comment === null || !offer.data?.model) return null;
  const mayTranslate = offer.data.uses.includes("translation");
  return (
    <div className="space-y-3">
      <ModelReading written={written.data} />
      {mayTranslate ? <Translations response={response} written={written.data} /> : null}
    </div>
  );
}

/** What the model read beside the embedded reader; why it did not, where it was asked. */
function ModelReading({ written }: { written: WrittenOfResponse | undefined }) {
  const t = useMessages("web-written");
  const tone = useMessages("web-themes");
  const format = useFormat();
  if (!written || written.state === null) return null;
  if (written.state === "waiting") return <p className={SMALL}>{t("reading.waiting")}</p>;
  if (written.state === "failed") {
    const problem = t(`problem.${written.problem ?? "invalid"}`);
    return <p className={SMALL}>{t("reading.failed", { problem })}</p>;
  }
  if (!written.reading) return null;
  const { model, on, applied, embedded } = written.reading;
  const day = format.day(on);
  return (
    <p className={SMALL}>
      {applied
        ? t("reading.applied", { model, day, tone: tone(`tone.${embedded?.tone ?? "unclear"}`) })
        : t("reading.beside", { model, day, tone: tone(`tone.${written.reading.tone}`) })}
    </p>
  );
}

const SMALL = "text-sm text-muted wrap-anywhere";

function Translations({
  response,
  written,
}: {
  response: ResponseDetail;
  written: WrittenOfResponse | undefined;
}) {
  const t = useMessages("web-written");
  const format = useFormat();
  const { workspace } = useHere();
  const { language } = useLanguage();
  const client = useQueryClient();
  const translate = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/responses/{responseId}/translations", {
          params: { path: { responseId: response.id } },
          body: { language },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: writtenQuery(workspace.id, response.id).queryKey }),
  });
  const translations = written?.translations ?? [];
  const isMine = response.reading?.language === language;
  const hasMine = translations.some((one) => one.language === language);
  return (
    <>
      {isMine || hasMine ? null : (
        <Button busy={translate.isPending} onClick={() => translate.mutate()}>
          {t("translate")}
        </Button>
      )}
      <ErrorNotice error={translate.error} />
      {translations.map((one) => (
        <section
          key={one.language}
          aria-label={t("translation", { language: format.languageName(one.language) })}
          className="rounded-xl bg-sunken p-3"
        >
          <h3 className="mb-1 text-xs font-semibold text-muted">
            {t("translation", { language: format.languageName(one.language) })}
          </h3>
          <p lang={one.language} dir="auto" className="wrap-anywhere whitespace-pre-line">
            {one.text}
          </p>
          <div className="mt-2 space-y-1">
            <MachineMark model={one.model} at={one.writtenAt} />
            {one.redacted ? (
              <p className="text-xs text-muted">{t("translation.redacted")}</p>
            ) : null}
          </div>
        </section>
      ))}
    </>
  );
}
