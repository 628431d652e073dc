"use server";

import { parentAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import {
  askFileSchema,
  confirmSchema,
  DOMAINS,
  inviteSchema,
  newPersonPayload,
  type Place,
  removePersonSchema,
  saveDomainSchema,
  withdrawChangeSchema,
  withdrawWishSchema,
} from "./schema";

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

/** "Retirer" beside a value that waits. */
export const withdrawChange = parentAction(withdrawChangeSchema, async (actor, input) => {
  const withdrawn = await commands.withdrawChange(actor, input);
  return withdrawn.ok ? done({ to: `${pageOf(withdrawn.value)}?retrait=1` }) : withdrawn;
});

/** "Je confirme que ces informations sont exactes". */
export const confirmFile = parentAction(confirmSchema, async (actor) => {
  const confirmed = await commands.confirmFile(actor);
  return confirmed.ok ? done({ to: "/famille?confirmation=faite" }) : confirmed;
});

/** A wish, then the overview that shows it. */
export const askFile = parentAction(askFileSchema, async (actor, wish) => {
  const asked = await commands.askFile(actor, wish);
  return asked.ok ? done({ to: "/famille?demande=envoyee#demandes" }) : asked;
});

/** "Retirer ma demande". */
export const withdrawWish = parentAction(withdrawWishSchema, async (actor, input) => {
  const withdrawn = await commands.withdrawWish(actor, input);
  return withdrawn.ok ? done({ to: "/famille?demande=retiree" }) : withdrawn;
});

/** "Ajouter une personne autorisée" or "un contact d'urgence". */
export const addPerson = parentAction(newPersonPayload, async (actor, person) => {
  const added = await commands.addPerson(actor, person);
  if (!added.ok) return added;
  return done({
    to: added.value.waiting ? "/famille?demande=envoyee#demandes" : "/famille?personne=ajoutee",
  });
});

/** "Retirer cette personne". */
export const removePerson = parentAction(removePersonSchema, async (actor, input) => {
  const removed = await commands.removePerson(actor, input);
  return removed.ok ? done({ to: "/famille?personne=retiree" }) : removed;
});

/** "Envoyer l'invitation" to the second adult of the household. */
export const inviteAdult = parentAction(inviteSchema, async (actor, input) => {
  const invited = await commands.inviteAdult(actor, input);
  return invited.ok ? done({ to: `/famille?invitation=${input.adultId}` }) : invited;
});
