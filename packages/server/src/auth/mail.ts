/** A plain mail to a colleague. */
export interface ColleagueMail {
  to: string;
  subject: string;
  text: string;
}

/** Sends a mail, or queues it durably; `null` while no mail server is configured. */
export type SendMail = ((mail: ColleagueMail) => Promise<void>) | null;

/** Where the few lines of this folder are logged; never a password, a key or somebody's address. */
export interface AuthLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
