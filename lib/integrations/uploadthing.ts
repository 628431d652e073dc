import {
  createRouteHandler,
  createUploadthing,
  UploadThingError,
  UTApi,
  UTFile,
  UTFiles,
} from "uploadthing/server";
import { type Storage, StorageError } from "./storage";

/** Signed addresses are for this server alone, at once. */
const READ_WITHIN_S = 60;
const PATIENCE_MS = 30_000;
/** Long enough for a big photograph over a slow phone. */
const SEND_WITHIN_S = 900;
/** More than any file of ours, and than what may wait in quarantine. */
const LONGEST = 17 * 1024 * 1024;

/**
 * UploadThing: private files, named there by our keys alone (its customId), read through addresses signed for a minute
 * that never leave this server. Their app must let each upload choose its access ("ACL override").
 */
export function uploadThingStorage(token: string): Storage {
  const api = new UTApi({ token, defaultKeyType: "customId", logLevel: "None" });
  return {
    put: (key, bytes) =>
      told(async () => {
        const file = new UTFile([Uint8Array.from(bytes)], key, {
          customId: key,
          type: "application/octet-stream",
        });
        const { error } = await api.uploadFiles(file, { acl: "private", contentDisposition: "attachment" });
        if (error) throw new StorageError(error.code);
      }),
    get: (key) =>
      told(async () => {
        const { ufsUrl } = await api.generateSignedURL(key, { expiresIn: READ_WITHIN_S });
        const answer = await fetch(ufsUrl, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "error" });
        if (answer.status === 404) return null;
        if (!answer.ok) throw new StorageError(`status ${answer.status}`);
        return readBounded(answer);
      }),
    remove: (key) =>
      told(async () => {
        const { success } = await api.deleteFiles(key);
        if (!success) throw new StorageError("not removed");
      }),
  };
}

async function readBounded(answer: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    if (size > LONGEST) throw new StorageError("longer than any file");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError("uploadthing", { cause: error });
  }
}

/** A file that a browser is about to send there. */
export type Announced = { name: string; size: number; type: string };

export type DirectUpload = {
  token: string;
  /** The address of our route, where UploadThing tells that a file has arrived. */
  callbackUrl: string;
  /** What one file may be sent under; null when it may not be. `facts` come back with its arrival, signed. */
  announce(input: unknown, file: Announced): Promise<{ key: string; facts: Record<string, string> } | null>;
  /** A file announced under `key` has arrived; nothing of it is checked. */
  arrived(key: string, facts: Record<string, unknown>): Promise<void>;
};

/** Answers the browser that asks where to send a file, and UploadThing (signature verified) once it has arrived. */
export function answerDirectUpload(
  request: Request,
  { token, callbackUrl, announce, arrived }: DirectUpload,
): Promise<Response> {
  const one = {
    maxFileSize: "16MB",
    maxFileCount: 1,
    acl: "private",
    contentDisposition: "attachment",
  } as const;
  const build = createUploadthing();
  const router = {
    document: build({ pdf: one, image: one }, { presignedURLTTL: SEND_WITHIN_S })
      .input({ parseAsync: async (input: unknown) => input, _input: null as never, _output: null as unknown })
      .middleware(async ({ input, files }) => {
        const [file] = files;
        const allowed = file && files.length === 1 ? await announce(input, file) : null;
        if (!file || !allowed) throw new UploadThingError({ code: "FORBIDDEN", message: "not allowed" });
        const { key, facts } = allowed;
        return { ...facts, [UTFiles]: [{ ...file, name: key, customId: key }] };
      })
      .onUploadComplete(async ({ metadata, file }) => {
        if (file.customId) await arrived(file.customId, metadata);
        return { file: file.customId };
      }),
  };
  const config = {
    token,
    callbackUrl,
    isDev: false,
    handleDaemonPromise: "await",
    logLevel: "None",
  } as const;
  return createRouteHandler({ router, config })(request);
}
