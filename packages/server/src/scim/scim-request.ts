import type { FastifyRequest } from "fastify";
import type { MemberLeft } from "../auth/change-member.ts";
import type { Database } from "../storage/database.ts";

export interface ScimRouteDeps {
  db: Database;
  publicUrl: string;
  memberLeft: MemberLeft | undefined;
  forgetKey(keyId: string): void;
}

/** Requests a minute from one directory; a first synchronisation of some thousand people takes minutes. */
const PER_MINUTE = 1200;

/** Options that every route of it shares: not in the description of our own API, and bounded. */
export const SCIM_OPTIONS = {
  schema: { hide: true },
  config: { public: true, rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } },
} as const;

const workspaces = new WeakMap<FastifyRequest, string>();

/** The token of a request speaks for this workspace. */
export function setScimWorkspace(request: FastifyRequest, workspaceId: string): void {
  workspaces.set(request, workspaceId);
}

/** The workspace whose directory asks. */
export function scimWorkspace(request: FastifyRequest): string {
  const workspaceId = workspaces.get(request);
  if (workspaceId !== undefined) return workspaceId;
  throw new Error(`${request.method} ${request.url} was let in without a token`);
}
