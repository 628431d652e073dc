import type { ParentActor, StaffActor } from "@/lib/actor";
import { addDays } from "@/lib/calendar/rules";
import { answerConsent } from "@/lib/consents/commands";
import type { NewAnswer } from "@/lib/consents/schema";
import { setCustody } from "@/lib/custody/commands";
import { decideUploads, publishDocument, sendUpload } from "@/lib/documents/commands";
import { familyPieces } from "@/lib/documents/queries";
import type { NewDocument, PieceKind } from "@/lib/documents/schema";
import { addPerson, askFile, confirmFile, saveDomain } from "@/lib/dossier/commands";
import type { Place } from "@/lib/dossier/schema";
import { setRights } from "@/lib/families/commands";
import type { StoredHousehold } from "@/lib/families/schema";
import { type KnownFamilies, must, parentOf } from "./known";
import { paper, photograph } from "./papers";
import type { DemoTown } from "./town";

/** Saves fields of a file that nobody changed before. */
const save = async (actor: ParentActor, place: Place, values: Record<string, unknown>, version = 1) =>
  must(await saveDomain(actor, { ...place, version, values }));

const consent = (childId: string, kind: NewAnswer["kind"], given: Partial<NewAnswer> = {}): NewAnswer => ({
  childId,
  kind,
  granted: true,
  supports: [],
  purposes: [],
  from: null,
  validTo: null,
  ...given,
});

/** Sends the piece of a kind, if the structure asks for it; returns what was sent. */
async function sendPiece(
  actor: ParentActor,
  kind: PieceKind,
  childId: string | null,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  const { lines } = await familyPieces(actor);
  const line = lines.find((one) => one.kind === kind && one.childId === childId);
  if (!line) throw new Error(`the demonstration's structure asks for no ${kind}`);
  const piece = { typeId: line.typeId, childId, title: "", note: "", health: false };
  return must(await sendUpload(actor, piece, file)).uploadId;
}

const insurance = (name: string) =>
  paper("Attestation d'assurance scolaire", [
    `Enfant assuré : ${name}`,
    "Année scolaire en cours",
    "Document de démonstration",
  ]);

/** Family files at every stage: confirmed, incomplete, changed and waiting, refused; documents both ways. */
export async function seedFiles(
  director: StaffActor,
  { martin, diallo, bernard }: KnownFamilies,
  town: Pick<DemoTown, "leisure">,
  today: string,
): Promise<void> {
  await seedMartin(director, martin, today);
  await seedDiallo(director, diallo);
  await seedBernard(director, bernard, martin, today);
  await seedPublished(director, town, martin, today);
}

async function seedMartin(director: StaffActor, family: StoredHousehold, today: string): Promise<void> {
  const [camille, julien] = [parentOf(family, 0), parentOf(family, 1)];
  const [zoe, lea, noe] = family.childIds as [string, string, string];
  // Zoé's father is Thomas Bernard: her mother's husband collects her, and decides nothing.
  const stepfather = { authority: "NO", mayCollect: true, emergencyContact: true, payerShare: 0 } as const;
  const mother = { authority: "YES", mayCollect: true, emergencyContact: true, payerShare: 10_000 } as const;
  const rights = [
    { adultId: camille.adultId, ...mother },
    { adultId: julien.adultId, ...stepfather },
  ];
  must(await setRights(director, { householdId: family.householdId, childId: zoe, rights }));
  must(
    await addPerson(camille, {
      firstName: "Monique",
      lastName: "Rousseau-Martin",
      relation: "Grand-mère",
      phone: "+33639980110",
      mayCollect: true,
      emergencyContact: true,
      children: [lea, noe],
    }),
  );
  must(
    await addPerson(camille, {
      firstName: "Inès",
      lastName: "El Amrani",
      relation: "Voisine",
      phone: "+33639980111",
      mayCollect: true,
      emergencyContact: false,
      children: [zoe, lea, noe],
    }),
  );
  const health = (id: string): Place => ({ subject: "CHILD", id, domain: "health" });
  await save(camille, health(lea), {
    vaccinations: [
      { code: "DTP", date: "2025-06-11" },
      { code: "MMR", date: "2020-09-02" },
    ],
    pai: {
      active: "oui",
      from: `${Number(today.slice(0, 4))}-09-01`,
      to: addDays(today, 40),
      kit: "Stylo d'adrénaline, antihistaminique en sirop",
      kitPlace: "Bureau de la direction, armoire de gauche",
      action: "Appeler le 15, injecter l'adrénaline dans la cuisse, prévenir les parents.",
    },
    allergies: [{ what: "Arachide", kind: "FOOD", severity: "SEVERE", action: "Suivre le PAI." }],
    treatments: [],
    doctor: { name: "Dr Hélène Vasseur", phone: "04 76 00 00 12", city: "Valmont-sur-Isère" },
  });
  await save(camille, { subject: "CHILD", id: lea, domain: "diet" }, { diets: ["PEANUT_FREE"] }, 2);
  await save(camille, { subject: "CHILD", id: noe, domain: "diet" }, { diets: ["NO_PORK"] });
  for (const childId of [lea, noe]) {
    must(await answerConsent(camille, consent(childId, "EMERGENCY_CARE")));
    must(await answerConsent(camille, consent(childId, "TRANSPORT")));
  }
  const photos = {
    supports: ["DISPLAY", "BULLETIN"],
    purposes: ["FAMILIES"],
    validTo: addDays(today, 280),
  } as const;
  const photo = (childId: string) =>
    consent(childId, "PHOTO", { ...photos, supports: [...photos.supports], purposes: [...photos.purposes] });
  must(await answerConsent(camille, photo(lea)));
  must(await answerConsent(julien, photo(lea)));
  must(await answerConsent(camille, photo(zoe)));
  const own = { name: "assurance-lea.pdf", bytes: await insurance("Léa Martin") };
  const verified = await sendPiece(camille, "INSURANCE", lea, own);
  must(
    await decideUploads(
      director,
      new Map([[verified, { accept: true, from: today, to: addDays(today, 25) }]]),
    ),
  );
  await sendPiece(camille, "INSURANCE", noe, {
    name: "IMG_2041.jpg",
    bytes: await photograph("Attestation d'assurance", [
      "Enfant assuré : Noé Martin",
      "Document de démonstration",
    ]),
  });
  must(await confirmFile(camille));
}

