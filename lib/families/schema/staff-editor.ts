import { z } from "zod";
import { type SaveDomain, saveDomainSchema } from "@/lib/dossier/schema";
import { id } from "@/lib/fields";

/** A domain as staff save it, from the page of a household. */
export const staffEditorSchema = z
  .looseObject({ foyer: id })
  .transform(({ foyer, ...form }, ctx): { householdId: string; save: SaveDomain } => {
    const parsed = saveDomainSchema.safeParse(form);
    if (parsed.success) return { householdId: foyer, save: parsed.data };
    for (const issue of parsed.error.issues) {
      ctx.addIssue({ code: "custom", path: issue.path, message: issue.message });
    }
    return z.NEVER;
  });
