import { z } from "zod";
import type { PlainDate } from "@/lib/dates";
import {
  civility,
  email,
  id,
  line,
  listOf,
  optionalLine,
  optionalPhone,
  personName,
  plainDate,
  postalCode,
} from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";
import { MAX_CHILDREN, SCHOOL_CLASSES } from "@/lib/signups/schema";

const say = (code: RefusalCode) => code;

/** An adult of a household to be stored; an adult with an e-mail receives a login. */
export type NewAdult = {
  civility: "MADAME" | "MONSIEUR" | null;
  firstName: string;
  lastName: string;
  email: string | null;
  /** E.164. */
  phone: string | null;
  locale?: "fr" | "en";
};

export type NewChild = {
  /** A child that exists already, in its other household: nothing but the link is then stored. */
  childId?: string;
  firstName: string;
  lastName: string;
  birthDate: PlainDate;
  sex: "F" | "M" | null;
  schoolClass: string | null;
};

/** A whole household as it enters the portal, by sign-up, by hand or by import. */
export type NewHousehold = {
  status: "ACCEPTED" | "ACTIVE";
  /** The town's own reference, if any. */
  externalRef: string | null;
  address: string;
  postalCode: string;
  city: string;
  regime: "CAF" | "MSA" | "OTHER" | null;
  allocataireNumber: string | null;
  structureIds: string[];
  adults: NewAdult[];
  children: NewChild[];
  quotient: { valueCents: number; source: "CAF" | "MSA" | "COMPUTED" | "DECLARED" } | null;
};

/** The ids of a stored household, in the order in which its members were given; null without a login. */
export type StoredHousehold = {
  householdId: string;
  adultIds: string[];
  accountIds: (string | null)[];
  childIds: string[];
};

/** Where an adult stands with the portal. USED: the one-time password opened, no own password was chosen since. */
export const LOGIN_STATES = [
  "NONE",
  "TO_INVITE",
  "QUEUED",
  "FAILED",
  "SENT",
  "EXPIRED",
  "USED",
  "ACTIVE",
] as const;
export type LoginState = (typeof LOGIN_STATES)[number];

/** What staff choose in the list of families, and the login states that each choice stands for. */
export const LOGIN_FILTERS = {
  "sans-identifiant": ["NONE"],
  "a-inviter": ["TO_INVITE"],
  envoyee: ["QUEUED", "SENT"],
  expiree: ["EXPIRED"],
  echec: ["FAILED"],
  utilisee: ["USED", "ACTIVE"],
} as const satisfies Record<string, readonly LoginState[]>;
export type LoginFilter = keyof typeof LOGIN_FILTERS;
export const loginFilters = Object.keys(LOGIN_FILTERS) as LoginFilter[];

/** The states that "invite them all" answers: nobody who holds a living invitation loses it. */
export const UNINVITED: readonly LoginState[] = ["TO_INVITE", "FAILED", "EXPIRED"];

/** Adults invited by one press at most. */
export const MAX_INVITED = 1_000;

/** Families on one page of the list. */
export const PAGE_SIZE = 50;

/** What the address of the list says; nonsense reads as nothing. */
export const familyFilters = z.object({
  q: optionalLine(100).catch(""),
  structure: id.optional().catch(undefined),
  etat: z.enum(loginFilters).optional().catch(undefined),
  /** Archived families as well. */
  archives: z.literal("oui").optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type FamilyFilters = z.output<typeof familyFilters>;

export const inviteFamiliesSchema = familyFilters.extend({
  portee: z.enum(["selection", "liste"], say("choose-one")),
  foyers: listOf(id, PAGE_SIZE),
});

export const inviteAdultSchema = z.object({ adulte: id });

/** What became of an invitation: `remaining` adults wait for another press. */
export type InviteReport = {
  invited: number;
  waiting: number;
  active: number;
  withoutEmail: string[];
  remaining: number;
};

const emptyAsNull = (text: string | undefined) => text?.trim() || null;

const adultForm = z
  .object({
    civilite: z.string().optional().transform(emptyAsNull).pipe(civility.nullable()),
    prenom: personName,
    nom: personName,
    email: z.string().optional().transform(emptyAsNull).pipe(email.nullable()),
    telephone: optionalPhone,
  })
  .transform(({ civilite, prenom, nom, email, telephone }) => ({
    civility: civilite,
    firstName: prenom,
    lastName: nom,
    email,
    phone: telephone ?? null,
  }));

const childForm = z
  .object({
    prenom: personName,
    nom: personName,
    dateNaissance: plainDate,
    sexe: z
      .string()
      .optional()
      .transform(emptyAsNull)
      .pipe(z.enum(["F", "M"], say("choose-one")).nullable()),
    classe: z
      .string()
      .optional()
      .transform(emptyAsNull)
      .pipe(z.enum(SCHOOL_CLASSES, say("choose-one")).nullable()),
  })
  .transform(({ prenom, nom, dateNaissance, sexe, classe }) => ({
    firstName: prenom,
    lastName: nom,
    birthDate: dateNaissance,
    sex: sexe,
    schoolClass: classe,
  }));

/** How many people the form of a new family shows. */
export const newFamilySize = z.object({
  responsables: z.coerce.number().int().min(1).max(2).catch(1),
  enfants: z.coerce.number().int().min(1).max(MAX_CHILDREN).catch(1),
});

/** What staff type at /equipe/familles/nouvelle. */
export const newFamilySchema = z
  .object({
    structure: id,
    responsables: z.array(adultForm, say("required")).min(1, say("required")).max(2, say("too-many")),
    adresse: line(200),
    codePostal: postalCode,
    commune: line(100),
    enfants: z
      .array(childForm, say("required"))
      .min(1, say("required"))
      .max(MAX_CHILDREN, say("too-many-children")),
    inviter: z.literal("oui").optional(),
    /** The answer once likely duplicates were shown: the children found are the same, or other ones. */
    doublons: z.enum(["memes", "autres"]).optional(),
  })
  .transform(({ structure, responsables, adresse, codePostal, commune, enfants, inviter, doublons }) => ({
    structureId: structure,
    adults: responsables,
    address: adresse,
    postalCode: codePostal,
    city: commune,
    children: enfants,
    invite: inviter === "oui",
    duplicates: doublons ?? null,
  }));
export type NewFamily = z.output<typeof newFamilySchema>;
