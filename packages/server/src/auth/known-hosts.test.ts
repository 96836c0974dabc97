import { expect, test } from "vitest";
import { testServer } from "../testing/test-server.ts";
import { isKnownHost } from "./known-hosts.ts";

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
