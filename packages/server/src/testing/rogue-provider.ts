/** An OpenID provider that says whatever a test wants, for what a real one never would. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface RogueProvider {
  issuer: string;
  /** Of the next answer; what is not named is as it should be. */
  next: {
    claims?: Record<string, unknown>;
    issuer?: string;
    audience?: string;
    nonce?: string;
    expired?: boolean;
    /** Signed with the client's secret, or not at all, instead of its key. */
    signed?: "secret" | "stranger" | "none";
  };
  stop(): Promise<void>;
}

export async function rogueProvider(client: {
  id: string;
  secret: string;
}): Promise<RogueProvider> {
  const [own, stranger] = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: "one", alg: "ES256" }] };
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rogue: RogueProvider = {
    issuer,
    next: {},
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function idToken(): Promise<string> {
    const { claims, audience = client.id, expired, signed, nonce = "" } = rogue.next;
    const seconds = Math.floor(Date.now() / 1000);
    const payload = {
      sub: "rogue-1",
      email: "eva@garden.example",
      email_verified: true,
      nonce,
      ...claims,
    };
    if (signed === "none") {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const whole = { ...payload, iss: issuer, aud: audience, iat: seconds, exp: seconds + 60 };
      return `${part({ alg: "none" })}.${part(whole)}.`;
    }
    const token = new SignJWT(payload)
      .setIssuer(rogue.next.issuer ?? issuer)
      .setAudience(audience)
      .setIssuedAt(expired ? seconds - 7200 : seconds)
      .setExpirationTime(expired ? seconds - 3600 : seconds + 60);
    if (signed === "secret") {
      return token
        .setProtectedHeader({ alg: "HS256" })
        .sign(new TextEncoder().encode(client.secret));
    }
    const key = signed === "stranger" ? stranger.privateKey : own.privateKey;
    return token.setProtectedHeader({ alg: "ES256", kid: "one" }).sign(key);
  }

  server.on("request", async (request, reply) => {
    const send = (body: object) => {
      reply.writeHead(200, { "content-type": "application/json" });
      reply.end(JSON.stringify(body));
    };
    const path = new URL(request.url ?? "/", issuer).pathname;
    if (path === "/.well-known/openid-configuration") {
      send({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      });
    } else if (path === "/lying/.well-known/openid-configuration") {
      send({
        issuer: "https://login.example.com",
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      });
    } else if (path === "/jwks") send(keys);
    else if (path === "/token") send({ access_token: "x", id_token: await idToken() });
    else reply.writeHead(404).end();
  });
  return rogue;
}
