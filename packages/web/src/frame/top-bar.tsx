import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import Bell from "lucide-react/icons/bell";
import Building from "lucide-react/icons/building-2";
import ChevronDown from "lucide-react/icons/chevron-down";
import Keyboard from "lucide-react/icons/keyboard";
import LogOut from "lucide-react/icons/log-out";
import Search from "lucide-react/icons/search";
import UserRound from "lucide-react/icons/user-round";
import { openDialog } from "../here/open-dialog.ts";
import { unreadNoticesQuery } from "../here/queries.ts";
import { carried, type View } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { LanguageMenu } from "../parts/language-menu.tsx";
import { Logo } from "../parts/logo.tsx";
import { Menu, type MenuItem } from "../parts/menu.tsx";
import { ThemeMenu } from "../parts/theme-menu.tsx";
import { api, ask } from "../request/api.ts";

/** Whose numbers, which survey; search, language, theme and account at the end. */
export function TopBar() {
  const t = useMessages("web");
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-card/95 backdrop-blur-sm">
      <div className="mx-auto flex min-h-14 max-w-7xl items-center gap-1 px-2 sm:gap-2 sm:px-6">
        <Link
          to="/overview"
          search={carried}
          aria-label="Candor"
          className="shrink-0 p-1.5 max-[26rem]:hidden lg:hidden"
        >
          <Logo className="size-7" />
        </Link>
        <WorkspaceMenu />
        <SurveyMenu />
        <div className="ms-auto flex shrink-0 items-center gap-0.5">
          <button
            type="button"
            className="button button--quiet touch:min-w-11 touch:px-0"
            aria-label={`${paletteKeys()}: ${t("palette.open")}`}
            title={t("palette.open")}
            onClick={() => openDialog({ name: "palette" })}
          >
            <Search aria-hidden className="size-[1.125rem]" />
            <kbd className="hidden rounded border border-line px-1.5 py-0.5 font-sans text-xs md:inline touch:hidden">
              {paletteKeys()}
            </kbd>
          </button>
          <NoticesLink />
          <LanguageMenu />
          <ThemeMenu className="button button--icon button--quiet hidden sm:inline-flex" />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}

/** What you were told, with how much of it is unread. */
function NoticesLink() {
  const t = useMessages("web");
  const { workspace } = useHere();
  const unread = useQuery(unreadNoticesQuery(workspace.id)).data ?? 0;
  const name = t("notices.open", { n: unread });
  return (
    <Link
      to="/notices"
      search={carried}
      aria-label={name}
      title={name}
      className="button button--icon button--quiet relative"
    >
      <Bell aria-hidden className="size-[1.125rem]" />
      {unread > 0 ? (
        <span
          aria-hidden
          className="number absolute end-0.5 top-0.5 grid min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[0.6875rem] font-semibold text-on-strong"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}

function WorkspaceMenu() {
  const t = useMessages("web");
  const { me, workspace, surveys } = useHere();
  const navigate = useNavigate();
  if (me.workspaces.length < 2) {
    // On a phone there is room for one name: the survey's, where there are several.
    const hidden = surveys.length > 1 ? "max-sm:hidden" : "";
    return (
      <div className={`${hidden} min-w-0 truncate px-2 text-[0.9375rem] font-semibold`}>
        {workspace.name}
      </div>
    );
  }
  const items: MenuItem[] = me.workspaces.map((one) => ({
    kind: "choice",
    chosen: one.id === workspace.id,
    icon: <Building aria-hidden className="size-4 text-muted" />,
    label: one.isSample ? `${one.name} · ${t("sample.badge")}` : one.name,
    onSelect: () => void navigate({ to: "/overview", search: { workspace: one.id } }),
  }));
  return (
    <Menu
      name={t("workspace.switch")}
      text={workspace.name}
      items={items}
      className="button button--quiet min-w-0 shrink-0 px-2! text-ink! sm:shrink"
    >
      <Building aria-hidden className="size-4.5 shrink-0 text-muted sm:hidden" />
      <span className="hidden min-w-0 truncate font-semibold sm:inline">{workspace.name}</span>
      <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
    </Menu>
  );
}

function SurveyMenu() {
  const t = useMessages("web");
  const { surveys, survey } = useHere();
  const navigate = useNavigate();
  if (!survey || surveys.length < 2) return null;
  return (
    <>
      <span aria-hidden className="hidden text-edge sm:inline">
        /
      </span>
      <Menu
        name={t("survey.switch")}
        text={survey.name}
        className="button button--quiet min-w-0 shrink px-2! text-ink!"
        items={surveys
          .filter((s) => s.status !== "archived")
          .map((one) => ({
            kind: "choice",
            chosen: one.id === survey.id,
            label: one.name,
            onSelect: () =>
              void navigate({
                to: ".",
                search: (view: View) => ({
                  ...view,
                  survey: one.id,
                  filter: undefined,
                  by: undefined,
                  response: undefined,
                }),
              }),
          }))}
      >
        <span className="min-w-0 truncate">{survey.name}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Menu>
    </>
  );
}

function AccountMenu() {
  const t = useMessages("web");
  const { me } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await ask(api().POST("/api/auth/sign-out"));
    client.clear();
    await navigate({ to: "/sign-in", search: {} });
  };
  return (
    <Menu
      name={t("account.menu")}
      className="button button--icon button--quiet"
      items={[
        { kind: "heading", label: me.user.email },
        {
          icon: <UserRound aria-hidden className="size-4 text-muted" />,
          label: t("account.you"),
          onSelect: () =>
            void navigate({ to: "/settings/$part", params: { part: "you" }, search: carried }),
        },
        {
          icon: <Keyboard aria-hidden className="size-4 text-muted" />,
          label: t("help.title"),
          onSelect: () => openDialog({ name: "help" }),
        },
        { kind: "line" },
        {
          icon: <LogOut aria-hidden className="size-4 text-muted" />,
          label: t("account.signOut"),
          onSelect: () => void signOut(),
        },
      ]}
    >
      <UserRound aria-hidden className="size-5" />
    </Menu>
  );
}

function paletteKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : "Ctrl K";
}
