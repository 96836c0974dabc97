import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const EXAMPLES = new URL("../../examples/", import.meta.url);
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript" };

/** A site of another origin: the pages of `examples/`, and whatever else is put on it. */
export interface ForeignSite {
  url: string;
  /** Pages by name, such as `mail-1.html`. */
  pages: Map<string, string>;
  close(): void;
}

/** @param widget whose loader the examples embed, and where it lives. */
export async function startForeignSite(widget: {
  host: string;
  key: string;
}): Promise<ForeignSite> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://site").pathname.slice(1);
    if (!/^[\w-]+\.(html|css|js)$/.test(name)) return response.writeHead(404).end();
    const text =
      pages.get(name) ??
      readFileSync(new URL(name, EXAMPLES), "utf8")
        .replaceAll("http://localhost:4400", widget.host)
        .replaceAll("YOUR_KEY", widget.key);
    const type = TYPES[name.split(".")[1] as keyof typeof TYPES];
    response.setHeader("content-type", `${type}; charset=utf-8`);
    if (name === "strict-csp.html") {
      const policy = `script-src 'self' ${widget.host}; style-src 'self'`;
      response.setHeader("content-security-policy", policy);
    }
    return response.end(text);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
