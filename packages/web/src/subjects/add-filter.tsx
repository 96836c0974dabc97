import { useQuery } from "@tanstack/react-query";
import ArrowLeft from "lucide-react/icons/arrow-left";
import Plus from "lucide-react/icons/plus";
import { lazy, Suspense, useState } from "react";
import { dimensionsQuery } from "../here/numbers.ts";
import { useView } from "../here/use-view.ts";
import { toggleFilter } from "../here/view.ts";
import { useSurveyIds } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { GhostRows } from "../parts/page.tsx";
import { Popover } from "../parts/popover.tsx";
import { someAccountsQuery } from "./account-queries.ts";
import { ACCOUNT, useDimensionName } from "./dimension-name.ts";

const AddReadingFilter = lazy(() =>
  import("./add-reading-filter.tsx").then((m) => ({ default: m.AddReadingFilter })),
);

const ROW =
  "flex min-h-10 w-full items-center justify-between gap-3 rounded-lg px-3 text-start text-sm hover:bg-sunken touch:min-h-11";

/**
 * Choose a property, then values; each value shows how many answers it has.
 *
 * @param reading whether what comments say is offered, too.
 */
export function AddFilter({ reading = false }: { reading?: boolean }) {
  const t = useMessages("web");
  return (
    <Popover
      label={t("filter.add")}
      className="chip border-dashed! text-muted"
      button={
        <>
          <Plus aria-hidden className="size-4" />
          {t("filter.add")}
        </>
      }
    >
      {() => <Panel reading={reading} />}
    </Popover>
  );
}

function Panel({ reading }: { reading: boolean }) {
  const t = useMessages("web");
  const ids = useSurveyIds();
  const dimensions = useQuery(dimensionsQuery(ids));
  const accounts = useQuery(someAccountsQuery(ids.workspace));
  const { label } = useDimensionName();
  const [property, setProperty] = useState<string | null>(null);
  // How many gave each answer to a question, its figures say.
  const all: Choice[] = [
    ...(dimensions.data?.data ?? []),
    ...(dimensions.data?.questions ?? []),
    {
      dimension: ACCOUNT,
      values: (accounts.data ?? []).map(({ id, answers }) => ({ value: id, answers })),
    },
  ].filter((d) => d.values.length > 0);
  if (property !== null) {
    const values = all.find((d) => d.dimension === property)?.values ?? [];
    return <Values property={property} values={values} back={() => setProperty(null)} />;
  }
  return (
    <div className="w-[min(18rem,86vw)]">
      {dimensions.isPending ? <GhostRows rows={3} /> : null}
      {dimensions.isError ? <ErrorNotice error={dimensions.error} /> : null}
      <ul>
        {all.map((one) => (
          <li key={one.dimension}>
            <button type="button" className={ROW} onClick={() => setProperty(one.dimension)}>
              {label(one.dimension)}
              <span className="number text-muted">{one.values.length}</span>
            </button>
          </li>
        ))}
      </ul>
      {reading ? (
        <Suspense fallback={null}>
          <AddReadingFilter />
        </Suspense>
      ) : null}
      <OtherProperty />
      <p className="mt-3 text-xs text-muted">{t("filter.stack")}</p>
    </div>
  );
}

type Choice = { dimension: string; values: { value: string; answers?: number }[] };

function Values({
  property,
  values,
  back,
}: {
  property: string;
  values: Choice["values"];
  back: () => void;
}) {
  const t = useMessages("web");
  const format = useFormat();
  const { label, value: nameOf } = useDimensionName();
  const [view, change] = useView();
  const [text, setText] = useState("");
  const shown = values
    .filter((v) => nameOf(property, v.value).toLocaleLowerCase().includes(text.toLocaleLowerCase()))
    .slice(0, 100);
  return (
    <div className="w-[min(18rem,86vw)]">
      <button type="button" className={`${ROW} mb-1 justify-start! font-semibold`} onClick={back}>
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {label(property)}
      </button>
      {values.length > 8 ? (
        <input
          className="field mb-2"
          aria-label={t("filter.find")}
          placeholder={t("filter.find")}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <ul className="max-h-72 overflow-y-auto">
        {shown.map(({ value, answers }) => (
          <li key={value}>
            <label className={`${ROW} justify-start!`}>
              <input
                type="checkbox"
                className="size-4.5"
                checked={view.filter?.includes(`${property}=${value}`) ?? false}
                onChange={() => change({ filter: toggleFilter(view.filter, property, value) })}
              />
              <span className="min-w-0 flex-1 truncate">{nameOf(property, value)}</span>
              <span className="number text-muted">
                {answers === undefined ? "" : format.count(answers)}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Any property can be filtered by, also one that is not tallied. */
function OtherProperty() {
  const t = useMessages("web");
  const [view, change] = useView();
  const [property, setProperty] = useState("");
  const [value, setValue] = useState("");
  return (
    <details className="mt-2 border-t border-line pt-2">
      <summary className="flex min-h-10 items-center rounded-lg px-3 text-sm text-muted touch:min-h-11">
        {t("filter.otherProperty")}
      </summary>
      <form
        className="mt-2 space-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          change({ filter: toggleFilter(view.filter, property.trim(), value.trim()) });
          setProperty("");
          setValue("");
        }}
      >
        <TextField
          label={t("filter.property")}
          required
          pattern="[^=]{1,100}"
          value={property}
          onChange={(event) => setProperty(event.target.value)}
        />
        <TextField
          label={t("filter.value")}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <Button type="submit" look="strong" className="w-full">
          {t("filter.add")}
        </Button>
      </form>
    </details>
  );
}
