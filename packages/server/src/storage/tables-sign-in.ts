import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** A browser that a user has signed in from, by the hash of the cookie that it keeps. */
export interface KnownDeviceTable {
  user_id: string;
  device: Buffer;
  /** The session that was opened there last; ending it from afar makes the browser unknown again. */
  session_id: string | null;
  user_agent: string | null;
  first_at: Time;
  last_at: Time;
}

/** When whoever sits at a session last proved who they are. */
export interface SessionConfirmedTable {
  session_id: string;
  user_id: string;
  confirmed_at: Time;
}

/** A passkey: the public half of a key that never leaves somebody's device. */
export interface PasskeyTable {
  id: string;
  user_id: string;
  name: string;
  credential_id: string;
  public_key: Buffer;
  /** Of the signatures it made, where it counts them. */
  counter: ColumnType<string, number | string, number | string>;
  transports: Defaulted<string[]>;
  /** Whether it is kept by a service and so survives the device. */
  backed_up: Defaulted<boolean>;
  made_at: Time;
  used_at: Time | null;
}

/** What a passkey was asked to sign, once. */
export interface PasskeyChallengeTable {
  challenge: string;
  /** Whom it is for; null before anybody is known. */
  user_id: string | null;
  expires_at: Time;
}

export interface SignInTables {
  "directory.known_device": KnownDeviceTable;
  "directory.session_confirmed": SessionConfirmedTable;
  "directory.passkey": PasskeyTable;
  "directory.passkey_challenge": PasskeyChallengeTable;
}
