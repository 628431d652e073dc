import "server-only";
import { allow, type StaffActor, type SystemActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type PlainDate, toDbDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { nameKey } from "@/lib/names";
import type { NewHousehold, StoredHousehold } from "../schema";
import { storeChildren } from "./store-children";

/**
 * Stores whole households inside the caller's transaction, in a fixed number of statements however many they are:
 * adults and their logins, children and the rights over them, structures, enrolments, quotient (in force from the
 * first day of the month of `today`) and history. Of several adults with one e-mail the first has the login. The
 * caller has checked that the structures are the actor's, and that no e-mail, reference or third household stands
 * in the way: a unique violation is thrown as it comes.
 */
export async function storeHouseholds(
  actor: StaffActor | SystemActor,
  tx: Tx,
  today: PlainDate,
  households: NewHousehold[],
): Promise<StoredHousehold[]> {
  allow(actor, ["staff", "system"]);
  if (households.length === 0) return [];
  const at = nowDate();
  const taken = new Set<string>();
  const plans = households.map((given) => ({
    given,
    id: newId(),
    adults: given.adults.map((adult) => {
      const email = adult.email?.toLowerCase() ?? null;
      const hasLogin = email !== null && !taken.has(email);
      if (hasLogin) taken.add(email);
      return { ...adult, id: newId(), email, accountId: hasLogin ? newId() : null };
    }),
  }));

  await tx.household.createMany({
    data: plans.map(({ id, given }) => ({
      id,
      status: given.status,
      externalRef: given.externalRef,
      address: given.address,
      postalCode: given.postalCode,
      city: given.city,
      regime: given.regime,
      allocataireNumber: given.allocataireNumber,
      createdAt: at,
    })),
  });
  await tx.householdStructure.createMany({
    data: plans.flatMap(({ id, given }) =>
      [...new Set(given.structureIds)].map((structureId) => ({ householdId: id, structureId })),
    ),
  });
  await tx.adult.createMany({
    data: plans.flatMap(({ id: householdId, adults }) =>
      adults.map(({ id, civility, firstName, lastName, phone }, position) => ({
        id,
        householdId,
        civility,
        firstName,
        lastName,
        nameKey: nameKey({ firstName, lastName }),
        phone,
        position,
      })),
    ),
  });
  await tx.account.createMany({
    data: plans.flatMap(({ adults }) =>
      adults.flatMap(({ id: adultId, accountId, email, locale }) =>
        accountId && email ? [{ id: accountId, email, adultId, locale: locale ?? "fr", createdAt: at }] : [],
      ),
    ),
  });
  await tx.quotientFamilial.createMany({
    data: plans.flatMap(({ id: householdId, given }) =>
      given.quotient
        ? [{ id: newId(), householdId, ...given.quotient, validFrom: toDbDate(`${today.slice(0, 8)}01`) }]
        : [],
    ),
  });
  const childIds = await storeChildren(
    tx,
    today,
    plans.map(({ id, given, adults }) => ({
      householdId: id,
      adultIds: adults.map((adult) => adult.id),
      structureIds: given.structureIds,
      children: given.children,
    })),
  );
  await tx.auditEvent.createMany({
    data: plans.map(({ id: householdId }) => ({
      id: newId(),
      at,
      kind: "household.created",
      actorId: actor.kind === "staff" ? actor.accountId : null,
      householdId,
    })),
  });
  return plans.map(({ id, adults }, index) => ({
    householdId: id,
    adultIds: adults.map((adult) => adult.id),
    accountIds: adults.map((adult) => adult.accountId),
    childIds: childIds[index]!,
  }));
}
