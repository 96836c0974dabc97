import { z } from "zod";
import type { MemberPrincipal } from "../auth/principal.ts";

/** The words of RFC 7643 and RFC 7644. */
export const SCHEMA = {
  user: "urn:ietf:params:scim:schemas:core:2.0:User",
  group: "urn:ietf:params:scim:schemas:core:2.0:Group",
  list: "urn:ietf:params:scim:api:messages:2.0:ListResponse",
  patch: "urn:ietf:params:scim:api:messages:2.0:PatchOp",
  error: "urn:ietf:params:scim:api:messages:2.0:Error",
  provider: "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
  resourceType: "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
} as const;

export const MEDIA_TYPE = "application/scim+json";
/** How many things one page has at most. */
export const PAGE_AT_MOST = 200;
/** How the audit log names what an organisation's directory does. */
export const BY_SCIM = "scim";

/** A refusal as directories understand it (RFC 7644, 3.12). */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: string | undefined;

  constructor(status: number, detail: string, scimType?: string) {
    super(detail);
    this.name = "ScimError";
    this.status = status;
    this.scimType = scimType;
  }

  body() {
    return {
      schemas: [SCHEMA.error],
      status: String(this.status),
      detail: this.message,
      ...(this.scimType ? { scimType: this.scimType } : {}),
    };
  }
}

export const notFound = (what: string, id: string) =>
  new ScimError(404, `There is no ${what} ${id.slice(0, 64)} here.`);

/** The directory acts for the organisation as an owner would; a workspace keeps its last owner nevertheless. */
export function organisation(workspaceId: string): MemberPrincipal {
  return { kind: "member", userId: "", email: BY_SCIM, workspaceId, role: "owner" };
}

/** Some directories send "True". */
const Flag = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(true|false)$/i)
    .transform((text) => text.toLowerCase() === "true"),
]);
const Text = z.string().trim().max(254);

/** A user as a directory sends one; what is not here is not kept. */
export const IncomingUser = z.object({
  userName: Text.min(3),
  externalId: Text.nullish(),
  active: Flag.default(true),
  displayName: Text.nullish(),
  name: z
    .object({ givenName: Text.nullish(), familyName: Text.nullish(), formatted: Text.nullish() })
    .nullish(),
  emails: z
    .array(z.object({ value: Text, primary: Flag.nullish(), type: z.string().nullish() }))
    .max(20)
    .nullish(),
});
export type IncomingUser = z.infer<typeof IncomingUser>;

const Members = z.array(z.object({ value: z.string().max(64) })).max(10_000);
export const IncomingGroup = z.object({
  displayName: z.string().trim().min(1).max(200),
  externalId: Text.nullish(),
  members: Members.nullish(),
});
export type IncomingGroup = z.infer<typeof IncomingGroup>;

export const IncomingPatch = z.object({
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(["add", "remove", "replace"])),
        path: z.string().max(300).nullish(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(100),
});
export type PatchOperation = z.infer<typeof IncomingPatch>["Operations"][number];

/** @throws {ScimError} 400 naming the first field that is wrong. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new ScimError(
    400,
    `${issue?.path.join(".") || "The body"}: ${issue?.message ?? "cannot be read"}`,
    "invalidValue",
  );
}
