import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { z } from "zod";
import { KnownError } from "../errors/known-error.ts";

/** Refuses what this server may not connect to; the rest of the server hands it in. */
export type MayReach = (url: URL) => Promise<void>;

/** What a provider's discovery document says, as far as it is used. */
const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});
export type Discovery = z.infer<typeof Discovery>;

/** What is said of whoever signed in. */
export interface Claims {
  sub: string;
  email: string | null;
  emailVerified: boolean;
  name: string;
  groups: string[];
  authTime: number | null;
}

/** Never a shared secret, and never none: whoever knows the client's secret could sign what they like. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "EdDSA",
];
const PATIENCE_MS = 10_000;
/** Documents of providers have a few kilobytes; whoever sends more is none. */
const LARGEST = 512 * 1024;

/**
 * The provider's own description, which must be of exactly this issuer.
 *
 * @throws {KnownError} 422 with what is wrong with it.
 */
export async function discover(issuer: string, mayReach: MayReach): Promise<Discovery> {
  const base = issuer.replace(/\/$/, "");
  const found = Discovery.safeParse(
    await fetchJson(`${base}/.well-known/openid-configuration`, mayReach),
  );
  if (!found.success) {
    throw faulty(`${base} answers, but not with the description of an OpenID provider.`);
  }
  if (found.data.issuer !== issuer) {
    throw faulty(
      `The provider says that it is "${found.data.issuer.slice(0, 200)}", not "${issuer}". Enter the issuer exactly as the provider spells it.`,
    );
  }
  return found.data;
}

/** The keys that the provider signs with. */
export async function keysOf(discovery: Discovery, mayReach: MayReach): Promise<JSONWebKeySet> {
  const keys = z
    .object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) })
    .safeParse(await fetchJson(discovery.jwks_uri, mayReach));
  if (!keys.success) throw faulty("The provider names no keys that it signs with.");
  return keys.data as unknown as JSONWebKeySet;
}

/** Trades the code for an identity, and checks every part of it. */
export async function identify(
  discovery: Discovery,
  client: { id: string; secret: string | null; redirectUri: string; groupsClaim: string },
  given: { code: string; verifier: string; nonce: string },
  mayReach: MayReach,
): Promise<Claims> {
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code: given.code,
    redirect_uri: client.redirectUri,
    code_verifier: given.verifier,
    client_id: client.id,
  });
  const headers: Record<string, string> = {
    "content-type": "application/x-www-form-urlencoded",
  };
  const ways = discovery.token_endpoint_auth_methods_supported;
  if (client.secret !== null) {
    // RFC 6749 names the header as the way that every provider takes.
    if (ways && !ways.includes("client_secret_basic") && ways.includes("client_secret_post")) {
      form.set("client_secret", client.secret);
    } else {
      const pair = [client.id, client.secret].map(encodeURIComponent).join(":");
      headers.authorization = `Basic ${Buffer.from(pair).toString("base64")}`;
    }
  }
  const tokens = z
    .object({ id_token: z.string(), access_token: z.string() })
    .safeParse(
      await fetchJson(discovery.token_endpoint, mayReach, { method: "POST", headers, body: form }),
    );
  if (!tokens.success) throw refused("The provider did not say who signed in.");
  const keys = createLocalJWKSet(await keysOf(discovery, mayReach));
  const { payload } = await jwtVerify(tokens.data.id_token, keys, {
    issuer: discovery.issuer,
    audience: client.id,
    algorithms: ALGORITHMS,
    clockTolerance: 60,
    requiredClaims: ["sub", "exp", "iat", "nonce"],
  }).catch((error: unknown) => {
    throw refused(
      `What the provider said could not be trusted (${error instanceof Error ? error.message : "unknown"}).`,
    );
  });
  if (payload.nonce !== given.nonce) throw refused("The provider answered another sign-in.");
  const audiences = [payload.aud].flat();
  if (audiences.length > 1 && payload.azp !== client.id) {
    throw refused("The provider's answer was meant for another program.");
  }
  const more = discovery.userinfo_endpoint
    ? await userInfo(discovery.userinfo_endpoint, tokens.data.access_token, mayReach)
    : {};
  // What a stranger's access token says is of a stranger.
  const told = more.sub === payload.sub ? { ...more, ...payload } : payload;
  return claimsOf(told as Record<string, unknown>, client.groupsClaim);
}

function claimsOf(told: Record<string, unknown>, groupsClaim: string): Claims {
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  const groups = [told[groupsClaim]].flat().filter((one) => typeof one === "string");
  return {
    sub: String(told.sub),
    email: text(told.email),
    // Entra ID says it by a claim of its own: whether the owner of the domain vouches for the address.
    emailVerified: [told.email_verified, told.xms_edov].some((said) =>
      [true, "true", 1, "1"].includes(said as never),
    ),
    name: text(told.name) ?? [told.given_name, told.family_name].filter(text).join(" "),
    groups: groups as string[],
    authTime: typeof told.auth_time === "number" ? told.auth_time : null,
  };
}

async function userInfo(
  endpoint: string,
  accessToken: string,
  mayReach: MayReach,
): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const told = await fetchJson(endpoint, mayReach, { headers });
  return typeof told === "object" && told !== null ? (told as Record<string, unknown>) : {};
}

async function fetchJson(address: string, mayReach: MayReach, init: RequestInit = {}) {
  const url = new URL(address);
  await mayReach(url).catch((error: unknown) => {
    throw faulty(error instanceof Error ? error.message : String(error));
  });
  try {
    const reply = await fetch(url, {
      ...init,
      headers: { accept: "application/json", ...init.headers },
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await bounded(reply);
    if (!reply.ok) {
      throw refused(`The provider refused at ${url.host}${url.pathname} (${reply.status}).`);
    }
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof KnownError) throw error;
    throw faulty(
      `The provider at ${url.host} could not be asked (${error instanceof Error ? error.message : "unknown"}). Check the issuer, and whether this server may reach it.`,
    );
  }
}

async function bounded(reply: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of reply.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > LARGEST) throw faulty("The provider's answer is far too large to be one.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function faulty(sentence: string): KnownError {
  return new KnownError(422, "sso_provider_unfit", sentence, [
    { field: "issuer", message: "does not work" },
  ]);
}

function refused(sentence: string): KnownError {
  return new KnownError(403, "sso_refused", `${sentence} Begin the sign-in again.`);
}
