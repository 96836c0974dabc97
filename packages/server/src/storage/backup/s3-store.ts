import { Readable } from "node:stream";
import { KnownError } from "../../errors/known-error.ts";
import { encoded, hashOf, type S3Credentials, signS3 } from "./sign-s3.ts";

/** A part of an upload: kept in memory until it has arrived. Ten thousand of them are 160 GB. */
const PART_BYTES = 16 * 1024 * 1024;
const TRIES = 4;
const FIRST_PAUSE_MS = 500;

interface Place extends S3Credentials {
  /** The endpoint with the bucket, and what every name begins with. */
  base: string;
}

/**
 * A bucket of S3-compatible storage, named by one address:
 * `https://KEY:SECRET@s3.eu-north-1.amazonaws.com/bucket/prefix?region=eu-north-1`.
 */
export class S3Store {
  private readonly place: Place;

  constructor(address: string) {
    const url = new URL(address);
    this.place = {
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
      region: url.searchParams.get("region") ?? "us-east-1",
      base: `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}`,
    };
  }

  /**
   * Writes an object that is there whole or not at all, in parts: memory stays the same however long it is.
   *
   * @returns how many bytes it has.
   * @throws {KnownError} 409 when there is one of this name, unless it may be replaced; 502 when the storage refuses.
   */
  async write(name: string, content: AsyncIterable<Uint8Array>, replace: boolean): Promise<number> {
    if (!replace && (await this.has(name))) {
      throw new KnownError(
        409,
        "file_exists",
        `There is a backup "${name}" in the storage already; name another one, or add --force to replace it.`,
      );
    }
    const begun = await this.ask("POST", name, { query: { uploads: "" } });
    const uploadId = /<UploadId>([^<]+)<\/UploadId>/.exec(await begun.text())?.[1];
    if (uploadId === undefined) throw refused(name, "it began no upload");
    try {
      return await this.writeParts(name, uploadId, content);
    } catch (error) {
      // Parts of an upload that was not finished are paid for until somebody ends it.
      await this.ask("DELETE", name, { query: { uploadId } }).catch(() => {});
      throw error;
    }
  }

  /** @throws {KnownError} 404 when there is none. */
  async read(name: string): Promise<Readable> {
    const reply = await this.ask("GET", name, {});
    if (!reply.body) throw refused(name, "it sent nothing");
    return Readable.fromWeb(reply.body as import("node:stream/web").ReadableStream);
  }

  /** @throws {KnownError} 502 when the storage says neither yes nor no. */
  async has(name: string): Promise<boolean> {
    const reply = await this.send("HEAD", name, {});
    // To whoever may write and not list, what is not there is forbidden.
    if (reply.ok || reply.status === 404 || reply.status === 403) return reply.ok;
    throw refused(name, String(reply.status));
  }

  /** Writes what fits into memory, in one request; replaces what is there. */
  async put(name: string, body: Buffer<ArrayBuffer>): Promise<void> {
    await this.ask("PUT", name, { body });
  }

  /** Removes an object; one that is not there is as good. */
  async remove(name: string): Promise<void> {
    await this.ask("DELETE", name, {});
  }

  /** Every object whose name begins so, by name. */
  async list(prefix: string): Promise<{ name: string; bytes: number }[]> {
    const { pathname } = new URL(this.place.base);
    const [bucket = "", ...folders] = pathname.slice(1).split("/").map(decodeURIComponent);
    const own = folders.map((folder) => `${folder}/`).join("");
    const found: { name: string; bytes: number }[] = [];
    for (let token: string | undefined; ; ) {
      const query: Record<string, string> = { "list-type": "2", prefix: `${own}${prefix}` };
      if (token !== undefined) query["continuation-token"] = token;
      const reply = await this.ask("GET", "", { query, bucket });
      const xml = await reply.text();
      for (const [, object = ""] of xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
        const name = plain(within(object, "Key")).slice(own.length);
        found.push({ name, bytes: Number(within(object, "Size")) });
      }
      if (within(xml, "IsTruncated") !== "true") return found;
      token = plain(within(xml, "NextContinuationToken"));
    }
  }

  private async writeParts(
    name: string,
    uploadId: string,
    content: AsyncIterable<Uint8Array>,
  ): Promise<number> {
    const tags: string[] = [];
    let bytes = 0;
    const put = async (body: Buffer<ArrayBuffer>) => {
      const query = { partNumber: String(tags.length + 1), uploadId };
      const reply = await this.ask("PUT", name, { query, body });
      tags.push(reply.headers.get("etag") ?? "");
      bytes += body.length;
    };
    let waiting: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of content) {
      waiting.push(chunk);
      size += chunk.length;
      if (size < PART_BYTES) continue;
      await put(Buffer.concat(waiting));
      waiting = [];
      size = 0;
    }
    if (size > 0 || tags.length === 0) await put(Buffer.concat(waiting));
    const parts = tags.map(
      (tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`,
    );
    const body = Buffer.from(
      `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`,
    );
    const done = await (await this.ask("POST", name, { query: { uploadId }, body })).text();
    // It may begin to answer with 200 and find out afterwards that it failed.
    if (done.includes("<Error>")) throw refused(name, saying(done));
    return bytes;
  }

  /** @throws {KnownError} 404 or 502 with what the storage said. */
  private async ask(method: string, name: string, what: Asked): Promise<Response> {
    const reply = await this.send(method, name, what);
    if (reply.ok) return reply;
    const said = saying(await reply.text());
    if (reply.status === 404 && method === "GET") {
      throw new KnownError(404, "backup_not_found", `There is no backup "${name}" in the storage.`);
    }
    throw refused(name, `${reply.status} ${said}`);
  }

  private async send(
    method: string,
    name: string,
    { query = {}, body, bucket }: Asked,
  ): Promise<Response> {
    const path = name.split("/").map(encoded).join("/");
    const url =
      bucket === undefined
        ? new URL(`${this.place.base}/${path}`)
        : new URL(`/${encoded(bucket)}`, this.place.base);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const payloadHash = hashOf(body ?? "");
    for (let attempt = 1; ; attempt += 1) {
      const headers = signS3(this.place, { method, url, payloadHash, now: new Date() });
      const reply = await fetch(url, { method, headers, ...(body ? { body } : {}) }).catch(
        (error: unknown) => error as Error,
      );
      const again = reply instanceof Error || reply.status >= 500 || reply.status === 429;
      if (!again) return reply;
      if (attempt >= TRIES) {
        if (reply instanceof Response) return reply;
        const cause = reply.cause instanceof Error ? reply.cause.message : reply.message;
        throw refused(name, `it could not be reached (${cause})`);
      }
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
    }
  }
}

interface Asked {
  query?: Readonly<Record<string, string>>;
  body?: Buffer<ArrayBuffer>;
  /** The bucket itself is asked, and none of its objects. */
  bucket?: string;
}

function saying(xml: string): string {
  return `${within(xml, "Code")} ${within(xml, "Message")}`.trim();
}

function within(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
}

const SIGNS: Readonly<Record<string, string>> = {
  ...{ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&apos;": "'" },
};

function plain(xml: string): string {
  return xml.replaceAll(/&(amp|lt|gt|quot|apos|#39);/g, (sign) => SIGNS[sign] ?? sign);
}

function refused(name: string, why: string): KnownError {
  return new KnownError(
    502,
    "storage_refused",
    `The storage did not take or give "${name}": ${why}. Look at BACKUP_S3_URL: keys, bucket and region.`,
  );
}
