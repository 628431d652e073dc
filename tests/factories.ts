import { createActivity, createStructure, type NewActivity, openDays } from "@/lib/activities/commands";
import {
  type Locale,
  mint,
  type ParentActor,
  type Permission,
  type StaffActor,
  type SystemActor,
} from "@/lib/actor";
import { fromDbDate, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { createHouseholds } from "@/lib/families/commands/create-households";
import type { NewAdult, NewChild } from "@/lib/families/schema";
import { newId } from "@/lib/ids";
import { findOrganisation, setUpOrganisation } from "@/lib/organisation/commands";

import { hashPassword } from "@/lib/passwords";
import { createStaff } from "@/lib/staff/commands";
import { PASSWORD, visitorFrom } from "./factories/accounts";

export { PASSWORD, visitorFrom as visitor };

export const system = mint<SystemActor>({ kind: "system", task: "test" });

const SEPTEMBER = "2026-09-01";
const SLOTS = [{ name: "Repas", startsAt: "11:45", endsAt: "13:30" }];
const GROUPS = [{ name: "Tous", minAge: 2, maxAge: 12 }];

/** A rule that lets families ask until `at` on the day before. */
export const dayBefore = (at = "18:00") => ({ limit: { kind: "days-before" as const, days: 1, at } });

/** The one organisation of a test database, made the first time: zone A, Paris time. */
export async function organisation(): Promise<string> {
  const found = await findOrganisation(system);
  return (
    found?.id ??
    setUpOrganisation(system, {
      name: "Commune de Valmont-sur-Isère",
      timeZone: "Europe/Paris",
      schoolZone: "A",
      holidayRegion: "METROPOLE",
      isDemo: false,
    })
  );
}

export async function makeStructure(name = `Structure ${newId()}`): Promise<string> {
  return createStructure(system, await organisation(), {
    name,
    kind: "LEISURE",
    description: "",
    address: "",
    email: "structure@exemple.test",
    phone: "+33465710012",
    position: 0,
  });
}

type ActivityGiven = Partial<NewActivity> & {
  /** Places of every group on every day. */
  capacity?: number;
  firstDay?: PlainDate;
  lastDay?: PlainDate;
  /** ISO weekdays; every day of the school week unless given. */
  weekdays?: number[];
  season?: "school" | "holidays";
};

export type TestActivity = Awaited<ReturnType<typeof makeActivity>>;

/** An activity with its days of November and December 2026: one slot "Repas" and one group unless told otherwise. */
export async function makeActivity(structureId: string, given: ActivityGiven = {}) {
  const {
    capacity = 10,
    firstDay = "2026-11-01",
    lastDay = "2026-12-31",
    weekdays = [1, 2, 3, 4, 5],
    season = "school",
    ...settings
  } = given;
  const activity: NewActivity = {
    name: `Activité ${newId()}`,
    position: 0,
    validFrom: SEPTEMBER,
    bookRule: dayBefore(),
    cancelRule: dayBefore(),
    groups: GROUPS,
    slots: SLOTS,
    tariffs: [],
    ...settings,
  };
  const activityId = await createActivity(system, structureId, activity);
  const capacities = Object.fromEntries(activity.groups.map(({ name }) => [name, capacity]));
  await openDays(system, { activityId, firstDay, lastDay, weekdays, season, capacities });
  const days = await db().slotDay.findMany({
    where: { slot: { activityId } },
    select: { id: true, date: true, slot: { select: { name: true } }, group: { select: { name: true } } },
  });
  const ids = new Map(
    days.map(({ id, date, slot, group }) => [`${fromDbDate(date)} ${slot.name} ${group.name}`, id]),
  );
  /** The slot day of a date: of the first slot and group unless named. */
  const day = (date: PlainDate, slot = activity.slots[0]!.name, group = activity.groups[0]!.name) => {
    const id = ids.get(`${date} ${slot} ${group}`);
    if (!id) throw new Error(`no slot day on ${date}, ${slot}, ${group}`);
    return id;
  };
  return { activityId, structureId, name: activity.name, day };
}

/** A structure with one activity. */
export async function makeTown(given: ActivityGiven = {}): Promise<TestActivity> {
  return makeActivity(await makeStructure(), given);
}

/** A child of eight in the school year 2026-27, or one that has its other household already (`childId`). */
export function child(given: Partial<NewChild> = {}): NewChild {
  const sex = null;
  return { firstName: "Léa", lastName: "Martin", birthDate: "2018-05-04", sex, schoolClass: null, ...given };
}

type AdultGiven = Partial<NewAdult> & {
  /** Whether a password was chosen already; true unless told otherwise. */
  password?: boolean;
};
type FamilyGiven = {
  adults?: AdultGiven[];
  children?: NewChild[];
  status?: "ACCEPTED" | "ACTIVE";
};
export type TestFamily = {
  householdId: string;
  childIds: string[];
  adults: { adultId: string; accountId: string | null; email: string | null; locale: Locale }[];
};

/** Families of the structures named, enrolled since September; one adult and one child each unless given. */
export async function makeFamilies(structureIds: string[], families: FamilyGiven[]): Promise<TestFamily[]> {
  const given = families.map(({ adults = [{}], children = [child()], status = "ACTIVE" as const }) => ({
    status,
    children,
    adults: adults.map(({ password = true, ...adult }) => ({
      password,
      civility: null,
      firstName: "Claire",
      lastName: "Martin",
      email: `${newId()}@exemple.test`,
      phone: null,
      locale: "fr" as const,
      ...adult,
    })),
  }));
  const stored = await createHouseholds(
    system,
    SEPTEMBER,
    given.map(({ status, children, adults }) => ({
      status,
      externalRef: null,
      address: "12 rue des Tilleuls",
      postalCode: "38140",
      city: "Valmont-sur-Isère",
      regime: null,
      allocataireNumber: null,
      structureIds,
      adults: adults.map(({ password, ...adult }) => adult),
      children,
      quotient: null,
    })),
  );
  const made = stored.map(({ householdId, adultIds, accountIds, childIds }, index) => ({
    householdId,
    childIds,
    adults: given[index]!.adults.map(({ email, locale, password }, position) => ({
      adultId: adultIds[position]!,
      accountId: accountIds[position]!,
      email,
      locale,
      password,
    })),
  }));
  const chosen = made.flatMap(({ adults }) =>
    adults.flatMap((a) => (a.password && a.accountId ? [a.accountId] : [])),
  );
  await db().account.updateMany({
    where: { id: { in: chosen } },
    data: { passwordHash: await passwordHash },
  });
  return made;
}

const passwordHash = hashPassword(PASSWORD);

/** One family: see makeFamilies. */
export async function makeFamily(structureIds: string[], given: FamilyGiven = {}): Promise<TestFamily> {
  const [family] = await makeFamilies(structureIds, [given]);
  return family!;
}

/** The actor of one adult of an active family: the first unless told otherwise. */
export function parentOf({ householdId, adults }: TestFamily, index = 0): ParentActor {
  const { adultId, accountId, locale } = adults[index]!;
  if (!accountId) throw new Error("an adult without a login is no actor");
  return mint<ParentActor>({ kind: "parent", accountId, sessionId: newId(), adultId, householdId, locale });
}

/** A member of staff with these permissions (REQUESTS unless named) in the structures, or an administrator. */
export async function makeStaff(
  structureIds: string[] | "admin",
  permissions: Permission[] = ["REQUESTS"],
): Promise<StaffActor> {
  const isAdmin = structureIds === "admin";
  const grants = isAdmin
    ? []
    : structureIds.flatMap((structureId) => permissions.map((permission) => ({ structureId, permission })));
  const email = `${newId()}@exemple.test`;
  const person = { firstName: "Agnès", lastName: "Petit", email, passwordHash: null };
  const ids = await createStaff(system, { ...person, isAdmin, grants });
  return mint<StaffActor>({ kind: "staff", ...ids, sessionId: newId(), isAdmin, grants, locale: "fr" });
}

/** A member of staff who decides what is asked of one structure. */
export const staffOf = (structureId: string): Promise<StaffActor> => makeStaff([structureId]);

export const admin = (): Promise<StaffActor> => makeStaff("admin");
