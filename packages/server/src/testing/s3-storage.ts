/** For tests: S3-compatible storage on loopback that checks every signature and every hash, as S3 does. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { encoded, hashOf, signS3 } from "../storage/backup/sign-s3.ts";
import { whenFileEnds } from "./test-database.ts";

/** Amazon's own example. */
export const KEYS = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", region: "us-east-1" };
export const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

export interface S3Storage {
  objects: Map<string, Buffer>;
  uploads: Map<string, Map<number, Buffer>>;
  /** So many requests are asked to come later. */
  failures: number;
  /** As BACKUP_S3_URL names it. */
  address(secret?: string): string;
}

export async function s3Storage(): Promise<S3Storage> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => answer(storage, request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  whenFileEnds(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const storage: S3Storage = {
    ...{ objects: new Map(), uploads: new Map(), failures: 0 },
    address(secret = SECRET) {
      const keys = `${KEYS.accessKeyId}:${encodeURIComponent(secret)}`;
      return `http://${keys}@127.0.0.1:${port}/backups/candor?region=us-east-1`;
    },
  };
  return storage;
}

function answer(
  storage: S3Storage,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const { objects, uploads } = storage;
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  const end = (status: number, text = "", headers = {}) => {
    response.writeHead(status, headers).end(text);
  };
  const stamp = String(request.headers["x-amz-date"]);
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp) ?? [];
  const { authorization } = signS3(
    { ...KEYS, secretAccessKey: SECRET },
    {
      ...{ method: request.method ?? "", url, payloadHash: hashOf(body) },
      now: new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`),
    },
  );
  if (authorization !== request.headers.authorization) {
    end(403, "<Error><Code>SignatureDoesNotMatch</Code><Message>No</Message></Error>");
    return;
  }
  if (storage.failures > 0) {
    storage.failures -= 1;
    end(503, "<Error><Code>SlowDown</Code><Message>Later</Message></Error>");
    return;
  }
  const id = url.searchParams.get("uploadId") ?? "";
  const parts = uploads.get(id);
  switch (request.method) {
    case "HEAD":
      end(objects.has(url.pathname) ? 200 : 404);
      return;
    case "GET": {
      if (url.searchParams.has("list-type")) {
        end(200, listed(objects, url));
        return;
      }
      const object = objects.get(url.pathname);
      if (object) response.end(object);
      else end(404);
      return;
    }
    case "DELETE":
      if (id === "") objects.delete(url.pathname);
      else uploads.delete(id);
      end(204);
      return;
    case "PUT":
      if (id === "") objects.set(url.pathname, body);
      parts?.set(Number(url.searchParams.get("partNumber")), body);
      end(200, "", { etag: `"${createHash("md5").update(body).digest("hex")}"` });
      return;
    default:
      if (url.searchParams.has("uploads")) {
        uploads.set("u1", new Map());
        end(200, "<R><UploadId>u1</UploadId></R>");
        return;
      }
      objects.set(url.pathname, Buffer.concat([...(parts?.values() ?? [])]));
      uploads.delete(id);
      end(200, "<CompleteMultipartUploadResult/>");
  }
}

/** A few objects at a time, as the real one does by the thousand. */
const PAGE = 3;

function listed(objects: ReadonlyMap<string, Buffer>, url: URL): string {
  const bucket = `${url.pathname}/`;
  const prefix = url.searchParams.get("prefix") ?? "";
  const after = url.searchParams.get("continuation-token") ?? "";
  const keys = [...objects.keys()]
    .filter((path) => path.startsWith(bucket))
    .map((path) => decodeURIComponent(path.slice(bucket.length)))
    .filter((key) => key.startsWith(prefix) && key > after)
    .sort();
  const page = keys.slice(0, PAGE);
  const more = keys.length > PAGE;
  const contents = page.map((key) => {
    const bytes = objects.get(bucket + key.split("/").map(encoded).join("/"))?.length ?? 0;
    return `<Contents><Key>${key.replaceAll("&", "&amp;")}</Key><Size>${bytes}</Size></Contents>`;
  });
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join("")}</ListBucketResult>`;
}
