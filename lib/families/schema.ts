import type { PlainDate } from "@/lib/dates";

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
