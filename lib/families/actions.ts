"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { staffAction } from "@/lib/action";
import { checkDomain, saveDomain } from "@/lib/dossier/commands";
import { done, type Result } from "@/lib/result";
import * as commands from "./commands";
import {
  archiveSchema,
  eraseNoteSchema,
  type InviteReport,
  identitySchema,
  inviteAdultSchema,
  inviteFamiliesSchema,
  mergeSchema,
  newFamilySchema,
  newQuotientSchema,
  noteSchema,
  rightsSchema,
  splitSchema,
  staffEditorSchema,
  unarchiveSchema,
  undoMergeSchema,
} from "./schema";

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

const pageOf = (householdId: string) => `/equipe/familles/${householdId}`;

/** A sentence of what was done, where the form stands; the page shows it as it is now. */
async function said(
  result: Result<unknown>,
  what: "rights" | "note" | "erased" | "quotient" | "checked" | "unchecked" | "opened",
): Promise<Result<{ message: string }>> {
  if (!result.ok) return result;
  const t = await getTranslations("families.done");
  refresh();
  return done({ message: t(what) });
}

export const setRights = staffAction("FAMILIES", rightsSchema, async (actor, input) =>
  said(await commands.setRights(actor, input), "rights"),
);

export const addNote = staffAction("FAMILIES", noteSchema, async (actor, input) =>
  said(await commands.addNote(actor, input), "note"),
);

export const eraseNote = staffAction("FAMILIES", eraseNoteSchema, async (actor, input) =>
  said(await commands.eraseNote(actor, input), "erased"),
);

export const addQuotient = staffAction("FAMILIES", newQuotientSchema, async (actor, input) =>
  said(await commands.recordQuotient(actor, input), "quotient"),
);

export const checkIdentity = staffAction("FAMILIES", identitySchema, async (actor, input) =>
  said(await commands.checkIdentity(actor, input), input.checked ? "checked" : "unchecked"),
);

export const archiveHousehold = staffAction("FAMILIES", archiveSchema, async (actor, input) => {
  const archived = await commands.archiveHousehold(actor, input);
  return archived.ok ? done({ to: `${pageOf(input.householdId)}?fait=archive` }) : archived;
});

export const unarchiveHousehold = staffAction("FAMILIES", unarchiveSchema, async (actor, input) =>
  said(await commands.unarchiveHousehold(actor, input), "opened"),
);

export const mergeHouseholds = staffAction("FAMILIES", mergeSchema, async (actor, input) => {
  const merged = await commands.mergeHouseholds(actor, input);
  return merged.ok ? done({ to: `${pageOf(input.keptId)}?fait=fusion` }) : merged;
});

export const undoMerge = staffAction("FAMILIES", undoMergeSchema, async (actor, input) => {
  const undone = await commands.undoMerge(actor, input);
  if (!undone.ok) return undone;
  return done({ to: `${pageOf(undone.value.keptId)}?fait=annulation` });
});

export const splitHousehold = staffAction("FAMILIES", splitSchema, async (actor, input) => {
  const split = await commands.splitHousehold(actor, input);
  return split.ok ? done({ to: `${pageOf(split.value.householdId)}?fait=separation` }) : split;
});

/** "Enregistrer" in the editor of a domain, as staff: in force at once. */
export const saveStaffDomain = staffAction("FAMILIES", staffEditorSchema, async (actor, input) => {
  const saved = await saveDomain(actor, input.save);
  return saved.ok ? done({ to: `${pageOf(input.householdId)}?fait=dossier` }) : saved;
});

/** What that "Enregistrer" would refuse; nothing is stored. */
export const checkStaffDomain = staffAction("FAMILIES", staffEditorSchema, async (actor, { save }) => {
  const checked = await checkDomain(actor, save);
  return checked.ok ? done({ unchanged: true }) : checked;
});
