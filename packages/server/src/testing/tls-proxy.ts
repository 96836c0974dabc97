/** For tests: a reverse proxy with HTTPS and HTTP/2 in front of several processes, as deploy/ sets one up. */
import { type IncomingHttpHeaders, request as plainRequest } from "node:http";
import {
  constants,
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from "node:http2";
import type { AddressInfo } from "node:net";

/** Of the name "localhost", for this loopback alone, until the year 2126; nobody trusts it. */
export const LOOPBACK_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUHe474yi6WrG0iFY8b4O8viva61EwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNzIzMTU0MFoYDzIxMjYxMTAz
MjMxNTQwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARCCqKIfVmBERPZ2UaqgKUEanFlsBLkIKdQnFTCB5IRdRCgTsDq4amF
fQzUd2w16mtvWWb5PHx26jKUjZnsrr6go2kwZzAdBgNVHQ4EFgQUv1gKCB1GLiNi
3/0UueHpu+11xKAwHwYDVR0jBBgwFoAUv1gKCB1GLiNi3/0UueHpu+11xKAwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SQAwRgIhAIh+QHNnjkIKCLAEQsCmpQ+qPRTwn330C0Ns0xyN+nNxAiEA02hxTzGy
BX+s0VTz+ucranAscKmUiN+ibKFa1eIX1IQ=
-----END CERTIFICATE-----`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpqjnEDcuSh+gOTFa
uLhO0CVrYxTFrrjmjZJ03D7DEb+hRANCAARCCqKIfVmBERPZ2UaqgKUEanFlsBLk
IKdQnFTCB5IRdRCgTsDq4amFfQzUd2w16mtvWWb5PHx26jKUjZnsrr6g
-----END PRIVATE KEY-----`;

/** What a hop keeps to itself (RFC 9110), and what HTTP/2 says in another way. */
const OF_THE_HOP = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
]);

export interface TlsProxy {
  url: string;
  port: number;
  /**
   * Where requests go, in turn; whoever refuses a connection is passed over, as nginx and Caddy do. What was sent is not sent again:
   * a POST on a connection that is reset is lost.
   */
  upstreams: string[];
  stop(): Promise<void>;
}

export async function tlsProxy(port = 0): Promise<TlsProxy> {
  const upstreams: string[] = [];
  let turn = 0;
  const server = createSecureServer(
    { cert: LOOPBACK_CERTIFICATE, key: KEY, allowHTTP1: true },
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        turn += 1;
        // Whom it knows is looked up for each attempt: one that was replaced meanwhile is not asked any more.
        const first = turn;
        const untried = (tried: Set<string>) =>
          upstreams
            .map((_, at) => upstreams[(first + at) % upstreams.length] ?? "")
            .find((upstream) => !tried.has(upstream));
        pass(request, response, Buffer.concat(chunks), untried, new Set());
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: listening } = server.address() as AddressInfo;
  const sessions = new Set<{ destroy(): void }>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
  });
  return {
    ...{ url: `https://localhost:${listening}`, port: listening, upstreams },
    stop: () =>
      new Promise((resolve) => {
        for (const session of sessions) session.destroy();
        server.close(() => resolve());
      }),
  };
}

function pass(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  body: Buffer,
  untried: (tried: Set<string>) => string | undefined,
  tried: Set<string>,
): void {
  const upstream = untried(tried);
  if (upstream === undefined) {
    response.writeHead(502).end(`none of ${[...tried].join(", ")} answered`);
    return;
  }
  tried.add(upstream);
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(
      ([name]) => !name.startsWith(":") && !OF_THE_HOP.has(name),
    ),
  ) as IncomingHttpHeaders;
  const onward = plainRequest(new URL(request.url, upstream), {
    method: request.method,
    agent: false,
    headers: {
      ...headers,
      host: String(request.headers[":authority"] ?? request.headers.host),
      "x-forwarded-for": request.socket.remoteAddress ?? "",
      "x-forwarded-proto": "https",
      "content-length": body.length,
    },
  });
  onward.on("response", (answer) => {
    const kept = Object.entries(answer.headers).filter(([name]) => !OF_THE_HOP.has(name));
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
    // Cut off in the middle: the customer is told, and does not wait for the rest.
    answer.on("error", () => response.stream.close(constants.NGHTTP2_INTERNAL_ERROR));
    answer.pipe(response as unknown as NodeJS.WritableStream);
  });
  onward.on("error", (error: NodeJS.ErrnoException) => {
    if (response.headersSent) return;
    if (error.code === "ECONNREFUSED") pass(request, response, body, untried, tried);
    else response.writeHead(502).end(`${upstream}: ${error.message}`);
  });
  onward.end(body);
}
