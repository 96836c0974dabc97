import { useEffect } from "react";
import { api, ask, whenToConfirm } from "../request/api.ts";
import { openDialog } from "./open-dialog.ts";

/** Opens the dialog in which whoever sits there proves it; false when they close it. */
const confirm = () =>
  new Promise<boolean>((done) => {
    openDialog({ name: "confirm", done });
  });

/** Files are fetched by links, which cannot ask back: they wait until nobody has to be asked. */
async function fetchFile(href: string): Promise<void> {
  const state = await ask(api().GET("/api/auth/confirm")).catch(() => null);
  if (state === null || state.until !== null || (await confirm())) location.assign(href);
}

/** Dangerous acts that the server refuses until somebody confirmed, and files with many people, ask first. */
export function useConfirming(): void {
  useEffect(() => {
    whenToConfirm(confirm);
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !/^\/api\/v1\/.*\/export\b/.test(link.pathname)) return;
      event.preventDefault();
      void fetchFile(link.href);
    };
    // Menus stop what is clicked in them on its way up.
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, []);
}
