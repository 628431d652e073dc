"use server";

import { getTranslations } from "next-intl/server";
import { staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { resendMailSchema } from "./schema";

/** The button "Envoyer à nouveau" of a mail. */
export const resendMail = staffAction("FAMILIES", resendMailSchema, async (actor, { mail }) => {
  const result = await commands.resendMail(actor, mail);
  if (!result.ok) return result;
  const t = await getTranslations("mails");
  return done({ message: t("staff.resent") });
});
