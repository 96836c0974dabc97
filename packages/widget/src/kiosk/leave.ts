/** A PIN as the server put it into the page. */
export interface Pin {
  salt: string;
  hash: string;
  iterations: number;
}

/** Whether a PIN is right. Works offline; needs https, like the rest of an offline kiosk. */
export async function pinFits(entered: string, pin: Pin): Promise<boolean> {
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(entered),
    "PBKDF2",
    false,
    ["deriveBits"],
  );
  const salt = Uint8Array.from(pin.salt.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const { iterations } = pin;
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    key,
    256,
  );
  return (
    Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, "0")).join("") ===
    pin.hash
  );
}
