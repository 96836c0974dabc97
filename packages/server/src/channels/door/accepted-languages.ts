import type { FastifyRequest } from "fastify";

/** What the browser asks for, dearest first. */
export function acceptedLanguages(request: FastifyRequest): string[] {
  return (request.headers["accept-language"] ?? "")
    .split(",")
    .map((part) => (part.split(";")[0] ?? "").trim())
    .filter((tag) => tag !== "");
}
