import { mint, type Permission, type StaffActor, type SystemActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db, transaction } from "@/lib/db";
import { storeHouseholds } from "@/lib/families/commands";
import type { NewHousehold } from "@/lib/families/schema";
import type { MailStatus } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { COLUMNS, type Column } from "@/lib/imports/schema";
import { hashSecret, newOneTimePassword } from "@/lib/secrets";
import { organisation } from "./signups";

export const system = mint<SystemActor>({ kind: "system", task: "test" });

export const TODAY = "2026-11-16";

/** A structure with one activity in which every child of 3 to 11 is enrolled, in two groups. */
export async function makeLeisure() {
  const { id: organisationId } = await organisation();
  const groups = [
    { name: "Maternelle", minAge: 3, maxAge: 5, position: 0 },
    { name: "Élémentaire", minAge: 6, maxAge: 11, position: 1 },
  ];
  return db().structure.create({
    data: {
      organisationId,
      name: `Structure ${newId()}`,
      kind: "LEISURE",
      activities: { create: [{ name: "Mercredis", groups: { create: groups } }] },
    },
  });
}

/** A member of staff with every permission, or the given ones, in these structures; or an administrator. */
export async function makeAgent(
  structureIds: string[] | "admin",
  permissions: Permission[] = ["FAMILIES", "REQUESTS", "IMPORTS"],
) {
  const isAdmin = structureIds === "admin";
  const grants = isAdmin
    ? []
    : structureIds.flatMap((structureId) => permissions.map((permission) => ({ structureId, permission })));
  const staff = { create: { firstName: "Agnès", lastName: "Petit", isAdmin, grants: { create: grants } } };
  const { id, staffId } = await db().account.create({ data: { email: `${newId()}@exemple.test`, staff } });
  return mint<StaffActor>({
    kind: "staff",
    accountId: id,
    sessionId: newId(),
    staffId: staffId!,
    isAdmin,
    grants,
    locale: "fr",
  });
}

type Given = Partial<NewHousehold> & { structureIds: string[] };

/** A household of one adult with an e-mail and one child, unless told otherwise. */
export function newHousehold(given: Given): NewHousehold {
  const email = `${newId()}@exemple.test`;
  return {
    status: "ACTIVE",
    externalRef: null,
    address: "12 rue des Tilleuls",
    postalCode: "38470",
    city: "Valmont-sur-Isère",
    regime: null,
    allocataireNumber: null,
    adults: [{ civility: "MADAME", firstName: "Claire", lastName: "Martin", email, phone: null }],
    children: [
      { firstName: "Léa", lastName: `M${newId()}`, birthDate: "2019-03-02", sex: "F", schoolClass: "CE1" },
    ],
    quotient: null,
    ...given,
  };
}

export async function makeHousehold(given: Given) {
  const [stored] = await transaction((tx) => storeHouseholds(system, tx, TODAY, [newHousehold(given)]));
  return stored!;
}

type Delivery = { status?: MailStatus; expiresIn?: number; used?: boolean; voided?: boolean };

/** Delivers the last invitation of an account as the mail job does: a new secret, the older ones voided. */
export async function deliverInvitation(
  accountId: string,
  { status = "SENT", expiresIn = 3_600_000, used, voided }: Delivery = {},
) {
  const now = realNow();
  const mail = await db().mail.findFirstOrThrow({
    where: { accountId, template: "invitation" },
    orderBy: { id: "desc" },
  });
  await db().mail.update({
    where: { id: mail.id },
    data: { status, sentAt: status === "SENT" ? now : null },
  });
  if (status !== "SENT") return;
  const live = { accountId, purpose: "INVITATION", usedAt: null, voidedAt: null } as const;
  await db().token.updateMany({ where: live, data: { voidedAt: now } });
  await db().token.create({
    data: {
      purpose: "INVITATION",
      secretHash: hashSecret(newOneTimePassword()),
      accountId,
      mailId: mail.id,
      expiresAt: new Date(now.getTime() + expiresIn),
      usedAt: used ? now : null,
      voidedAt: voided ? now : null,
    },
  });
}

export type CsvLine = Partial<Record<Column, string>>;

/** A line of the file of families that nobody else resembles, with the given cells. */
export function csvLine(structure: string, given: CsvLine = {}): CsvLine {
  const id = newId();
  const letters =
    id.replace(/[^a-f]/g, "") + id.replace(/\D/g, "").replace(/\d/g, (digit) => "ghijklmnop"[+digit]!);
  return {
    foyer: `F-${id}`,
    responsable1_nom: `Nom${letters}`,
    responsable1_prenom: "Claire",
    responsable1_email: `${id}@exemple.test`,
    adresse: "12 rue des Tilleuls",
    code_postal: "38470",
    commune: "Valmont-sur-Isère",
    enfant_nom: `Nom${letters}`,
    enfant_prenom: "Léa",
    enfant_date_naissance: "02/03/2019",
    enfant_sexe: "F",
    enfant_classe: "CE1",
    structure,
    qf: "650,50",
    regime: "CAF",
    ...given,
  };
}

/** The bytes of a file of families. */
export function csvFile(lines: CsvLine[]): Uint8Array {
  const rows = lines.map((line) => COLUMNS.map((column) => line[column] ?? "").join(";"));
  return new TextEncoder().encode([COLUMNS.join(";"), ...rows].join("\n"));
}
