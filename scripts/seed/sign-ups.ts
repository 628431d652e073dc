import { mint, type VisitorActor } from "@/lib/actor";
import { signUp } from "@/lib/signups/commands";
import type { SignUpInput } from "@/lib/signups/schema";
import type { DemoTown } from "./town";

const waiting: Omit<SignUpInput, "structureId">[] = [
  {
    civility: "MADAME",
    firstName: "Élodie",
    lastName: "de La Tour",
    email: "elodie.delatour@exemple.test",
    phone: "+33639980301",
    address: "2 montée du Château",
    postalCode: "38140",
    city: "Valmont-sur-Isère",
    children: [{ firstName: "Maxence", lastName: "de La Tour", birthDate: "2020-02-11" }],
  },
  {
    // The same child as in the example file: the queue shows the family that is already known.
    civility: "MONSIEUR",
    firstName: "Thomas",
    lastName: "Moreau",
    email: "t.moreau@exemple.test",
    phone: "+33639980002",
    address: "84 rue George-Sand",
    postalCode: "38878",
    city: "Les Adrets-d'Ornon",
    children: [{ firstName: "Maël", lastName: "Moreau", birthDate: "2016-11-04" }],
  },
  {
    civility: null,
    firstName: "Ana-Lucía",
    lastName: "Ferreira dos Santos",
    email: "ana.ferreira@exemple.test",
    phone: "+33639980302",
    address: "19 avenue de la Gare, bâtiment C",
    postalCode: "38140",
    city: "Valmont-sur-Isère",
    children: [
      { firstName: "Inês", lastName: "Ferreira dos Santos", birthDate: "2021-07-30" },
      { firstName: "Tiago", lastName: "Ferreira dos Santos", birthDate: "2018-12-02" },
    ],
  },
];

/** Three families that have just signed up and wait for an answer. */
export async function seedSignUps(town: Pick<DemoTown, "leisure">): Promise<void> {
  const visitor = mint<VisitorActor>({ kind: "visitor", address: "seed", locale: "fr" });
  for (const family of waiting) {
    const sent = await signUp(visitor, { ...family, structureId: town.leisure });
    if (!sent.ok) throw new Error(`a sign-up of the demonstration was refused: ${sent.code}`);
  }
}
