"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { staffAction } from "@/lib/action";
import { done, type Result } from "@/lib/result";
import * as commands from "./commands";
import { type InviteReport, inviteAdultSchema, inviteFamiliesSchema, newFamilySchema } from "./schema";

const NAMES_SHOWN = 10;

/** One sentence for each thing that became of the invitations. */
async function told(result: Result<InviteReport>): Promise<Result<{ message: string }>> {
  if (!result.ok) return result;
  const { invited, waiting, active, withoutEmail, remaining } = result.value;
  const t = await getTranslations("families.invite");
  const shown = withoutEmail.slice(0, NAMES_SHOWN).join(", ");
  const others = withoutEmail.length - NAMES_SHOWN;
  const message = [
    t("sent", { count: invited }),
    waiting > 0 && t("waiting", { count: waiting }),
    active > 0 && t("active", { count: active }),
    withoutEmail.length > 0 &&
      t("withoutEmail", { names: others > 0 ? t("more", { names: shown, count: others }) : shown }),
    remaining > 0 && t("remaining", { count: remaining }),
  ];
  refresh();
  return done({ message: message.filter(Boolean).join(" ") });
}

export const inviteFamilies = staffAction("FAMILIES", inviteFamiliesSchema, async (actor, input) =>
  told(
    input.portee === "liste"
      ? await commands.inviteListed(actor, input)
      : await commands.inviteAdults(actor, { householdIds: input.foyers }),
  ),
);

export const inviteAdult = staffAction("FAMILIES", inviteAdultSchema, async (actor, { adulte }) =>
  told(await commands.inviteAdults(actor, { adultIds: [adulte] })),
);

export const createFamily = staffAction("FAMILIES", newFamilySchema, async (actor, input) => {
  const result = await commands.createFamily(actor, input);
  return result.ok ? done({ to: `/equipe/familles/${result.value.householdId}` }) : result;
});
