import "server-only";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "./env";

/** A sealed value cannot be opened: its key is unknown, its context is another, or its bytes were changed. */
export class SealError extends Error {}

const VERSION = 1;
const KEY_ID = 8;
const IV = 12;
const TAG = 16;
const KEY = 32;
const WRAPPED = IV + KEY + TAG;
const HEAD = 1 + KEY_ID + WRAPPED;

/** Names a key without telling it. */
const idOf = (key: Buffer) => createHash("sha256").update(key).digest().subarray(0, KEY_ID);

/** The keys of this process, the current one first. */
function keys(): Buffer[] {
  const { DATA_KEY, DATA_KEY_PREVIOUS } = env();
  return [DATA_KEY, DATA_KEY_PREVIOUS].flatMap((text) => (text ? Buffer.from(text, "base64") : []));
}

function encrypt(key: Buffer, plain: Uint8Array, context: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Uint8Array, context: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, IV)).setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new SealError("the sealed bytes were changed, or belong elsewhere");
  }
}

/**
 * Encrypts with a key of its own (AES-256-GCM), itself wrapped by DATA_KEY. `context` says where the bytes belong
 * ("child-health:<id>", "file:<id>"): they open nowhere else.
 */
export function seal(plain: Uint8Array, context: string): Buffer<ArrayBuffer> {
  const [current] = keys() as [Buffer];
  const own = randomBytes(KEY);
  const head = Buffer.concat([Buffer.from([VERSION]), idOf(current), encrypt(current, own, "data-key")]);
  return Buffer.concat([head, encrypt(own, plain, context)]);
}

/** What `seal` was given. Throws SealError. */
export function unseal(sealed: Uint8Array, context: string): Buffer {
  return decrypt(ownKey(sealed), sealed.subarray(HEAD), context);
}

/** The same bytes with their key wrapped by the current DATA_KEY; null when it already is. Throws SealError. */
export function rewrap(sealed: Uint8Array): Buffer<ArrayBuffer> | null {
  const [current] = keys() as [Buffer];
  if (idOf(current).equals(sealed.subarray(1, 1 + KEY_ID))) return null;
  const head = Buffer.concat([
    Buffer.from([VERSION]),
    idOf(current),
    encrypt(current, ownKey(sealed), "data-key"),
  ]);
  return Buffer.concat([head, sealed.subarray(HEAD)]);
}

function ownKey(sealed: Uint8Array): Buffer {
  if (sealed.length < HEAD + IV + TAG || sealed[0] !== VERSION) throw new SealError("not a sealed value");
  const id = sealed.subarray(1, 1 + KEY_ID);
  const key = keys().find((candidate) => idOf(candidate).equals(id));
  if (!key) throw new SealError("sealed under a key that is neither DATA_KEY nor DATA_KEY_PREVIOUS");
  return decrypt(key, sealed.subarray(1 + KEY_ID, HEAD), "data-key");
}

/** A JSON value, sealed. */
export function sealJson(value: unknown, context: string): Buffer<ArrayBuffer> {
  return seal(Buffer.from(JSON.stringify(value)), context);
}

/** The JSON value that `sealJson` was given; the caller parses it with its schema. */
export function unsealJson(sealed: Uint8Array, context: string): unknown {
  return JSON.parse(unseal(sealed, context).toString("utf8"));
}
