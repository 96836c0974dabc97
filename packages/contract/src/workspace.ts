import { z } from "zod";
import { Id, Language, Timestamp } from "./common.ts";

export const ROLES = ["owner", "admin", "analyst", "member"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const Workspace = z.object({
  id: Id,
  name: z.string(),
  language: Language,
  timeZone: z.string(),
  /** Sample data: real answers of a garden-centre chain, never mixed with your own. */
  isSample: z.boolean(),
  createdAt: Timestamp,
});
export type Workspace = z.infer<typeof Workspace>;

export const WorkspacePatch = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  language: Language.optional(),
  /** An IANA name such as Europe/Riga; changing it rebuilds the tallies. */
  timeZone: z.string().min(1).max(64).optional(),
});

/** First visit: creates the owner and the first workspace. */
export const Setup = z.object({
  email: z.email().max(254),
  password: z.string().min(10).max(128),
  name: z.string().trim().max(100).default(""),
  workspaceName: z.string().trim().min(1).max(100),
  language: Language,
  timeZone: z.string().min(1).max(64).default("UTC"),
});
export const SetupState = z.object({ needed: z.boolean() });

/** What somebody comes for: it decides which screen opens first and what stands first in the menu, and nothing else. */
export const HOMES = [
  "executive",
  "manager",
  "front_line",
  "analyst",
  "marketer",
  "operator",
] as const;
export const Home = z.enum(HOMES);
export type Home = z.infer<typeof Home>;

export const Me = z.object({
  user: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    /** What they chose for themselves; null follows the workspace. */
    language: Language.nullable(),
    timeZone: z.string().nullable(),
    /** Which mails they want. */
    notify: z.object({ webhookPaused: z.boolean(), colleagueJoined: z.boolean() }),
  }),
  workspaces: z.array(Workspace.extend({ role: Role, home: Home.nullable() })),
});
export type Me = z.infer<typeof Me>;

export const Member = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string(),
  role: Role,
  joinedAt: Timestamp,
});
export type Member = z.infer<typeof Member>;

export const ColleagueInvitation = z.object({
  id: Id,
  email: z.string(),
  role: Role,
  createdAt: Timestamp,
  expiresAt: Timestamp,
  acceptedAt: Timestamp.nullable(),
});
export type ColleagueInvitation = z.infer<typeof ColleagueInvitation>;
/** The link is shown once, to whoever invites. */
export const ColleagueInvitationCreated = ColleagueInvitation.extend({ link: z.string() });
export const InviteColleague = z.object({
  email: z.email().max(254),
  role: Role,
  /** Where they begin; they can change it. */
  home: Home.nullable().default(null),
});
/** One thing of a first week; ticked by what is there, never by hand. */
export const FirstStep = z.object({
  id: z.string(),
  done: z.boolean(),
  /** Where it is done. */
  path: z.string(),
});
export const HomeState = z.object({ home: Home.nullable(), steps: z.array(FirstStep) });
export type HomeState = z.infer<typeof HomeState>;
export const ChooseHome = z.object({ home: Home.nullable() });
export const AcceptInvitation = z.object({
  token: z.string().min(20).max(200),
  name: z.string().trim().max(100).default(""),
  password: z.string().min(10).max(128),
});

/** What a key may do; `read` sees, `act` works with answers and cases, `write` also records and changes, `admin` also manages keys and members. */
export const SCOPES = ["read", "act", "write", "send", "admin"] as const;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  /** The first characters, enough to recognise a key, never enough to use it. */
  prefix: z.string(),
  scopes: z.array(Scope),
  /** The surveys that it opens, and nothing else; null for everything of its scopes. */
  surveyIds: z.array(Id).nullable(),
  /** Who made it: a colleague's address, `key:` and a key's name, or `candor` for the shell. */
  createdBy: z.string(),
  createdAt: Timestamp,
  lastUsedAt: Timestamp.nullable(),
  revokedAt: Timestamp.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;
/** `key` is shown this once. */
export const ApiKeyCreated = ApiKey.extend({ key: z.string() });
/** What a colleague leaves behind: keys that work, links of invitations that nobody has used, links to shared pages. */
export const MadeByMember = z.object({
  keys: z.array(ApiKey),
  invitations: z.array(ColleagueInvitation),
  shares: z.array(z.object({ id: Id, name: z.string() })),
});
export type MadeByMember = z.infer<typeof MadeByMember>;
/** `keepMade` leaves the keys they made and the invitations they sent in use; otherwise both are revoked. */
export const RemoveMember = z.object({ keepMade: z.stringbool().default(false) });

export const CreateApiKey = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(Scope).min(1).default(["read", "write"]),
  /** Only these surveys: it opens what stands under them, and nothing else. */
  surveyIds: z.array(Id).min(1).max(50).optional(),
});

export const AuditEntry = z.object({
  id: Id,
  at: Timestamp,
  actor: z.string(),
  action: z.string(),
  target: z.string(),
  details: z.record(z.string(), z.unknown()),
  /** Its place in the chain; null for the seconds until it has one. */
  seq: z.int().nullable(),
  /** SHA-256 over it and the entry before it, in hexadecimal. */
  hash: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What to look for in the audit log; everything that is named must be so. */
export const AuditFilter = z.object({
  /** Whoever did it: words of their address, or of a key's name. */
  actor: z.string().trim().min(1).max(200).optional(),
  /** What was done: an act (`person.erased`), or all acts to one kind of thing (`person`). */
  action: z
    .string()
    .regex(/^[a-z_]{1,60}(\.[a-z_]{1,60})?$/)
    .optional(),
  /** To which thing: words of its name, or an id. */
  target: z.string().trim().min(1).max(200).optional(),
  /** From this moment on. */
  from: Timestamp.optional(),
  /** Up to, and without, this moment. */
  to: Timestamp.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** What stands in the newest part of the audit log, for choosing. */
export const AuditNames = z.object({
  actors: z.array(z.string()),
  actions: z.array(z.string()),
});
export type AuditNames = z.infer<typeof AuditNames>;

/** Whether the audit log is what was written: its chain, computed again from the first entry. */
export const AuditCheck = z.object({
  intact: z.boolean(),
  /** How many entries stand in an unbroken row. */
  entries: z.int(),
  /** Written in the last seconds, and not in the chain yet. */
  waiting: z.int(),
  /** The last link: note it elsewhere, and nobody can change what came before unnoticed. */
  head: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  broken: z
    .object({
      seq: z.int(),
      /** `changed`: its fields are others now. `missing`: taken out. `not_as_kept`: another chain than the one that was noted. */
      how: z.enum(["changed", "missing", "not_as_kept"]),
      at: Timestamp.nullable(),
    })
    .nullable(),
});
export type AuditCheck = z.infer<typeof AuditCheck>;

/** What a workspace wants in its log beside acts. */
export const AuditSettings = z.object({
  /** Whether opening a person's page is noted: who read what is known of whom. */
  logReading: z.boolean(),
});
export type AuditSettings = z.infer<typeof AuditSettings>;

/** Sample data on their way in. */
export const SampleState = z.object({
  workspace: Workspace.nullable(),
  surveyId: Id.nullable(),
  done: z.int(),
  total: z.int(),
});
export type SampleState = z.infer<typeof SampleState>;
