/**
 * Shapes of the contract that have no type of their own there. Types alone: the schemas (and zod) stay
 * out of the browser.
 */
import type * as common from "@candor/contract/common.ts";
import type * as importing from "@candor/contract/import.ts";
import type * as response from "@candor/contract/response.ts";
import type * as score from "@candor/contract/score.ts";
import type * as survey from "@candor/contract/survey.ts";
import type * as workspace from "@candor/contract/workspace.ts";

type Of<S extends { _output: unknown }> = S["_output"];

export type ResponseItem = Of<typeof response.ResponseItem>;
export type ExclusionReason = Of<typeof response.ExclusionReason>;
export type Interval = Of<typeof score.Interval>;
export type TrendPoint = Of<typeof score.TrendPoint>;
export type BreakdownRow = Of<typeof score.BreakdownRow>;
export type Dimension = Of<typeof survey.Dimension>;
export type Dimensions = Of<typeof survey.Dimensions>;
export type WordingReport = Of<typeof survey.WordingReport>;
export type ImportColumn = Of<typeof importing.ImportColumn>;
export type ImportWarning = Of<typeof importing.ImportWarning>;
export type SetupState = Of<typeof workspace.SetupState>;
export type ColleagueInvitationCreated = Of<typeof workspace.ColleagueInvitationCreated>;
export type ApiKeyCreated = Of<typeof workspace.ApiKeyCreated>;
export type WorkspaceOfMe = workspace.Me["workspaces"][number];
export type Properties = common.Properties;

export type Page<T> = { data: T[]; nextCursor: string | null };
/** A page of docs/methods, rendered by the server. */
export type MethodPage = { title: string; html: string };
export type SampleState = { workspace: workspace.Workspace | null; done: number; total: number };
export type Change = { id: string; day: string; title: string; kind: string };
