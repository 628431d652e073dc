import type { PlainDate } from "@/lib/dates";
import type { NewHousehold } from "@/lib/families/schema";

/** A sign-up as it is stored. */
export type SignUpFacts = {
  structureId: string;
  civility: "MADAME" | "MONSIEUR" | null;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  address: string;
  postalCode: string;
  city: string;
  locale: "fr" | "en";
  children: { firstName: string; lastName: string; birthDate: PlainDate }[];
};

/** The household that an accepted sign-up becomes; its adult finishes the file afterwards. */
export function householdOf(signUp: SignUpFacts): NewHousehold {
  const { structureId, civility, firstName, lastName, email, phone, address, postalCode, city, locale } =
    signUp;
  return {
    status: "ACCEPTED",
    externalRef: null,
    address,
    postalCode,
    city,
    regime: null,
    allocataireNumber: null,
    structureIds: [structureId],
    adults: [{ civility, firstName, lastName, email, phone, locale }],
    children: signUp.children.map((child) => ({ ...child, sex: null, schoolClass: null })),
    quotient: null,
  };
}
