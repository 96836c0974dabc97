import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouteContext, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useKeptLanguage } from "../here/kept-language.ts";
import { useLive } from "../here/live.tsx";
import { surveysQuery } from "../here/queries.ts";
import { HereContext } from "../here/workspace-context.tsx";
import { TimeZoneProvider } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { ErrorNotice } from "../parts/notice.tsx";
import { GhostRows } from "../parts/page.tsx";
import { storedKeys, writeStored } from "../parts/stored.ts";
import { ToastProvider } from "../parts/toast.tsx";
import { AsOfBar } from "./as-of-bar.tsx";
import { AskedDialogs } from "./asked-dialogs.tsx";
import { BottomBar, SideBar } from "./nav.tsx";
import { SampleBar } from "./sample-bar.tsx";
import { TopBar } from "./top-bar.tsx";

/** The frame of every signed-in screen: where you are, where you can go, and the numbers kept live. */
export function Shell() {
  const t = useMessages("web");
  const { me } = useRouteContext({ from: "/inside" });
  useKeptLanguage(me);
  const view = useSearch({ from: "__root__" });
  const workspace = me.workspaces.find((w) => w.id === view.workspace) ?? me.workspaces[0];
  const surveys = useQuery({
    ...surveysQuery(workspace?.id ?? ""),
    enabled: workspace !== undefined,
  });
  const here = useMemo(() => {
    if (!workspace) return null;
    const all = surveys.data ?? [];
    const survey = all.find((s) => s.id === view.survey) ?? all.find((s) => s.isDefault) ?? all[0];
    return { me, workspace, surveys: all, survey };
  }, [me, workspace, surveys.data, view.survey]);
  useEffect(() => {
    if (workspace) writeStored("workspace", workspace.id);
  }, [workspace]);

  if (!here) {
    return (
      <main className="mx-auto max-w-xl p-6 py-20 text-center">
        <h1 className="text-2xl font-semibold">{t("noWorkspace.title")}</h1>
        <p className="mt-2 text-muted">{t("noWorkspace.text")}</p>
      </main>
    );
  }
  return (
    <HereContext value={here}>
      <TimeZoneProvider timeZone={me.user.timeZone ?? here.workspace.timeZone}>
        <ToastProvider>
          <Live workspace={here.workspace.id} user={me.user.id} />
          <a
            href="#main"
            className="button button--strong sr-only z-50 focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
          >
            {t("skipToContent")}
          </a>
          <div className="flex min-h-dvh">
            <SideBar />
            <div className="flex min-w-0 flex-1 flex-col">
              <TopBar />
              <AsOfBar />
              {here.workspace.isSample ? <SampleBar /> : null}
              <main
                id="main"
                tabIndex={-1}
                className="mx-auto w-full max-w-7xl flex-1 px-4 pt-5 pb-24 outline-none sm:px-6 lg:pb-10"
              >
                {surveys.isPending ? (
                  <GhostRows rows={4} />
                ) : surveys.isError ? (
                  <ErrorNotice error={surveys.error} retry={() => void surveys.refetch()} />
                ) : (
                  <Outlet />
                )}
              </main>
            </div>
          </div>
          <BottomBar />
          <AskedDialogs />
        </ToastProvider>
      </TimeZoneProvider>
    </HereContext>
  );
}

function Live({ workspace, user }: { workspace: string; user: string }) {
  useLive(workspace);
  useEffect(() => {
    // Interviews that were kept while there was no line go out wherever their author is now.
    if (!storedKeys().some((key) => key.startsWith("interview."))) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import("../features/interview/kept.ts").then(({ sendKeptAs }) => {
      if (!gone) stop = sendKeptAs(user);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [user]);
  return null;
}
