import type { StorageState } from "@candor/contract/keeping.ts";
import { useQuery } from "@tanstack/react-query";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Remark } from "../../parts/notice.tsx";
import { FirstWeek } from "../../subjects/homes/first-week.tsx";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { ArchiveCard } from "./archive-card.tsx";
import { DoctorCard } from "./doctor-card.tsx";
import { storageQuery } from "./keeping-queries.ts";

/** How large everything is, how old the last backup is, and whether everything is well. */
export function StorageScreen() {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const may = useMay();
  const state = useQuery({ ...storageQuery(workspace.id), enabled: may.admin });
  return (
    <SettingsFrame page="storage" lead={t("storage.lead")}>
      <FirstWeek of="operator" />
      {may.admin ? (
        <Loaded query={state}>
          {(storage) => (
            <div className="space-y-4">
              <Rows rows={storage.workspace} />
              {storage.server ? (
                <>
                  <Backup server={storage.server} />
                  {storage.server.archive ? <ArchiveCard archive={storage.server.archive} /> : null}
                  <Size server={storage.server} />
                  <DoctorCard />
                </>
              ) : (
                <Remark>{t("storage.operator")}</Remark>
              )}
            </div>
          )}
        </Loaded>
      ) : (
        <Remark>{t("adminsOnly")}</Remark>
      )}
    </SettingsFrame>
  );
}

type Server = NonNullable<StorageState["server"]>;
const KINDS = ["answers", "people", "invitations"] as const;

function Rows({ rows }: { rows: StorageState["workspace"] }) {
  const t = useMessages("web-keeping");
  const format = useFormat();
  return (
    <section aria-label={t("rows")} className="card p-4 sm:p-6">
      <h2 className="mb-3 font-semibold">{t("rows")}</h2>
      <dl className="grid grid-cols-3 gap-3">
        {KINDS.map((kind) => (
          <div key={kind} className="min-w-0">
            <dt className="text-xs text-muted">{t(`rows.${kind}`)}</dt>
            <dd className="number text-xl font-semibold">{format.count(rows[kind])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A backup older than that is said to be old: more than a week's answers would be lost. */
const OLD_MS = 7 * 24 * 3600_000;

function Backup({ server: { lastBackup } }: { server: Server }) {
  const t = useMessages("web-keeping");
  const format = useFormat();
  const now = new Date();
  const isOld = !lastBackup || now.getTime() - new Date(lastBackup.at).getTime() > OLD_MS;
  return (
    <section aria-label={t("backup")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("backup")}</h2>
      <p className="number mt-1 text-muted wrap-anywhere">
        {lastBackup
          ? t("backup.last", {
              ago: format.ago(lastBackup.at, now),
              when: format.moment(lastBackup.at),
              size: format.bytes(lastBackup.bytes),
              file: lastBackup.target,
            })
          : t("backup.none")}
      </p>
      {isOld ? (
        <p className="mt-3 flex gap-2 rounded-xl bg-detractor-soft p-3 text-sm">
          <TriangleAlert aria-hidden className="size-5 shrink-0 text-detractor" />
          {lastBackup ? t("backup.old") : t("backup.never")}
        </p>
      ) : null}
      <div className="mt-4 space-y-3 border-t border-line pt-4">
        <CopyField label={t("backup.make")} value="./run candor backup candor-$(date +%F).sql.gz" />
        <p className="text-sm text-muted">{t("backup.text")}</p>
      </div>
    </section>
  );
}

/** Below such a share of free space PostgreSQL may soon be unable to write. */
const TIGHT = 0.1;

function Size({ server: { database, disk, tables } }: { server: Server }) {
  const t = useMessages("web-keeping");
  const format = useFormat();
  const largest = tables[0]?.bytes ?? 1;
  const used = disk ? 1 - disk.freeBytes / disk.totalBytes : 0;
  const tight = disk !== null && disk.freeBytes / disk.totalBytes < TIGHT;
  return (
    <section aria-label={t("size")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("size")}</h2>
      <p className="number mt-1 text-muted">
        {t(database.isPrivate ? "size.private" : "size.own", {
          size: format.bytes(database.bytes),
          version: database.version,
        })}
      </p>
      {disk ? (
        <>
          <div aria-hidden className="mt-4 h-2 overflow-hidden rounded-full bg-sunken">
            <div
              className={`h-full rounded-full ${tight ? "bg-detractor" : "bg-promoter"}`}
              style={{ width: `${100 * used}%` }}
            />
          </div>
          <p className="number mt-1.5 text-sm text-muted">
            {t("size.disk", {
              free: format.bytes(disk.freeBytes),
              total: format.bytes(disk.totalBytes),
            })}{" "}
            {tight ? t("size.tight") : null}
          </p>
        </>
      ) : null}
      <h3 className="mt-5 mb-2 text-sm font-medium">{t("size.tables")}</h3>
      <ul className="number space-y-1.5 text-sm">
        {tables.map(({ name, bytes }) => (
          <li
            key={name}
            className="grid grid-cols-[minmax(0,10rem)_minmax(0,1fr)_5rem] items-center gap-3"
          >
            <code className="truncate text-muted">{name}</code>
            <span aria-hidden className="h-2 rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent/60"
                style={{ width: `${(100 * bytes) / largest}%` }}
              />
            </span>
            <span className="text-end">{format.bytes(bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
