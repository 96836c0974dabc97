import { Link, useParams } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";
import { AuditLog } from "./audit-log.tsx";
import { Keys } from "./keys.tsx";
import { Members } from "./members.tsx";
import { NewWorkspace } from "./new-workspace.tsx";
import { WorkspaceForm } from "./workspace-form.tsx";
import { You } from "./you.tsx";

const PARTS = [
  { part: "workspace", admin: true, screen: WorkspaceForm },
  { part: "members", admin: true, screen: Members },
  { part: "keys", admin: true, screen: Keys },
  { part: "audit", admin: true, screen: AuditLog },
  { part: "you", admin: false, screen: You },
] as const;

/** The workspace, who may come in, keys for programs, what was done, and your own choices. */
export function SettingsScreen() {
  const t = useMessages("web-settings");
  const w = useMessages("web");
  const may = useMay();
  const { part } = useParams({ strict: false });
  const parts = PARTS.filter((one) => may.admin || !one.admin);
  const current = parts.find((one) => one.part === part) ?? parts[0];
  if (!current) return null;
  const Screen = current.screen;
  return (
    <>
      <PageHead title={t("title")} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label={t("title")} className="min-w-0">
          <ul className="flex flex-wrap gap-1 lg:flex-col">
            {parts.map((one) => (
              <li key={one.part}>
                <Link
                  to="/settings/$part"
                  params={{ part: one.part }}
                  search={carried}
                  aria-current={one === current ? "page" : undefined}
                  className="flex min-h-10 items-center rounded-lg px-3 text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-card aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:shadow-xs touch:min-h-11"
                >
                  {t(one.part)}
                </Link>
              </li>
            ))}
            <li>
              <Link
                to="/teams"
                search={carried}
                className="flex min-h-10 items-center rounded-lg px-3 text-muted hover:bg-sunken hover:text-ink touch:min-h-11"
              >
                {w("nav.teams")}
              </Link>
            </li>
            {may.admin ? (
              <li>
                <Link
                  to="/webhooks"
                  search={carried}
                  className="flex min-h-10 items-center rounded-lg px-3 text-muted hover:bg-sunken hover:text-ink touch:min-h-11"
                >
                  {w("nav.webhooks")}
                </Link>
              </li>
            ) : null}
          </ul>
        </nav>
        <div className="min-w-0 max-w-3xl">
          <Screen />
          {current.part === "workspace" ? <NewWorkspace /> : null}
        </div>
      </div>
    </>
  );
}
