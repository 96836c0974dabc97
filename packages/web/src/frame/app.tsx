import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { meQuery } from "../here/queries.ts";
import { LanguageProvider } from "../language/language-context.tsx";
import { preferredLanguage, storedLanguage } from "../language/load.ts";
import { makeSpeech } from "../language/speech.ts";
import { ApiError } from "../request/api-error.ts";
import { makeRouter } from "./router.ts";

/** Nobody fills in a form before the first screen. */
const OwnValidation = lazy(() =>
  import("./own-validation.tsx").then((m) => ({ default: m.OwnValidation })),
);

const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // The session ended elsewhere: the guard of the router leads to signing in. Who was never
      // signed in is the guard's own question and must not ask it again.
      const wasIn = query.queryKey[0] !== "me" && client.getQueryData(["me"]) !== undefined;
      if (wasIn && error instanceof ApiError && error.status === 401) {
        client.removeQueries({ queryKey: ["me"] });
        void router.invalidate();
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // What the server refused once it refuses again; a lost line is worth two more tries.
      retry: (tries, error) =>
        tries < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502),
    },
  },
});
export const speech = makeSpeech(preferredLanguage(storedLanguage(), navigator.languages));
const router = makeRouter(client, speech);

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** Asks who this is while the language is still on its way: the first score is that much sooner. */
export function beginLoading(): void {
  void client.prefetchQuery(meQuery);
  void import("./shell.tsx");
  if (/^\/(overview)?$/.test(location.pathname)) {
    void import("../features/overview/overview-screen.tsx");
    void speech.need(["web-overview", "reading"]);
  }
}

export function App() {
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider speech={speech}>
        <Suspense fallback={null}>
          <OwnValidation />
        </Suspense>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  );
}
