import type { ModelAgreement } from "@candor/contract/own-model.ts";
import { useQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { agreementQuery } from "./own-model-queries.ts";

type Agreed = ModelAgreement["urgency"];

/** How often both readers say the same of one comment, with its base and interval. */
export function AgreementCard() {
  const t = useMessages("web-own-model");
  const { workspace } = useHere();
  const agreement = useQuery(agreementQuery(workspace.id));
  return (
    <section aria-label={t("agreement")} className="card space-y-3 p-4 sm:p-6">
      <h2 className="font-semibold">{t("agreement")}</h2>
      <Loaded query={agreement}>
        {(data) =>
          (data.tone[0]?.comments ?? 0) === 0 ? (
            <p className="text-muted">{t("agreement.none")}</p>
          ) : (
            <>
              <p className="text-sm text-muted">
                {t("agreement.hint", { model: data.model ?? "" })}
              </p>
              <Readings agreement={data} />
              <Themes agreement={data} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

const HEAD = "py-1 text-xs font-medium text-muted";

function Readings({ agreement }: { agreement: ModelAgreement }) {
  const t = useMessages("web-own-model");
  const format = useFormat();
  const rows: [string, Agreed][] = [
    ...agreement.tone.map((row): [string, Agreed] => [
      row.language === "all"
        ? t("agreement.tone")
        : t("agreement.toneIn", { language: format.languageName(row.language) }),
      row,
    ]),
    [t("agreement.urgency"), agreement.urgency],
    [t("agreement.churn"), agreement.churn],
  ];
  return (
    <table className="number mt-4 w-full text-sm">
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} text-start`}>
            {t("agreement.what")}
          </th>
          <th scope="col" className={`${HEAD} text-end`}>
            {t("agreement.comments")}
          </th>
          <th scope="col" className={`${HEAD} ps-3 text-end`}>
            {t("agreement.same")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, row]) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className="py-1.5 text-start font-normal">
              {name}
            </th>
            <td className="text-end">{format.count(row.comments)}</td>
            <td className="ps-3 text-end">
              <Share row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Share({ row: { comments, same, share } }: { row: Agreed }) {
  const t = useMessages("web-own-model");
  const format = useFormat();
  if (!share) return <span className="text-muted">{t("agreement.few", { same, comments })}</span>;
  return t("agreement.share", {
    share: format.share(share.value),
    lower: format.share(share.lower),
    upper: format.share(share.upper),
  });
}

function Themes({ agreement: { themes } }: { agreement: ModelAgreement }) {
  const t = useMessages("web-own-model");
  const format = useFormat();
  const nameOf = useThemeName();
  if (themes.length === 0) return null;
  return (
    <table className="number mt-4 w-full text-sm">
      <thead>
        <tr>
          <th scope="col" className={`${HEAD} text-start`}>
            {t("agreement.theme")}
          </th>
          {(["both", "modelOnly", "embeddedOnly"] as const).map((key) => (
            <th key={key} scope="col" className={`${HEAD} ps-2 text-end`}>
              {t(`agreement.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {themes.map(({ id, both, model, embedded }) => (
          <tr key={id} className="border-t border-line">
            <th scope="row" className="py-1.5 text-start font-normal wrap-anywhere">
              {nameOf(id)}
            </th>
            <td className="ps-2 text-end">{format.count(both)}</td>
            <td className="ps-2 text-end">{format.count(model)}</td>
            <td className="ps-2 text-end">{format.count(embedded)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
