import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";

/** Delighted's words for its statuses. */
const MESSAGES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  406: "Not Acceptable",
  409: "Conflict",
  413: "Payload Too Large",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** How our own fields are called at Delighted. */
const PARAMETERS: Readonly<Record<string, string>> = {
  phone: "phone_number",
  answeredAt: "created_at",
  cursor: "page_info",
};

/** Errors in Delighted's shape; always JSON and always saying so, since its PHP client dies otherwise. */
export function answerErrorsAsDelighted(app: App, explain: (error: Error) => KnownError): void {
  app.setErrorHandler((error: Error, request, reply) => {
    const known = error instanceof KnownError ? error : explain(error);
    if (known.status >= 500) request.log.error({ err: error, code: known.code }, "request failed");
    if (known.status === 503) reply.header("retry-after", "5");
    return send(reply, known);
  });
  const nowhere = (request: FastifyRequest, reply: FastifyReply) =>
    send(
      reply,
      new KnownError(
        404,
        "no_such_address",
        `There is nothing at ${request.method} ${request.url.split("?")[0]}.`,
      ),
    );
  app.setNotFoundHandler(nowhere);
  // A route, since the dashboard's own would take whatever no route takes.
  app.all("/*", nowhere);
}

/** What does not exist, and why, in a sentence. */
export function notFound(what: string, name: string): KnownError {
  return new KnownError(404, "not_found", `There is no ${what} "${name}" in this project.`);
}

function send(reply: FastifyReply, error: KnownError): FastifyReply {
  // What is somebody else's already is a matter of validation to these clients.
  const status = error.status === 409 && error.fields.length > 0 ? 422 : error.status;
  const errors: Record<string, string[]> = {};
  for (const { field, message } of error.fields) {
    const name = PARAMETERS[field] ?? field;
    errors[name] = [...(errors[name] ?? []), message];
  }
  const body = {
    status,
    message: MESSAGES[status] ?? "Error",
    ...(error.fields.length > 0 ? { errors } : {}),
    detail: error.message,
  };
  return reply
    .code(status)
    .header("content-type", "application/json; charset=utf-8")
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}
