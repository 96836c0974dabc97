import fastify from "fastify";
import { expect, test } from "vitest";
import { readConfig } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { testServer } from "../testing/test-server.ts";
import { isKnownHost, refuseStrangeHosts } from "./known-hosts.ts";

test("a stranger's name that points to this machine reaches nothing; numbers and short names cannot be a stranger's", () => {
  const hosts = ["nps.example.com"];
  for (const name of [
    "nps.example.com",
    "NPS.example.com.",
    "127.0.0.1",
    "[::1]",
    "candor",
    "localhost",
  ]) {
    expect(isKnownHost(name, hosts), name).toBe(true);
  }
  for (const name of ["evil.example.org", "nps.example.com.evil.org", "127.0.0.1.nip.io"]) {
    expect(isKnownHost(name, hosts), name).toBe(false);
  }
});

test("the server refuses other names, but answers monitors and clients written for Delighted by any", async () => {
  const { app } = await testServer();
  const ask = (url: string, host: string) => app.inject({ url, headers: { host } });
  expect((await ask("/api/v1/surveys", "evil.example.org")).statusCode).toBe(421);
  expect((await ask("/setup", "evil.example.org:4400")).json()).toMatchObject({
    code: "host_unknown",
  });
  expect((await ask("/api/v1/surveys", "nps.example.com")).statusCode).toBe(401);
  expect((await ask("/healthz", "evil.example.org")).statusCode).toBe(200);
  expect((await ask("/delighted/v1/metrics.json", "api.delighted.com")).statusCode).not.toBe(421);
});

test("a server that others can reach and whose name nobody has said warns of it at its start", () => {
  const warnings = (env: Record<string, string>) => {
    const lines: string[] = [];
    const stream = { write: (line: string) => lines.push(JSON.parse(line).msg) };
    const app = fastify({ logger: { level: "warn", stream } }) as unknown as App;
    refuseStrangeHosts(app, readConfig(env).allowedHosts);
    return lines;
  };
  expect(warnings({ HOST: "0.0.0.0" })).toEqual([expect.stringContaining("Set PUBLIC_URL")]);
  expect(warnings({})).toEqual([]);
  expect(warnings({ HOST: "0.0.0.0", PUBLIC_URL: "https://nps.example.com" })).toEqual([]);
});
