import { z } from "zod";
import { Day, Id, Timestamp } from "./common.ts";
import { ImprovementState, ImprovementVerdict } from "./improvement.ts";
import { NamedEmployee } from "./recognition.ts";

const Title = z.string().trim().min(1).max(200);
/** Markdown with links; nothing of it becomes markup of its own. */
const Body = z.string().trim().max(20_000);

export const TrainingRecord = z.object({
  employee: NamedEmployee,
  /** Until when; they are reminded on that day. */
  dueOn: Day.nullable(),
  /** When they took part. */
  doneOn: Day.nullable(),
  notedBy: z.string(),
  notedAt: Timestamp,
});
export type TrainingRecord = z.infer<typeof TrainingRecord>;

export const Training = z.object({
  id: Id,
  title: z.string(),
  body: z.string(),
  /** The material as it may be shown: whatever somebody wrote, only links and plain formatting are left. */
  html: z.string(),
  causeId: Id.nullable(),
  records: z.array(TrainingRecord),
  /** That a training helped is said by a measured improvement about its cause, and by nothing else. */
  improvements: z.array(
    z.object({
      improvementId: Id,
      number: z.int(),
      title: z.string(),
      state: ImprovementState,
      verdict: ImprovementVerdict.nullable(),
    }),
  ),
  createdBy: z.string(),
  createdAt: Timestamp,
  archivedAt: Timestamp.nullable(),
});
export type Training = z.infer<typeof Training>;

/** Root causes counted in the cases of a team; teams with fewer than ten such cases stand together. */
export const TrainingNeed = z.object({
  /** Null for those that stand together, and for cases of no team. */
  teamId: Id.nullable(),
  causeId: Id,
  causeName: z.string(),
  cases: z.int(),
  /** Cases of that team whose cause is known. */
  of: z.int(),
  share: z.number(),
  lower: z.number(),
  upper: z.number(),
  /** Trainings about this cause. */
  trainingIds: z.array(Id),
});
export type TrainingNeed = z.infer<typeof TrainingNeed>;

export const Trainings = z.object({ data: z.array(Training), needs: z.array(TrainingNeed) });
export type Trainings = z.infer<typeof Trainings>;
export const CreateTraining = z.object({
  title: Title,
  body: Body.default(""),
  causeId: Id.nullable().default(null),
});
export type CreateTraining = z.infer<typeof CreateTraining>;
export const PatchTraining = z
  .object({ title: Title, body: Body, causeId: Id.nullable(), archived: z.boolean() })
  .partial();
export type PatchTraining = z.infer<typeof PatchTraining>;
export const TrainingRef = z.object({ trainingId: Id });
export const TrainingRecordRef = z.object({ trainingId: Id, employeeId: Id });
export const SaveTrainingRecord = z.object({
  dueOn: Day.nullable().default(null),
  doneOn: Day.nullable().default(null),
});
