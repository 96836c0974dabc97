/** The clients that Delighted published, and everything else. */
export const CLIENTS = ["node", "python", "ruby", "php", "other"] as const;
export type Client = (typeof CLIENTS)[number];

/**
 * What a program says instead of Delighted's address; each client has its own way, tried with its last version.
 *
 * @param base `https://nps.example.com/delighted/v1`.
 */
export function linesFor(client: Client, base: string): string {
  const url = new URL(base);
  switch (client) {
    case "node":
      return `const delighted = require('delighted')(process.env.DELIGHTED_API_KEY, {\n  host: '${url.host}',\n  base: '${url.pathname}',\n});`;
    case "python":
      return `delighted.api_base_url = '${base}/'`;
    case "ruby":
      return `Delighted.api_base_url = '${base}'`;
    case "php":
      return `Delighted\\Client::getInstance([\n  'apiKey' => getenv('DELIGHTED_API_KEY'),\n  'baseUrl' => '${base}/',\n]);`;
    case "other":
      return `curl '${base}/metrics.json' -u "$DELIGHTED_API_KEY:"`;
  }
}
