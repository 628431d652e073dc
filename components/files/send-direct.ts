import type { FileRoute } from "uploadthing/types";
import { type FileAnswer, postFile } from "./post-file";

type Documents = {
  document: FileRoute<{ input: Record<string, unknown>; output: unknown; errorShape: unknown }>;
};

/** The route that answers UploadThing's own protocol, and its name for what families send. */
const PROTOCOL = { url: "/api/uploadthing", endpoint: "document" } as const;

/**
 * Sends one file straight to UploadThing, where it waits, closed, until the portal has checked it. What may not go
 * there is sent to the portal's own route instead, which says why or takes it.
 */
export async function sendDirect(
  url: string,
  form: FormData,
  file: File,
  onProgress: (percent: number) => void,
): Promise<FileAnswer> {
  const input = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  // Loaded here: a portal that keeps its files itself never needs it.
  const { genUploader } = await import("uploadthing/client");
  const { uploadFiles } = genUploader<Documents>({ url: PROTOCOL.url, package: "portail-famille" });
  let hasBegun = false;
  try {
    await uploadFiles(PROTOCOL.endpoint, {
      files: [file],
      input,
      onUploadBegin: () => {
        hasBegun = true;
      },
      onUploadProgress: ({ progress }) => onProgress(Math.round(progress)),
    });
    return { kind: "arrived" };
  } catch {
    return hasBegun ? { kind: "cut" } : postFile(url, form, onProgress);
  }
}
