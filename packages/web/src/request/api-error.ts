/** What a request came back with when it did not succeed: what happened and the id to quote. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly fields: { field: string; message: string }[];

  constructor(given: {
    status: number;
    code: string;
    detail: string;
    requestId?: string | null;
    fields?: { field: string; message: string }[];
  }) {
    super(given.detail);
    this.status = given.status;
    this.code = given.code;
    this.requestId = given.requestId ?? null;
    this.fields = given.fields ?? [];
  }
}

/** The server could not be reached at all. */
export const UNREACHABLE = "unreachable";

/** Reads a problem+json body, or makes the best of a body that is something else. */
export function errorFrom(status: number, headers: Headers, body: unknown): ApiError {
  const problem = (typeof body === "object" && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const word = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  return new ApiError({
    status,
    code: word(problem.code) ?? `http_${status}`,
    detail: word(problem.detail) ?? word(problem.message) ?? word(problem.title) ?? "",
    requestId: word(problem.requestId) ?? headers.get("x-request-id"),
    fields: Array.isArray(problem.errors) ? problem.errors : [],
  });
}
