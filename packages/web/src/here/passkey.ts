/** Whether passkeys work here: the browser knows them, and the site is opened by a name, to which they are bound. */
export function knowsPasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== "undefined" &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function" &&
    !/^[\d.]+$|:/.test(location.hostname)
  );
}

/** Somebody closed the window in which the device asked them; no fault of anybody. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof DOMException && ["NotAllowedError", "AbortError"].includes(error.name);
}

type Signed = { id: string; response: Record<string, unknown> };

/** Has the device make a passkey, as the server's options say. */
export async function makePasskey(options: Record<string, unknown>): Promise<Signed> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return toJson(await navigator.credentials.create({ publicKey }));
}

/** Has a passkey of this site sign; which one, its owner chooses. */
export async function signWithPasskey(options: Record<string, unknown>): Promise<Signed> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return toJson(await navigator.credentials.get({ publicKey }));
}

function toJson(credential: Credential | null): Signed {
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError("no passkey was given");
  return credential.toJSON() as unknown as Signed;
}
