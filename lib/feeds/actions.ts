"use server";

import { getTranslations } from "next-intl/server";
import { parentAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { noFields } from "./schema";

/** "Créer mon lien d’agenda": the page then shows it. */
export const createFeed = parentAction(noFields, async (actor) => {
  const created = await commands.createFeed(actor);
  if (!created.ok) return created;
  return done({ to: "/reservations/agenda#lien" });
});

/** "Révoquer et créer un nouveau lien". */
export const renewFeed = parentAction(noFields, async (actor) => {
  const renewed = await commands.renewFeed(actor);
  if (!renewed.ok) return renewed;
  const t = await getTranslations("feeds");
  return done({ message: t("renewed") });
});

/** "Supprimer le lien". */
export const revokeFeed = parentAction(noFields, async (actor) => {
  const revoked = await commands.revokeFeed(actor);
  if (!revoked.ok) return revoked;
  return done({ to: "/reservations/agenda?supprime=1" });
});
