import { randomBytes } from "node:crypto";
import { REFERRAL_PARAMETER } from "@candor/contract/referral.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import type { Transaction } from "../storage/database.ts";

/** Somebody came through a link, or a new customer who did so bought for the first time. */
export interface ReferralHappening {
  workspaceId: string;
  linkId: string;
  kind: "arrived" | "purchase";
  now: Date;
  /** The first purchase. */
  bought?: { personId: string; at: Date; amount: string; currency: string };
}

/** Hears of it in the transaction that counts it. */
export type ReferralNews = (trx: Transaction, happening: ReferralHappening) => Promise<void>;

const CODE_BYTES = 12;
const LONGEST_NAME = 40;

/** What makes a link: 96 random bits, short enough to be read aloud in a pinch. */
export function newCode(): string {
  return randomBytes(CODE_BYTES).toString("base64url");
}

export function referralUrl(publicUrl: string, code: string): string {
  return `${publicUrl}/f/${code}`;
}

/**
 * Where a link leads: the address that the owner typed, and nothing else, with the link's code as a parameter. What a
 * visitor's own address says is not looked at.
 */
export function landingOf(address: string, code: string): string {
  const url = new URL(address);
  url.searchParams.set(REFERRAL_PARAMETER, code);
  return url.href;
}

/** A first name as friends may read it: letters, and what stands between them. Nothing in it can be an address or markup. */
export function shownName(typed: unknown): string | null {
  if (typeof typed !== "string") return null;
  const letters = storableText(typed).replace(/[^\p{L}\p{M}'’ -]+/gu, " ");
  return cutText(letters.replace(/\s+/g, " ").trim(), LONGEST_NAME) || null;
}

/** The code in what somebody passes on: a bare one, a link of ours, or the address on which a friend arrived. */
export function codeIn(text: string): string | null {
  const found = /(?:^|\/f\/|[?&]ref=)([A-Za-z0-9_-]{16})(?:$|[?&#/])/.exec(text.trim());
  return found?.[1] ?? null;
}
