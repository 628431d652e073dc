"use server";

import { staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { runImportSchema } from "./schema";

export const runImport = staffAction("IMPORTS", runImportSchema, async (actor, { id, inviter }) => {
  const result = await commands.runImport(actor, { id, invite: inviter === "oui" });
  return result.ok ? done({ to: `/equipe/imports/${id}` }) : result;
});
