import type { Survey } from "@candor/contract/survey.ts";
import { useQuery } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { dimensionsQuery } from "../../here/numbers.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { usePatchSurvey } from "./patch-survey.ts";

const MOST = 10;

/** Which properties of the answers are tallied, so that the overview compares by them at once. */
export function SurveyDimensions({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const format = useFormat();
  const { workspace } = useHere();
  const patch = usePatchSurvey(survey);
  const [text, setText] = useState("");
  const known = useQuery(dimensionsQuery({ workspace: workspace.id, survey: survey.id }));
  const valuesOf = (dimension: string) =>
    known.data?.data.find((one) => one.dimension === dimension)?.values ?? [];
  const { counting } = survey;
  const add = () => {
    const name = text.trim();
    if (name === "" || survey.dimensions.includes(name)) return;
    patch.mutate({ dimensions: [...survey.dimensions, name] }, { onSuccess: () => setText("") });
  };
  return (
    <section aria-label={t("dimensions")} className="card self-start p-4 sm:p-5">
      <h2 className="text-lg font-semibold">{t("dimensions")}</h2>
      <p className="mt-1 mb-4 text-sm text-muted">{t("dimensionsText")}</p>
      {counting?.days ? (
        <div className="mb-4">
          <Counting
            label={t("countingDays", { share: format.share(counting.share) })}
            share={counting.share}
          />
        </div>
      ) : null}
      <ul className="mb-4 divide-y divide-line border-y border-line empty:hidden">
        {survey.dimensions.map((dimension) => {
          const values = valuesOf(dimension);
          return (
            <li key={dimension} className="flex min-h-12 items-center gap-3">
              <div className="min-w-0 flex-1 py-1.5">
                <p className="font-medium wrap-anywhere">{dimension}</p>
                {counting?.dimensions.includes(dimension) ? (
                  <Counting
                    label={t("countingDimension", { share: format.share(counting.share) })}
                    share={counting.share}
                  />
                ) : (
                  <p className="truncate text-sm text-muted">
                    {values.length === 0
                      ? t("noValues")
                      : values
                          .slice(0, 4)
                          .map((one) => `${one.value} (${format.count(one.answers)})`)
                          .join(", ") + (values.length > 4 ? "…" : "")}
                  </p>
                )}
              </div>
              <Button
                look="quiet"
                className="button--icon"
                aria-label={t("removeDimension", { dimension })}
                title={t("removeDimension", { dimension })}
                onClick={() =>
                  patch.mutate({
                    dimensions: survey.dimensions.filter((one) => one !== dimension),
                  })
                }
              >
                <X aria-hidden className="size-4" />
              </Button>
            </li>
          );
        })}
      </ul>
      {survey.dimensions.length < MOST ? (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            className="min-w-0 flex-1"
            label={t("addDimension")}
            placeholder={t("dimensionExample")}
            maxLength={100}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" busy={patch.isPending} disabled={text.trim() === ""}>
            <Plus aria-hidden className="size-4" />
            {t("add")}
          </Button>
        </form>
      ) : (
        <p className="text-sm text-muted">{t("mostDimensions", { most: MOST })}</p>
      )}
      <ErrorNotice error={patch.error} className="mt-3" />
    </section>
  );
}

/** How far earlier answers are counted, in words and as a bar; said again as it grows. */
function Counting({ label, share }: { label: string; share: number }) {
  return (
    <div role="status" className="text-sm text-muted">
      <p>{label}</p>
      <progress
        aria-label={label}
        className="mt-1 block h-1.5 w-full max-w-60 accent-accent"
        max={1}
        value={share}
      />
    </div>
  );
}
