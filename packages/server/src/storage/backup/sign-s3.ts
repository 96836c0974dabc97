import { createHash, createHmac } from "node:crypto";

/** Who signs, and where. */
export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

export interface S3Request {
  method: string;
  /** With its query; every part encoded as it is sent. */
  url: URL;
  /** Headers that are signed besides the host and the date, named in small letters. */
  headers?: Readonly<Record<string, string>>;
  /** SHA-256 of what is sent, in hexadecimal. */
  payloadHash: string;
  now: Date;
}

export const hashOf = (content: string | Uint8Array) =>
  createHash("sha256").update(content).digest("hex");
const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();

/**
 * The headers that a request to S3-compatible storage carries: AWS Signature Version 4.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function signS3(
  { accessKeyId, secretAccessKey, region }: S3Credentials,
  { method, url, headers = {}, payloadHash, now }: S3Request,
): Record<string, string> {
  const moment = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
  const day = moment.slice(0, 8);
  const signed: Record<string, string> = {
    ...headers,
    ...{ host: url.host, "x-amz-content-sha256": payloadHash, "x-amz-date": moment },
  };
  const names = Object.keys(signed).sort();
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const canonical = [
    method,
    url.pathname,
    query,
    ...names.map((name) => `${name}:${(signed[name] ?? "").trim()}`),
    "",
    names.join(";"),
    payloadHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", moment, scope, hashOf(canonical)].join("\n");
  const key = ["s3", "aws4_request"].reduce(
    hmac,
    hmac(hmac(`AWS4${secretAccessKey}`, day), region),
  );
  const signature = hmac(key, toSign).toString("hex");
  return {
    ...signed,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},SignedHeaders=${names.join(";")},Signature=${signature}`,
  };
}

/** RFC 3986, as the signature wants it: more is encoded than `encodeURIComponent` does. */
export function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
