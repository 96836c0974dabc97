import type { App } from "../../errors/http.ts";

export interface SnippetDeps {
  /** The loader of a web widget, as `/w/:key.js` serves it; null for a key that opens none. */
  loaderOf(key: string): Promise<string | null>;
}

/** Where Delighted's snippet looks, and the same beside the rest of this door. */
const PATHS = [
  "/integrations/web/v1/library/:key/delighted.js",
  "/delighted/integrations/web/v1/library/:key/delighted.js",
];

/**
 * The script behind Delighted's browser snippet. A page that has the snippet changes its host and
 * key; the calls that its stub has queued are heard by Candor's widget.
 */
export function snippetRoutes(app: App, { loaderOf }: SnippetDeps): void {
  for (const path of PATHS) {
    app.get<{ Params: { key: string } }>(
      path,
      {
        schema: { hide: true },
        config: { public: true, rateLimit: { max: 300, timeWindow: 60_000 } },
      },
      async (request, reply) => {
        const script = await loaderOf(request.params.key);
        return (
          reply
            .code(script === null ? 404 : 200)
            .header("content-type", "text/javascript; charset=utf-8")
            // Pages of other sites load it, that is what it is for.
            .header("cross-origin-resource-policy", "cross-origin")
            .header("cache-control", script === null ? "no-store" : "public, max-age=300")
            .send(script ?? "// Candor knows no web widget of this key.\n")
        );
      },
    );
  }
}
