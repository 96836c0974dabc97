import { z } from "zod";
import { Day, Id, Language, PageQuery, Timestamp, UserId } from "./common.ts";
import { Role } from "./workspace.ts";

export const UserRef = z.object({ userId: UserId });

/** Whether somebody can be given work now, and why not. */
export const Presence = z.enum(["present", "away", "takes_no_work", "outside_hours"]);
export type Presence = z.infer<typeof Presence>;

/** A colleague as lists of owners and teams show them. */
export const Colleague = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  /** False while they take no new work, whatever the hour. */
  takesWork: z.boolean(),
  /** Hours of their own; null for those of their team. */
  calendarId: Id.nullable(),
  /** In which mails to them are written; null for the workspace's language. */
  language: Language.nullable(),
  presence: Presence,
  /** The last day of the absence they are on. */
  awayUntil: Day.nullable(),
});
export type Colleague = z.infer<typeof Colleague>;
export const PatchColleague = z.object({
  takesWork: z.boolean().optional(),
  calendarId: Id.nullable().optional(),
  language: Language.nullable().optional(),
});
export type PatchColleague = z.infer<typeof PatchColleague>;

export const TeamMember = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  isLead: z.boolean(),
});
export type TeamMember = z.infer<typeof TeamMember>;

/** Colleagues who share their cases. */
export const Team = z.object({
  id: Id,
  name: z.string(),
  /** The hours its clocks count; null for the workspace's default calendar. */
  calendarId: Id.nullable(),
  /** Stands under the letters about its cases. */
  signature: z.string(),
  members: z.array(TeamMember),
  archivedAt: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type Team = z.infer<typeof Team>;
const Signature = z.string().trim().max(1000);
const TeamName = z.string().trim().min(1).max(100);
export const CreateTeam = z.object({
  name: TeamName,
  calendarId: Id.nullable().default(null),
  signature: Signature.default(""),
  /** Who belongs to it from the start. */
  members: z
    .array(z.object({ userId: UserId, isLead: z.boolean().default(false) }))
    .max(500)
    .default([]),
});
export type CreateTeam = z.infer<typeof CreateTeam>;
export const PatchTeam = z.object({
  name: TeamName.optional(),
  calendarId: Id.nullable().optional(),
  signature: Signature.optional(),
  /** An archived team gets no new work and stays in what was. */
  archived: z.boolean().optional(),
});
export type PatchTeam = z.infer<typeof PatchTeam>;
export const TeamRef = z.object({ teamId: Id });
export const TeamMemberRef = z.object({ teamId: Id, userId: UserId });
export const SetTeamMember = z.object({ isLead: z.boolean().default(false) });

/** Days on which a colleague is away, both included. */
export const Absence = z.object({
  id: Id,
  userId: z.string(),
  firstDay: Day,
  lastDay: Day,
  /** Who takes over meanwhile; null when the team does. */
  standIn: z.string().nullable(),
  createdBy: z.string(),
});
export type Absence = z.infer<typeof Absence>;
export const CreateAbsence = z.object({
  /** Oneself, when left out. */
  userId: UserId.optional(),
  firstDay: Day,
  lastDay: Day,
  standIn: UserId.nullable().default(null),
});
export type CreateAbsence = z.infer<typeof CreateAbsence>;
export const AbsenceRef = z.object({ absenceId: Id });
export const AbsencesQuery = z.object({
  /** Only those that end on this day or later. */
  since: Day.optional(),
});

/** Somebody whom answers are about; needs no account. */
export const Employee = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  /** Their number elsewhere. */
  externalId: z.string().nullable(),
  /** The colleague they are, when they have an account. */
  userId: z.string().nullable(),
  teamId: Id.nullable(),
  active: z.boolean(),
});
export type Employee = z.infer<typeof Employee>;
const EmployeeFields = {
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254).nullable(),
  externalId: z.string().trim().min(1).max(200).nullable(),
  userId: UserId.nullable(),
  teamId: Id.nullable(),
};
export const CreateEmployee = z.object({
  name: EmployeeFields.name,
  email: EmployeeFields.email.default(null),
  externalId: EmployeeFields.externalId.default(null),
  userId: EmployeeFields.userId.default(null),
  teamId: EmployeeFields.teamId.default(null),
});
export type CreateEmployee = z.infer<typeof CreateEmployee>;
export const PatchEmployee = z.object(EmployeeFields).extend({ active: z.boolean() }).partial();
export type PatchEmployee = z.infer<typeof PatchEmployee>;
export const EmployeeRef = z.object({ employeeId: Id });
export const EmployeesQuery = PageQuery.extend({
  search: z.string().trim().max(100).optional(),
  teamId: Id.optional(),
});
