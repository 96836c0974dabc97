import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A file to be kept under this name. */
export function sendFile(
  reply: FastifyReply,
  { name, format, file }: { name: string; format: keyof typeof TYPES; file: Readable },
): FastifyReply {
  return reply
    .header("content-type", TYPES[format])
    .header("content-disposition", `attachment; filename="${name}.${format}"`)
    .send(file);
}
