import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Json<T> = JSONColumnType<T & object, string | undefined, string>;

export interface WebhookTable {
  workspace_id: string;
  id: string;
  name: string;
  format: string;
  /** Where it goes, as it may be shown. */
  address: string;
  /** Target and signing secrets, encrypted under the server secret. */
  sealed: string;
  events: string[];
  filter: Json<Record<string, unknown>>;
  status: string;
  paused_reason: string | null;
  /** Attempts in a row that failed, of whichever delivery. */
  failures: Defaulted<number>;
  failing_since: Time | null;
  /** While it fails again and again, nothing is sent before this moment. */
  quiet_until: Time | null;
  last_error: string | null;
  last_delivered_at: Time | null;
  previous_secret_until: Time | null;
  created_by: string;
  created_at: Time;
  updated_at: Time;
}

export interface WebhookEventTable {
  workspace_id: string;
  id: string;
  type: string;
  /** The answer or person it is about: events of one subject arrive in order. */
  subject_id: string;
  person_id: string | null;
  occurred_at: Time;
  data: Json<Record<string, unknown>>;
}

export interface WebhookDeliveryTable {
  workspace_id: string;
  webhook_id: string;
  id: string;
  event_id: string;
  subject_id: string;
  /** Its place among the deliveries of this webhook about this subject. */
  position: number;
  is_replay: Defaulted<boolean>;
  status: string;
  attempts: Defaulted<number>;
  created_at: Time;
  first_attempt_at: Time | null;
  due_at: Time;
  /** A worker has it in hand until then. */
  claimed_until: Time | null;
  finished_at: Time | null;
}

export interface WebhookAttemptTable {
  workspace_id: string;
  webhook_id: string;
  delivery_id: string;
  number: number;
  at: Time;
  duration_ms: number;
  request: Json<Record<string, unknown>>;
  answer: Json<Record<string, unknown>> | null;
  error: string | null;
}

export interface WebhookTables {
  /** Every webhook of every workspace, so that a sweep knows where to look. */
  "directory.webhook": { workspace_id: string; id: string };
  webhook: WebhookTable;
  webhook_event: WebhookEventTable;
  webhook_delivery: WebhookDeliveryTable;
  webhook_attempt: WebhookAttemptTable;
}
