import { Link } from "@tanstack/react-router";
import ChevronDown from "lucide-react/icons/chevron-down";
import { type ReactNode, useRef } from "react";
import { carried } from "../here/view.ts";
import { useMay } from "../here/workspace-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { PageHead } from "../parts/page.tsx";

/** Every page of the settings, in groups; what is not for admins alone says so. */
const GROUPS = [
  { group: "group.workspace", pages: ["workspace", "members", "single-sign-on", "teams", "audit"] },
  {
    group: "group.connections",
    pages: ["channels", "public-page", "shares", "reports", "keys", "webhooks", "moving"],
  },
  { group: "group.data", pages: ["retention", "privacy", "storage"] },
  { group: "group.own", pages: ["you"] },
] as const;

export type SettingsPage = (typeof GROUPS)[number]["pages"][number];

/** Pages with a route of their own; the others are parts of `/settings/$part`. */
const ROUTES = {
  "single-sign-on": "/settings/single-sign-on",
  teams: "/teams",
  channels: "/settings/channels",
  "public-page": "/settings/public-page",
  moving: "/settings/moving",
  reports: "/settings/reports",
  webhooks: "/webhooks",
  retention: "/settings/retention",
  privacy: "/settings/privacy",
  storage: "/settings/storage",
} as const;
const FOR_ALL: ReadonlySet<SettingsPage> = new Set(["you", "teams"]);
/** For everybody who may share. */
const FOR_WRITERS: ReadonlySet<SettingsPage> = new Set(["shares", "reports"]);

const LOOK =
  "flex min-h-10 items-center rounded-lg px-3 text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-card aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:shadow-xs touch:min-h-11";

/** The heading and the menu of the settings around one of their pages; on a phone the menu folds. */
export function SettingsFrame({
  page,
  lead,
  children,
}: {
  page: SettingsPage;
  /** One sentence under the page's name. */
  lead?: ReactNode;
  children: ReactNode;
}) {
  const t = useMessages("web-settings");
  const fold = useRef<HTMLDetailsElement>(null);
  return (
    <>
      <PageHead title={t("title")} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label={t("title")} className="hidden lg:block">
          <Menu page={page} />
        </nav>
        <details ref={fold} className="card group min-w-0 lg:hidden">
          <summary className="flex min-h-11 items-center justify-between gap-2 rounded-xl px-4 font-semibold">
            {t(page)}
            <ChevronDown
              aria-hidden
              className="size-5 text-muted transition-transform group-open:rotate-180"
            />
          </summary>
          <nav aria-label={t("title")} className="border-t border-line px-1 py-2">
            <Menu page={page} onChoose={() => fold.current?.removeAttribute("open")} />
          </nav>
        </details>
        <div className="min-w-0 max-w-3xl">
          {lead ? <p className="mb-4 max-w-prose text-muted">{lead}</p> : null}
          {children}
        </div>
      </div>
    </>
  );
}

function Menu({ page, onChoose }: { page: SettingsPage; onChoose?: () => void }) {
  const t = useMessages("web-settings");
  const may = useMay();
  return (
    <div className="space-y-4">
      {GROUPS.map(({ group, pages }) => {
        const seen = pages.filter(
          (one) => may.admin || FOR_ALL.has(one) || (may.write && FOR_WRITERS.has(one)),
        );
        if (seen.length === 0) return null;
        return (
          <div key={group}>
            <p className="mb-1 px-3 text-xs font-medium tracking-wide text-muted">{t(group)}</p>
            <ul className="space-y-0.5">
              {seen.map((one) => (
                <li key={one}>
                  <Entry page={one} current={one === page} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function Entry(props: {
  page: SettingsPage;
  current: boolean;
  onChoose: (() => void) | undefined;
}) {
  const t = useMessages("web-settings");
  const { page, current, onChoose } = props;
  const shared = {
    search: carried,
    className: LOOK,
    "aria-current": current ? ("page" as const) : undefined,
    onClick: onChoose,
  };
  return hasRoute(page) ? (
    <Link to={ROUTES[page]} {...shared}>
      {t(page)}
    </Link>
  ) : (
    <Link to="/settings/$part" params={{ part: page }} {...shared}>
      {t(page)}
    </Link>
  );
}

function hasRoute(page: SettingsPage): page is keyof typeof ROUTES {
  return page in ROUTES;
}
