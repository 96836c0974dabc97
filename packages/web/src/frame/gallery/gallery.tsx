import { useState } from "react";
import { TimeZoneProvider } from "../../language/format-context.tsx";
import { LanguageMenu } from "../../parts/language-menu.tsx";
import { ThemeMenu } from "../../parts/theme-menu.tsx";
import { ToastProvider } from "../../parts/toast.tsx";
import { FIELD_PAGES } from "./field-pages.tsx";
import { LIST_PAGES } from "./list-pages.tsx";
import { MARK_PAGES } from "./mark-pages.tsx";

const PAGES = { ...LIST_PAGES, ...FIELD_PAGES, ...MARK_PAGES };
type Name = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as Name[];

/**
 * Every part on a page of its own, with made-up data: `/parts#table`. Only `./run dev` has it. Texts
 * that are not a part's own stay English: colleagues read them, nobody else.
 */
export function Gallery() {
  const asked = NAMES.find((name) => `#${name}` === location.hash);
  const [shown, setShown] = useState<Name>(asked ?? "table");
  const Page = PAGES[shown];
  return (
    <TimeZoneProvider timeZone="Europe/Riga">
      <ToastProvider>
        <div className="mx-auto grid max-w-6xl gap-6 p-4 sm:grid-cols-[11rem_minmax(0,1fr)] sm:p-6">
          <nav aria-label="Parts" className="no-print">
            <div className="mb-2 flex">
              <LanguageMenu />
              <ThemeMenu className="button button--icon button--quiet" />
            </div>
            <ul className="flex flex-wrap gap-1 sm:flex-col">
              {NAMES.map((name) => (
                <li key={name}>
                  <a
                    href={`#${name}`}
                    aria-current={name === shown ? "page" : undefined}
                    className="flex min-h-9 items-center rounded-lg px-3 text-sm hover:bg-sunken touch:min-h-11 aria-[current=page]:bg-sunken aria-[current=page]:font-semibold"
                    onClick={() => setShown(name)}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <main className="min-w-0 space-y-6">
            <h1 className="text-2xl font-semibold">{shown}</h1>
            <Page />
          </main>
        </div>
      </ToastProvider>
    </TimeZoneProvider>
  );
}
