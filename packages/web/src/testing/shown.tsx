import type { Language } from "@candor/contract/common.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { afterEach } from "vitest";
import type { Area, OpenArea } from "../language/areas.ts";
import { LanguageProvider } from "../language/language-context.tsx";
import { ToastProvider } from "../parts/toast.tsx";
import { speaking } from "./speaking.ts";

afterEach(cleanup);
// A busy machine needs its time; what is not there after this never comes.
configure({ asyncUtilTimeout: 15_000 });

/**
 * Shows a component as the frame would: with words, a cache and a place for toasts. The test file
 * begins with `// @vitest-environment happy-dom`.
 */
export async function shown(
  element: ReactElement,
  how: { language?: Language; areas?: (Area | OpenArea)[] } = {},
) {
  const speech = await speaking(how.language ?? "en", ...(how.areas ?? []));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const around = (inside: ReactElement) => (
    <QueryClientProvider client={client}>
      <LanguageProvider speech={speech}>
        <ToastProvider>{inside}</ToastProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
  const view = render(around(element));
  return {
    user: userEvent.setup(),
    client,
    speech,
    ...view,
    rerender: (next: ReactElement) => view.rerender(around(next)),
  };
}
