import type { Problem } from "@candor/contract/common.ts";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { App } from "../errors/http.ts";
import { type FieldError, KnownError } from "../errors/known-error.ts";

/** The one place where an error becomes an answer and a line of the log (RFC 9457). */
export function answerErrors(app: App): void {
  app.setErrorHandler((error: FastifyError | KnownError, request, reply) => {
    const known = explained(error);
    if (known.status >= 500) request.log.error({ err: error, code: known.code }, "request failed");
    else request.log.info({ code: known.code, status: known.status }, "request refused");
    if (known.status === 503) reply.header("retry-after", "5");
    return sendProblem(request, reply, known);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      request,
      reply,
      new KnownError(
        404,
        "no_such_address",
        `There is nothing at ${request.method} ${request.url.split("?")[0]}; the API is described at /docs/api.`,
      ),
    ),
  );
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: KnownError) {
  const problem: Problem = {
    type: "about:blank",
    title: TITLES[error.status] ?? "Error",
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId: request.id,
    ...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
  };
  // Serialised here: a route's reply schemas describe its successes.
  return reply
    .code(error.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}

const TITLES: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  409: "Conflict",
  410: "Gone",
  413: "Too large",
  415: "Not understood",
  421: "Not here",
  422: "Not valid",
  429: "Too many requests",
  500: "Server error",
  503: "Not now",
};

/** SQLSTATEs that an operator can do something about. */
const STORAGE_CODES: Record<string, string> = {
  "53100": "The disk of the database is full; nothing was recorded. Free some space and try again.",
  "57P03": "The database is starting; try again in a few seconds.",
  "57P01": "The database is stopping; try again in a few seconds.",
  "53300": "The database has no free connection; try again in a few seconds.",
};

/** Errors of the connection to the database; 25006 comes from a primary that has become a standby. */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P0\d|08\d{3}|25006)$/;

/** What went wrong, as a sentence for whoever asked; details of our own failures stay in the log. */
export function explained(error: FastifyError | KnownError | Error): KnownError {
  if (error instanceof KnownError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath, message }) => ({
      field: instancePath.replace(/^\//, "").replaceAll("/", ".") || "body",
      message: message ?? "is not valid",
    }));
    return new KnownError(422, "not_valid", sentence(fields), fields);
  }
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const storage = STORAGE_CODES[code];
  if (storage) return new KnownError(503, "storage_unavailable", storage);
  if (/^22/.test(code)) {
    return new KnownError(
      422,
      "not_storable",
      "A text of the request holds characters that cannot be stored, such as NUL or half a surrogate pair; leave them out.",
    );
  }
  if (/connection (error|terminated|timeout)|postmaster exit|not queryable/i.test(error.message)) {
    return unreachable();
  }
  if (UNREACHABLE.test(code)) {
    return unreachable();
  }
  const status = "statusCode" in error ? error.statusCode : undefined;
  if (status && status >= 400 && status < 500) {
    return new KnownError(status, code.toLowerCase() || "bad_request", error.message);
  }
  return new KnownError(
    500,
    "unexpected",
    "Something unexpected went wrong here; nothing was half-done. Tell whoever runs this server the request id.",
  );
}

function sentence(fields: readonly FieldError[]): string {
  const named = fields.slice(0, 3).map(({ field, message }) => `${field}: ${message}`);
  return `The request was not accepted. ${named.join("; ")}.`;
}

/** Whoever was cut off in the midst of a commit may have been recorded, so the sentence promises neither. */
function unreachable(): KnownError {
  return new KnownError(
    503,
    "storage_unavailable",
    "The database cannot be reached; nothing that was sent is confirmed. Try again in a few seconds.",
  );
}
