/** UTF-8, which every runtime has and the language's own library does not name. */
interface Decoder {
  decode(bytes: Uint8Array): string;
}
interface Encoder {
  encode(text: string): Uint8Array;
}

const { TextDecoder, TextEncoder } = globalThis as unknown as {
  TextDecoder: new () => Decoder;
  TextEncoder: new () => Encoder;
};

export const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
export const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
