import { expect, test } from "vitest";
import { isProvider, type SmsDraft, smsBody } from "./sms-draft.ts";

const typed: SmsDraft = {
  provider: "twilio",
  sender: " Botanic ",
  id: " AC123 ",
  secret: " s3cret ",
  url: " https://gate.example/send ",
};

test("each provider is sent what it calls its own, without the spaces of a paste", () => {
  expect(smsBody(typed)).toEqual({
    provider: "twilio",
    sender: "Botanic",
    accountSid: "AC123",
    authToken: "s3cret",
  });
  expect(smsBody({ ...typed, provider: "vonage" })).toEqual({
    provider: "vonage",
    sender: "Botanic",
    apiKey: "AC123",
    apiSecret: "s3cret",
  });
  expect(smsBody({ ...typed, provider: "generic" })).toEqual({
    provider: "generic",
    sender: "Botanic",
    url: "https://gate.example/send",
    token: "s3cret",
  });
});

test("what was typed for another provider is not sent along", () => {
  expect(JSON.stringify(smsBody(typed))).not.toContain("gate.example");
  expect(JSON.stringify(smsBody({ ...typed, provider: "generic" }))).not.toContain("AC123");
});

test("a provider that is not known is none", () => {
  expect(["twilio", "generic", "pigeon", "", null].map(isProvider)).toEqual([
    ...[true, true, false, false, false],
  ]);
});
