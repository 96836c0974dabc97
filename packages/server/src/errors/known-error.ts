/** One thing wrong with one field of a request. */
export interface FieldError {
  /** Where, as a path: `person.email`. */
  field: string;
  message: string;
}

/**
 * A failure the product knows and can explain: what happened, to which thing, what to do next.
 * `code` is part of the API and never changes its meaning; `message` is for a person.
 */
export class KnownError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldError[];

  constructor(status: number, code: string, message: string, fields: readonly FieldError[] = []) {
    super(message);
    this.name = "KnownError";
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}
