import { displayName } from "@/lib/names";
import type { Column, LineError, LineNotice, ParsedAdult, ParsedChild, ParsedHousehold } from "../schema";
import { childKey } from "./keys";
import { shorten } from "./read-line";

/** How many households one child may sit in. */
export const MAX_HOMES = 2;

type Home = { externalRef: string; line: number };

export const adultColumn = (rank: number, part: "email" | "telephone"): Column =>
  rank === 0 ? `responsable1_${part}` : `responsable2_${part}`;

export const childSpot = (child: ParsedChild) =>
  ({ line: child.line, column: "enfant_prenom", value: shorten(displayName(child)) }) as const;

/** Leaves out the households that would be a third one for a child, in the order of the file. */
function withinTwoHomes(households: readonly ParsedHousehold[]) {
  const homes = new Map<string, Home[]>();
  const homesOf = (child: ParsedChild) => homes.get(childKey(child)) ?? [];
  const errors: LineError[] = [];
  const kept = households.filter((household) => {
    const tooMany = household.children.filter((child) => homesOf(child).length >= MAX_HOMES);
    for (const child of tooMany) {
      const otherLine = homesOf(child)[0]?.line ?? null;
      errors.push({ ...childSpot(child), code: "third-household", expected: "two-households", otherLine });
    }
    if (tooMany.length > 0) return false;
    for (const child of household.children) {
      const home = { externalRef: household.externalRef, line: child.line };
      homes.set(childKey(child), [...homesOf(child), home]);
    }
    return true;
  });
  return { kept, homesOf, errors };
}

/**
 * Looks at the households of a file side by side. A child of two households is one child who sits in
 * both (`sharedWith`); an adult whose e-mail an earlier adult has gets no login. Both are told in notices, as
 * is a phone number common to two households. A third household for a child is an error.
 */
export function linkHouseholds(households: readonly ParsedHousehold[]): {
  households: ParsedHousehold[];
  errors: LineError[];
  notices: LineNotice[];
} {
  const { kept, homesOf, errors } = withinTwoHomes(households);
  const notices: LineNotice[] = [];
  const emails = new Map<string, Home>();
  const phones = new Map<string, Home>();

  const linkChild = (child: ParsedChild, { externalRef }: ParsedHousehold): ParsedChild => {
    const other = homesOf(child).find((home) => home.externalRef !== externalRef);
    if (other && other.line < child.line) {
      notices.push({ ...childSpot(child), code: "child-in-two-households", otherLine: other.line });
    }
    return { ...child, sharedWith: other?.externalRef ?? null };
  };

  const linkAdult = (
    adult: ParsedAdult,
    rank: number,
    { externalRef, line }: ParsedHousehold,
  ): ParsedAdult => {
    const { email, phone } = adult;
    const sameEmail = email === null ? undefined : emails.get(email);
    if (email !== null && sameEmail) {
      const column = adultColumn(rank, "email");
      notices.push({ line, column, value: shorten(email), code: "email-in-file", otherLine: sameEmail.line });
    } else if (email !== null) emails.set(email, { externalRef, line });

    const samePhone = phone === null ? undefined : phones.get(phone);
    if (phone !== null && samePhone && samePhone.externalRef !== externalRef) {
      const column = adultColumn(rank, "telephone");
      notices.push({ line, column, value: phone, code: "phone-in-file", otherLine: samePhone.line });
    } else if (phone !== null) phones.set(phone, { externalRef, line });
    return { ...adult, hasLogin: email !== null && !sameEmail };
  };

  const linked = kept.map((household) => ({
    ...household,
    adults: household.adults.map((adult, rank) => linkAdult(adult, rank, household)),
    children: household.children.map((child) => linkChild(child, household)),
  }));
  return { households: linked, errors, notices: notices.sort((a, b) => a.line - b.line) };
}
