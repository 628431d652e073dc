/** The store did not do what it was asked: nothing may be assumed of the bytes; trying again is right. */
export class StorageError extends Error {}

/** Where the bytes of files stand, whoever keeps them. Every call may throw StorageError. */
export type Storage = {
  /** Keeps `bytes` under a new key, whole or not at all. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes under `key`; null when there are none. */
  get(key: string): Promise<Buffer | null>;
  /** Forgets `key`, known or not. */
  remove(key: string): Promise<void>;
};
