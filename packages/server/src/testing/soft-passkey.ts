/** A passkey in software: makes a key and signs as a device would (WebAuthn level 2, attestation "none", ES256). */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

export interface SoftPasskey {
  /** What a browser hands over after the device made a key. */
  create(options: Asked): object;
  /** What it hands over after the device signed. */
  get(options: Asked, faults?: Faults): { id: string; response: Record<string, unknown> };
}

type Asked = Record<string, unknown>;
interface Faults {
  origin?: string;
  /** The device did not ask its owner. */
  unverified?: boolean;
  /** As a copied key would, which counts for itself. */
  counter?: number;
}

const FLAG = { present: 1, verified: 4, attested: 64 } as const;
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

export function softPasskey(origin: string): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;
  const authData = (flags: number, count: number, rest: Buffer = Buffer.alloc(0)) => {
    const rp = createHash("sha256").update(new URL(origin).hostname).digest();
    const number = Buffer.alloc(4);
    number.writeUInt32BE(count);
    return Buffer.concat([rp, Buffer.from([flags]), number, rest]);
  };
  const clientData = (type: string, options: Asked, from: string) =>
    Buffer.from(
      JSON.stringify({ type, challenge: options.challenge, origin: from, crossOrigin: false }),
    );
  return {
    create(options) {
      counter += 1;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseOf(publicKey)]);
      const data = authData(FLAG.present | FLAG.verified | FLAG.attested, counter, attested);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        ...[text("fmt"), text("none"), text("attStmt"), Buffer.from([0xa0])],
        ...[text("authData"), bytes(data)],
      ]);
      return {
        id: b64(id),
        rawId: b64(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: b64(clientData("webauthn.create", options, origin)),
          attestationObject: b64(attestation),
          transports: ["internal"],
        },
      };
    },
    get(options, { origin: from = origin, unverified = false, counter: count } = {}) {
      counter += 1;
      const data = authData(FLAG.present | (unverified ? 0 : FLAG.verified), count ?? counter);
      const client = clientData("webauthn.get", options, from);
      const hash = createHash("sha256").update(client).digest();
      const response = {
        clientDataJSON: b64(client),
        authenticatorData: b64(data),
        signature: b64(sign("sha256", Buffer.concat([data, hash]), privateKey)),
      };
      const whole = { id: b64(id), rawId: b64(id), type: "public-key", response };
      return { ...whole, clientExtensionResults: {} } as { id: string; response: typeof response };
    },
  };
}

/** The public key as COSE writes it: a map of five. */
function coseOf(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const coordinate = (value: string) => bytes(Buffer.from(value, "base64url"));
  const head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21];
  return Buffer.concat([Buffer.from(head), coordinate(x), Buffer.from([0x22]), coordinate(y)]);
}

/** CBOR: a text of fewer than 24 bytes. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

/** CBOR: bytes, up to 65,535 of them. */
function bytes(value: Buffer): Buffer {
  const head =
    value.length < 256
      ? Buffer.from([0x58, value.length])
      : Buffer.from([0x59, value.length >> 8, value.length & 255]);
  return Buffer.concat([head, value]);
}
