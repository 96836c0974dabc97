import type { MeetingPage } from "@candor/contract/meeting.ts";
import { useMessages } from "../../language/language-context.tsx";

const LOOK = {
  promoter: "bg-promoter",
  passive: "bg-passive",
  detractor: "bg-detractor",
} as const;
const TONE = { up: "font-semibold text-promoter", down: "font-semibold text-detractor" } as const;
const SIGN = { up: "↑ ", down: "↓ " } as const;

/** One page of a meeting as the server wrote it; sizes follow the text around it, so that a wall is only larger. */
export function WrittenPage({ page }: { page: MeetingPage }) {
  const t = useMessages("web-meetings");
  const { lead, headline, groups, lines, tables, voices, question } = page;
  return (
    <div className="space-y-[1em]">
      {lead ? <p className="text-[0.7em] text-muted wrap-anywhere">{lead}</p> : null}
      {headline ? (
        <p className="number">
          <span className="block text-[3.2em] leading-none font-semibold">{headline.score}</span>
          <span className="mt-1 block font-semibold">{headline.between}</span>
          <span className="text-[0.8em] text-muted">
            {headline.base}
            {headline.lowBase === null ? "" : ` · ${headline.lowBase}`}
          </span>
        </p>
      ) : null}
      {groups.length > 0 ? (
        <ul className="space-y-[0.4em]">
          {groups.map(({ name, share, count, part, look }) => (
            <li key={look}>
              <span className="number flex justify-between gap-3 text-[0.8em]">
                <span>{name}</span>
                <span>
                  <b>{share}</b> ({count})
                </span>
              </span>
              <span aria-hidden className="mt-1 block h-[0.45em] rounded-full bg-sunken">
                <span
                  className={`block h-full rounded-full ${LOOK[look]}`}
                  style={{ width: `${part * 100}%` }}
                />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {lines.map((line) => (
        <p key={line} className="wrap-anywhere">
          {line}
        </p>
      ))}
      {tables.map((table) => (
        <WrittenTable key={table.title + table.heads.join()} table={table} name={page.title} />
      ))}
      {voices.length > 0 ? (
        <ul className="space-y-[0.7em]">
          {voices.map(({ text, score, language }) => (
            <li key={text} className="border-s-4 border-line ps-[0.7em]">
              <p lang={language === "und" ? undefined : language} className="wrap-anywhere">
                {text}
              </p>
              <p className="text-[0.7em] text-muted">{t("voice.score", { score })}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {question === null ? null : (
        <p className="text-[1.4em] leading-snug font-semibold text-balance wrap-anywhere">
          {question}
        </p>
      )}
    </div>
  );
}

function WrittenTable({ table, name }: { table: MeetingPage["tables"][number]; name: string }) {
  const { title, lead, heads, rows, notes } = table;
  return (
    <div>
      {title ? <h3 className="font-semibold">{title}</h3> : null}
      {lead ? <p className="text-[0.7em] text-muted">{lead}</p> : null}
      <table className="number table w-full text-[0.85em]">
        <caption className="sr-only">{title || name}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.map(({ text, under }) => text + (under ?? "")).join()}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={heads[at]} scope="row" className="wrap-anywhere">
                    <WrittenCell cell={cell} />
                  </th>
                ) : (
                  <td key={heads[at]} data-name={heads[at]}>
                    <WrittenCell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note} className="mt-1 text-[0.7em] text-muted">
          {note}
        </p>
      ))}
    </div>
  );
}

type Cell = MeetingPage["tables"][number]["rows"][number][number];

function WrittenCell({ cell: { text, limits, under, tone, quiet } }: { cell: Cell }) {
  return (
    <>
      <span className={tone ? TONE[tone] : quiet ? "text-muted" : ""}>
        {tone ? SIGN[tone] : ""}
        {text}
      </span>
      {limits ? (
        <span className="ms-1 text-[0.85em] whitespace-nowrap text-muted">{limits}</span>
      ) : null}
      {under ? (
        <span className="block text-[0.8em] font-normal text-muted wrap-anywhere">{under}</span>
      ) : null}
    </>
  );
}
