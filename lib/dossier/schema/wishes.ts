import { z } from "zod";
import { email, id, paragraph } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";
import { type NewAdultPayload, type NewChildPayload, newAdultPayload, newChildPayload } from "./people";

const say = (code: RefusalCode) => code;

/** What a parent may only wish for; staff decide. Whom to remove, or whose custody, is named by `subjectId`. */
export type FileWish =
  | { kind: "ADD_ADULT"; payload: NewAdultPayload; message: string }
  | { kind: "ADD_CHILD"; payload: NewChildPayload; message: string }
  | { kind: "REMOVE_ADULT" | "REMOVE_CHILD"; subjectId: string; message: string }
  /** `payload`: the custody wished for, as lib/custody reads it. */
  | { kind: "CUSTODY"; subjectId: string; payload?: Record<string, unknown>; message: string }
  | { kind: "OTHER"; message: string };

const optionalMessage = z
  .string(say("invalid"))
  .nullish()
  .transform((text) => text?.trim() || undefined)
  .pipe(paragraph(1_000).optional())
  .transform((text) => text ?? "");

const KINDS = {
  ADD_ADULT: z.object({ kind: z.literal("ADD_ADULT"), payload: newAdultPayload }),
  ADD_CHILD: z.object({ kind: z.literal("ADD_CHILD"), payload: newChildPayload }),
  REMOVE_ADULT: z.object({ kind: z.literal("REMOVE_ADULT"), subjectId: id }),
  REMOVE_CHILD: z.object({ kind: z.literal("REMOVE_CHILD"), subjectId: id }),
  CUSTODY: z.object({ kind: z.literal("CUSTODY"), subjectId: id }),
  OTHER: z.object({ kind: z.literal("OTHER"), message: paragraph(1_000) }),
};
const kind = z.enum(Object.keys(KINDS) as [keyof typeof KINDS, ...(keyof typeof KINDS)[]], say("choose-one"));

/**
 * The form of a wish: `kind`, `subjectId` or the fields of whom to add under their own names, and `message`, which is
 * optional except for OTHER.
 */
export const askFileSchema = z
  .looseObject({ kind, message: optionalMessage })
  .transform(({ message, ...form }, ctx): FileWish => {
    const parsed = KINDS[form.kind].safeParse({ ...form, message, payload: form });
    if (parsed.success) return { ...parsed.data, message };
    for (const { path, message: code } of parsed.error.issues) {
      ctx.addIssue({ code: "custom", path: path.filter((step) => step !== "payload"), message: code });
    }
    return z.NEVER;
  });

export const withdrawWishSchema = z.object({ id });
export const withdrawChangeSchema = z.object({ changeId: id });
export const removePersonSchema = z.object({ personId: id });
export const confirmSchema = z.object({});

/** The adult of the household who receives a login, and the e-mail that becomes its identifiant. */
export const inviteSchema = z.object({ adultId: id, email });
