import type { ArchiveState } from "@candor/contract/keeping.ts";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { CopyField } from "../../parts/copy-field.tsx";

type Known = NonNullable<ArchiveState["known"]>;

/** A segment is carried within seconds; what waits so long does not get there. */
const LATE_MS = 15 * 60_000;
/** What waits takes room of the data. */
const LARGE_BYTES = 1e9;
/** A copy a day; two days without one are too many. */
const OLD_MS = 48 * 3600_000;

/** To which moments one can return, whether the log gets to the archive, and whether that was ever tried. */
export function ArchiveCard({ archive }: { archive: ArchiveState }) {
  const t = useMessages("web-keeping");
  const { isOn, known, place } = archive;
  return (
    <section aria-label={t("archive")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("archive")}</h2>
      {isOn ? (
        <>
          {known ? (
            <Kept known={known} />
          ) : (
            <p className="mt-1 text-muted">{t("archive.starts")}</p>
          )}
          <p className="number mt-3 text-sm text-muted wrap-anywhere">
            {t("archive.place", { place: place ?? "" })}
          </p>
          <div className="mt-4 space-y-3 border-t border-line pt-4">
            <CopyField
              label={t("archive.return")}
              value={`./run candor restore --at ${exampleOf(known)}`}
            />
            {/* The base copy that reaches the oldest of these days is up to a day older. */}
            <p className="text-sm text-muted">
              {t("archive.text", { days: (known?.days ?? 7) + 1 })}
            </p>
          </div>
        </>
      ) : (
        <>
          <p className="mt-1 text-muted">{t("archive.off")}</p>
          <div className="mt-4 border-t border-line pt-4">
            <CopyField label={t("archive.switchOn")} value="WAL_ARCHIVE=/backups/candor-wal" />
          </div>
        </>
      )}
    </section>
  );
}

/** A moment that can be typed over: the oldest there is, in whole seconds that are not before it. */
function exampleOf(known: Known | null): string {
  if (!known?.oldest) return "latest";
  const second = new Date(1000 * Math.ceil(Date.parse(known.oldest) / 1000));
  return `${second.toISOString().slice(0, 19)}Z`;
}

function Kept({ known }: { known: Known }) {
  const t = useMessages("web-keeping");
  const format = useFormat();
  const now = new Date();
  const ago = (at: string) => `${format.ago(at, now)} (${format.moment(at)})`;
  const { oldest, base, lastSegmentAt, check } = known;
  return (
    <>
      <p className="number mt-1">
        {oldest ? t("archive.oldest", { when: format.moment(oldest) }) : t("archive.starts")}
      </p>
      <dl className="number mt-4 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-3">
        <Fact name={t("archive.log")}>{lastSegmentAt ? ago(lastSegmentAt) : "–"}</Fact>
        <Fact name={t("archive.base")}>
          {base
            ? `${ago(base.at)}, ${t("archive.copies", { n: base.copies, size: format.bytes(base.storedBytes) })}`
            : "–"}
        </Fact>
        <Fact name={t("archive.check")}>
          {check
            ? `${ago(check.at)}${check.answers === null ? "" : `, ${t("archive.answers", { n: check.answers })}`}`
            : t("archive.unchecked")}
        </Fact>
      </dl>
      {worriesOf(known, now).map((worry) => (
        <p key={worry} className="mt-3 flex gap-2 rounded-xl bg-detractor-soft p-3 text-sm">
          <TriangleAlert aria-hidden className="size-5 shrink-0 text-detractor" />
          {t(worry, {
            n: known.waiting.segments,
            size: format.bytes(known.waiting.bytes),
            since: format.moment(known.trouble?.since ?? known.waiting.since ?? now.toISOString()),
          })}
        </p>
      ))}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}

/** What wants a look, the worst first. */
function worriesOf({ trouble, waiting, base, check }: Known, now: Date) {
  const age = (at: string | null | undefined) => (at ? now.getTime() - Date.parse(at) : 0);
  const worries: `archive.worry.${"log" | "base" | "prune" | "waits" | "old" | "check"}`[] = [];
  if (trouble) worries.push(`archive.worry.${trouble.of}`);
  if (age(waiting.since) > LATE_MS || waiting.bytes > LARGE_BYTES)
    worries.push("archive.worry.waits");
  if (base && age(base.at) > OLD_MS && trouble?.of !== "base") worries.push("archive.worry.old");
  if (check && !check.good) worries.push("archive.worry.check");
  return worries;
}
