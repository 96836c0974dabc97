import type { ServerResponse } from "node:http";

const UNUSUAL: Readonly<Record<string, string>> = {
  etag: "ETag",
  "www-authenticate": "WWW-Authenticate",
};

/**
 * Writes header names with capitals: Delighted's PHP client looks for `Link` and `Content-Type`
 * with regard to case, stops after the first page without the one and dies without the other.
 */
export function capitaliseHeaders(raw: ServerResponse): void {
  const writeHead = raw.writeHead.bind(raw);
  raw.writeHead = (statusCode: number, ...rest: unknown[]) => {
    const headers = rest.find((part) => typeof part === "object" && part !== null);
    if (headers) {
      for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined) raw.setHeader(name, value);
      }
    }
    for (const [name, value] of Object.entries(raw.getHeaders())) {
      if (value === undefined) continue;
      raw.removeHeader(name);
      raw.setHeader(capitalised(name), value);
    }
    return writeHead(statusCode);
  };
}

function capitalised(name: string): string {
  return UNUSUAL[name] ?? name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
