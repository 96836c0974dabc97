import type { CasePriority, CasesQuery } from "@candor/contract/case.ts";
import { useSearch } from "@tanstack/react-router";
import { type ChangeView, useChangeView } from "../../here/use-view.ts";
import { oneOf, type Raw, text, type View } from "../../here/view.ts";

export const STATES = ["active", "open", "waiting", "resolved", "closed", "all"] as const;
export const PRIORITIES: readonly CasePriority[] = ["urgent", "high", "normal", "low"];
export const OUTCOMES = ["solved", "partly", "cannot", "no_reply", "praise", "not_ours"] as const;

/** What the list of cases keeps in its address besides what every screen does. */
export type CasesView = {
  state?: CasesQuery["state"] | undefined;
  /** `me`, `nobody`, or a colleague. */
  owner?: string | undefined;
  team?: string | undefined;
  priority?: CasePriority | undefined;
  search?: string | undefined;
  show?: "late" | "contact" | "snoozed" | undefined;
};

export function readCases(raw: Raw): CasesView {
  return {
    state: oneOf(raw.state, STATES),
    owner: text(raw.owner),
    team: text(raw.team),
    priority: oneOf(raw.priority, PRIORITIES),
    search: text(raw.search),
    show: oneOf(raw.show, ["late", "contact", "snoozed"] as const),
  };
}

export function useCasesView(): [View & CasesView, ChangeView<View & CasesView>] {
  return [useSearch({ from: "/inside/cases" }), useChangeView<View & CasesView>()];
}

export type CallsView = { whose?: "all" | undefined };
export function readCalls(raw: Raw): CallsView {
  return { whose: oneOf(raw.whose, ["all"] as const) };
}

export const PROMISES_SHOWN = ["owed", "overdue", "settled", "all"] as const;
/** What the list of promises keeps in its address. */
export type PromisesView = {
  show?: (typeof PROMISES_SHOWN)[number] | undefined;
  whose?: "mine" | undefined;
};
export function readPromises(raw: Raw): PromisesView {
  return { show: oneOf(raw.show, PROMISES_SHOWN), whose: oneOf(raw.whose, ["mine"] as const) };
}

export const REPORT_DAYS = ["30", "90", "365"] as const;
/** Of how many days the report is. */
export type ReportView = { days?: (typeof REPORT_DAYS)[number] | undefined };
export function readReport(raw: Raw): ReportView {
  return { days: oneOf(String(raw.days ?? ""), REPORT_DAYS) };
}

/** What a new case is begun with, from a person's or an answer's page. */
export type NewCaseView = { person?: string | undefined; response?: string | undefined };
export function readNewCase(raw: Raw): NewCaseView {
  return { person: text(raw.person), response: text(raw.response) };
}

/** Which chats are listed, and which one is read. */
export type ChatsView = { show?: "ended" | undefined; chat?: string | undefined };
export function readChats(raw: Raw): ChatsView {
  return { show: oneOf(raw.show, ["ended"] as const), chat: text(raw.chat) };
}
