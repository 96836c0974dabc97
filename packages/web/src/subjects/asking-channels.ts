import type { AskingChannel, BlockedChannel } from "@candor/contract/person.ts";

/** The ways in which somebody can be asked, in the order they are offered. */
export const ASKING_CHANNELS: readonly AskingChannel[] = ["email", "sms", "telegram", "phone"];
/** `*` is every channel. */
export const BLOCKED_CHANNELS: readonly BlockedChannel[] = ["*", ...ASKING_CHANNELS];
