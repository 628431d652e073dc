"use server";

import { parentAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { DOMAINS, type Place, saveDomainSchema } from "./schema";

const FOLDERS = { HOUSEHOLD: "foyer", ADULT: "responsables", CHILD: "enfants", PERSON: "personnes" } as const;

/** The page of one domain for parents; a person has one page only. */
function pageOf({ subject, id, domain }: Place): string {
  const page = `/famille/${FOLDERS[subject]}/${id}`;
  return subject === "PERSON" ? page : `${page}/${DOMAINS[domain]}`;
}

/** "Enregistrer" in a parent's editor, then the domain's page with what was saved. */
export const saveDomain = parentAction(saveDomainSchema, async (actor, input) => {
  const saved = await commands.saveDomain(actor, input);
  if (!saved.ok) return saved;
  const { applied, waiting } = saved.value;
  return done({ to: `${pageOf(input)}?enregistre=${applied}&attente=${waiting}` });
});

/** What "Enregistrer" would refuse of an editor as it stands; nothing is stored. */
export const checkDomain = parentAction(saveDomainSchema, async (actor, input) => {
  const checked = await commands.checkDomain(actor, input);
  return checked.ok ? done({ unchanged: true }) : checked;
});
