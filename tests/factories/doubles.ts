import { realNow } from "@/lib/clock";
import { toDbDate } from "@/lib/dates";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { recordReservations } from "@/lib/reservations/commands";
import type { ReservationState } from "@/lib/reservations/rules";
import { makeFamily, system, type TestActivity, type TestFamily } from "../factories";

/** A household made of names: people of one name are doubles of one another. */
export type Recipe = {
  adults: { firstName: string; hasLogin: boolean }[];
  children: string[];
  booked: { child: number; date: string; state: ReservationState }[];
  hasQuotient: boolean;
};

/** A household with people, reservations, a note, a person authorised, a mail, a consent, a wish and a usual week. */
export async function makeDouble(
  activity: TestActivity,
  staffId: string,
  recipe: Recipe,
): Promise<TestFamily> {
  const family = await makeFamily([activity.structureId], {
    adults: recipe.adults.map(({ firstName, hasLogin }) => ({
      firstName,
      email: hasLogin ? `${newId()}@exemple.test` : null,
    })),
    children: recipe.children.map((firstName) => ({
      firstName,
      lastName: "Double",
      birthDate: "2018-05-04",
      sex: null,
      schoolClass: null,
    })),
  });
  const { householdId, childIds, adults } = family;
  const at = realNow();
  await db().staffNote.create({ data: { householdId, staffId, body: "Note", createdAt: at } });
  await db().mail.create({
    data: { householdId, template: "test", to: "a@exemple.test", locale: "fr", params: {}, createdAt: at },
  });
  await db().fileRequest.create({ data: { householdId, kind: "OTHER", createdAt: at } });
  if (recipe.hasQuotient) {
    const validFrom = toDbDate("2026-09-01");
    await db().quotientFamilial.create({
      data: { householdId, valueCents: 65_000, source: "CAF", validFrom },
    });
  }
  const first = childIds[0];
  if (first) {
    await db().authorisedPerson.create({
      data: {
        householdId,
        firstName: "Ami",
        lastName: "Voisin",
        createdAt: at,
        children: { create: childIds.map((childId) => ({ childId })) },
      },
    });
    await db().consent.create({
      data: { childId: first, adultId: adults[0]!.adultId, kind: "TRANSPORT", granted: true, at },
    });
    const slotId = newId();
    const cells = childIds.map((childId) => ({ childId, slotId, weekday: 2 }));
    await db().weekTemplate.create({ data: { householdId, name: "Semaine type", cells, createdAt: at } });
    await db().healthRead.create({ data: { childId: first, at, purpose: "SCREEN" } });
  }
  await book(activity, family, recipe.booked);
  return family;
}

/** Records reservations of a family: one sending each. */
export async function book(
  activity: TestActivity,
  family: TestFamily,
  booked: Recipe["booked"],
): Promise<void> {
  for (const { child, date, state } of booked) {
    const slotDayId = activity.day(date);
    const { slotId } = await db().slotDay.findUniqueOrThrow({ where: { id: slotDayId } });
    const childId = family.childIds[child]!;
    const accountId = family.adults.find((adult) => adult.accountId)?.accountId ?? newId();
    const reason = state === "REFUSED" ? "Complet" : null;
    await recordReservations(system, [
      {
        childId,
        householdId: family.householdId,
        accountId,
        slotId,
        slotDayId,
        date,
        state,
        reason,
        attendance: null,
        at: realNow(),
      },
    ]);
  }
}

/** The slot days whose places do not add up. */
export function unsoundDays(): Promise<{ id: string }[]> {
  return db().$queryRaw<{ id: string }[]>`
    SELECT d.id FROM slot_day d WHERE d.held <> (
      SELECT count(*) FROM reservation r WHERE r.slot_day_id = d.id AND r.holds)`;
}
