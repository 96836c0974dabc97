import { expect, test } from "vitest";
import {
  hookBody,
  hookDraft,
  keepsMailboxPassword,
  mailboxBody,
  mailboxDraft,
  strangersBody,
  withMailboxSecurity,
} from "./mail-in-draft.ts";

const draft = {
  ...mailboxDraft(null),
  ...{ host: " imap.shop.com ", user: "care", address: "care@shop.com", password: "s" },
};

test("choosing another encryption of a mailbox chooses its usual port, but leaves one that was typed", () => {
  expect(withMailboxSecurity(draft, "starttls").port).toBe(143);
  expect(withMailboxSecurity({ ...draft, port: 1143 }, "starttls").port).toBe(1143);
});

test("a folder to move to is sent only where mails are moved, and an empty password never", () => {
  expect(mailboxBody({ ...draft, moveTo: "Done" })).toMatchObject({ moveTo: null, password: "s" });
  expect(mailboxBody({ ...draft, afterwards: "move", moveTo: " Done " }).moveTo).toBe("Done");
  expect(mailboxBody({ ...draft, password: "" })).not.toHaveProperty("password");
  expect(keepsMailboxPassword(null, draft)).toBe(false);
});

test("a signing key goes to Mailgun alone; no domain is none", () => {
  const typed = { ...hookDraft(null), signingKey: " k ", domain: " " };
  expect(hookBody(typed)).toEqual({ provider: "sendgrid", domain: null });
  expect(hookBody({ ...typed, provider: "mailgun" })).toMatchObject({ signingKey: "k" });
});

test("senders that are refused may stand on lines or between commas, and a bare domain is all of it", () => {
  const typed = { open: true, teamId: "", refuse: " a@spam.example,\nspam.example\n@x.example " };
  expect(strangersBody(typed)).toEqual({
    ...{ open: true, teamId: null },
    refuse: ["a@spam.example", "@spam.example", "@x.example"],
  });
});
