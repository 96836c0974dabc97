import type { Fate } from "@candor/contract/invitation.ts";
import { day, oneOf, type Raw, text } from "../../here/view.ts";
import { FATE_ORDER } from "./fates.ts";

/** The draft that is gone on with. */
export type DraftView = { sending?: string | undefined };
/** Invitations of one sending, with a fate, for a reason. */
export type FatesView = {
  sending?: string | undefined;
  fate?: Fate | undefined;
  reason?: string | undefined;
};
/** Where the calendar begins. */
export type CalendarView = { day?: string | undefined };

export function readDraft(raw: Raw): DraftView {
  return { sending: text(raw.sending) };
}

export function readFates(raw: Raw): FatesView {
  return {
    sending: text(raw.sending),
    fate: oneOf(raw.fate, FATE_ORDER),
    reason: text(raw.reason),
  };
}

export function readCalendar(raw: Raw): CalendarView {
  return { day: day(raw.day) };
}
