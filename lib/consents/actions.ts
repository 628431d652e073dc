"use server";

import { getTranslations } from "next-intl/server";
import { parentAction, staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { answerSchema, paperSchema } from "./schema";

/** "Enregistrer ma réponse": one consent of one child. */
export const answerConsent = parentAction(answerSchema, async (actor, answer) => {
  const answered = await commands.answerConsent(actor, answer);
  if (!answered.ok) return answered;
  const t = await getTranslations("consents");
  return done({ message: t(answer.granted ? "saved.granted" : "saved.refused") });
});

/** "Enregistrer le papier signé": one consent of one adult. */
export const recordPaperConsent = staffAction("FAMILIES", paperSchema, async (actor, paper) => {
  const recorded = await commands.recordPaperConsent(actor, paper);
  if (!recorded.ok) return recorded;
  const t = await getTranslations("consents");
  return done({ message: t("saved.paper") });
});
