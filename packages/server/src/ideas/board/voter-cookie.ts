import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { personalHash } from "../../workspaces/personal-hash.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { makeToken, readToken } from "../../workspaces/signed-token.ts";

const COOKIE = "candor.voter";
/** Browsers forget what is older. */
const KEPT_SECONDS = 400 * 86_400;

/** A browser by the key that this server signed for it, and the person whose it is, where they said so. */
export interface Browser {
  /** Put into each form, so that a form that is posted twice is one vote even without a cookie. */
  key: string;
  voterKey: string;
  personId: string | null;
  /** False for a key that was made for this page. */
  isKnown: boolean;
}

/** Who asks. A key that this server did not sign is nobody's; reading sets no cookie. */
export function browserOf(
  secret: ServerSecret,
  request: FastifyRequest,
  workspaceId: string,
): Browser {
  const [kept = "", person = ""] = cookieOf(request.headers.cookie).split(".");
  const posted = (request.body as { key?: unknown } | undefined)?.key;
  const own = (token: string, purpose: "browser" | "voter") => {
    const read = readToken(secret, purpose, token);
    return read?.workspaceId === workspaceId ? read.id : null;
  };
  const personId = own(person, "voter");
  for (const key of [kept, typeof posted === "string" ? posted : ""]) {
    const id = own(key, "browser");
    if (id !== null) return { key, voterKey: hashed(workspaceId, id), personId, isKnown: true };
  }
  const id = randomUUID();
  const key = makeToken(secret, "browser", { workspaceId, id });
  return { key, voterKey: hashed(workspaceId, id), personId, isKnown: false };
}

function hashed(workspaceId: string, id: string): string {
  return personalHash(`idea voter\u001f${workspaceId}\u001f${id}`).toString("base64url");
}

/** The browser keeps its key from now on: only of one that votes, proposes or says whose it is. */
export function keepBrowser(
  reply: FastifyReply,
  browser: Pick<Browser, "key">,
  { slug, voter, secure }: { slug: string; voter: string | null; secure: boolean },
): void {
  const value = voter === null ? browser.key : `${browser.key}.${voter}`;
  reply.header(
    "set-cookie",
    `${COOKIE}=${value}; Max-Age=${KEPT_SECONDS}; Path=/p/${slug}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`,
  );
}

function cookieOf(cookies: string | undefined): string {
  for (const part of cookies?.split(";") ?? []) {
    const [name, value = ""] = part.trim().split("=");
    if (name === COOKIE) return value;
  }
  return "";
}