async function seedDiallo(director: StaffActor, family: StoredHousehold): Promise<void> {
  const fatou = parentOf(family);
  const [moussa] = family.childIds as [string];
  await save(
    fatou,
    { subject: "CHILD", id: moussa, domain: "identity" },
    { birthPlace: "Grenoble", lastName: "Diallo-Ndiaye" },
  );
  const proof = await sendPiece(fatou, "QF_PROOF", null, {
    name: "attestation-caf.pdf",
    bytes: await paper("Attestation de quotient familial", [
      "Madame Fatou Diallo",
      "Quotient familial : 640 €",
      "Document de démonstration",
    ]),
  });
  const blurred = await sendPiece(fatou, "INSURANCE", moussa, {
    name: "photo.jpg",
    bytes: await photograph("Attestation", ["(illisible)"]),
  });
  must(
    await decideUploads(
      director,
      new Map([
        [blurred, { accept: false, reason: "La photo est floue : le nom de l'enfant ne se lit pas." }],
      ]),
    ),
  );
  if (!proof) throw new Error("the demonstration's proof was not sent");
  const message = "Mon fils change d'école en janvier, faut-il refaire un dossier ?";
  must(await askFile(fatou, { kind: "OTHER", message }));
}

async function seedBernard(
  director: StaffActor,
  family: StoredHousehold,
  other: StoredHousehold,
  today: string,
): Promise<void> {
  const thomas = parentOf(family);
  const zoe = other.childIds[0]!;
  must(
    await addPerson(thomas, {
      firstName: "Gérard",
      lastName: "Bernard",
      relation: "Grand-père",
      phone: "+33639980112",
      mayCollect: true,
      emergencyContact: true,
      children: [zoe],
    }),
  );
  must(
    await setCustody(director, {
      householdId: family.householdId,
      childId: zoe,
      seen: null,
      from: today,
      pattern: {
        kind: "alternate-weeks",
        evenWeeks: 1,
        changeDay: 5,
        changeTime: "18:00",
        holidays: { kind: "halves", firstHalfEvenYears: 1, summer: "halves" },
      },
    }),
  );
}

async function seedPublished(
  director: StaffActor,
  { leisure }: Pick<DemoTown, "leisure">,
  { householdId }: StoredHousehold,
  today: string,
): Promise<void> {
  const publish = async (title: string, given: Partial<NewDocument>, lines: string[]) =>
    must(
      await publishDocument(
        director,
        {
          audience: "STRUCTURE",
          structureId: leisure,
          householdId: null,
          category: "OTHER",
          title,
          description: "",
          from: addDays(today, -3),
          to: null,
          ...given,
        },
        { name: `${title}.pdf`, bytes: await paper(title, [...lines, "Document de démonstration"]) },
      ),
    );
  await publish(
    "Règlement intérieur",
    { category: "RULES", description: "À lire avant la première réservation." },
    ["Horaires, retards, maladie, objets personnels."],
  );
  await publish("Menus de la cantine", { category: "MENU", to: addDays(today, 25) }, [
    "Quatre semaines de menus.",
  ]);
  await publish("Dossier d'inscription aux séjours", { category: "FORM" }, ["À rendre à la direction."]);
  await publish("Réponse à votre demande", { category: "LETTER", audience: "HOUSEHOLD", householdId }, [
    "Madame, Monsieur, votre demande a bien été reçue.",
  ]);
}
