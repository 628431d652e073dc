import { z } from "zod";
import type { RefusalCode } from "@/lib/result";

/** A file as it is received weighs at most this much. */
export const MAX_FILE_BYTES = 15 * 1024 * 1024;

/** An image has at most this many pixels: a phone's largest photograph, and little enough to decode. */
export const MAX_PIXELS = 40_000_000;

/** What may be kept, with its mime type and the endings that its name may have (the first one is given to it). */
export const FILE_KINDS = {
  pdf: { mime: "application/pdf", endings: ["pdf"] },
  jpeg: { mime: "image/jpeg", endings: ["jpg", "jpeg", "jpe", "jfif"] },
  png: { mime: "image/png", endings: ["png"] },
} as const;
export type FileKind = keyof typeof FILE_KINDS;

/** For the `accept` of a field that chooses files. */
export const ACCEPTED_FILES = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

/** A file as somebody sends it; `sealed`: its bytes are encrypted at rest. */
export type NewFile = { name: string; bytes: Uint8Array; sealed: boolean };

/** What is known of a file that was stored: a name safe to show, the bytes that its reader receives. */
export type FileFacts = { fileId: string; name: string; mime: string; size: number };

declare const opened: unique symbol;

/** A file that its reader was allowed to open; only `openStored` makes one, after the decision of its noun. */
export type OpenedFile = Readonly<FileFacts & { sha256: string }> & { readonly [opened]: true };

/** Why a file is refused; each sentence (refusals.json) says what to do. */
export const FILE_REFUSALS = [
  "file-empty",
  "file-too-big",
  "file-too-many-pixels",
  "file-kind",
  "file-heic",
  "file-office",
  "file-ending",
  "file-damaged",
  "file-mixed",
  "file-pdf-locked",
  "file-pdf-active",
  "file-pdf-attachments",
] as const satisfies readonly RefusalCode[];
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** A file that a browser sends to the store itself; it waits there, out of everybody's reach, until it is checked. */
export const directUpload = z.object({
  fileId: z.uuid(),
  name: z.string(),
  sender: z.object({
    accountId: z.uuid(),
    adultId: z.uuid(),
    householdId: z.uuid(),
    locale: z.enum(["fr", "en"]),
  }),
  upload: z.object({
    typeId: z.uuid().nullable(),
    childId: z.uuid().nullable(),
    title: z.string(),
    note: z.string(),
    health: z.literal(false),
  }),
});
export type DirectUploadJob = z.output<typeof directUpload>;
