import type { StaffActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { completeHouseholds, type Invitee, queueInvitations, storeHouseholds } from "@/lib/families/commands";
import type { NewChild, NewHousehold } from "@/lib/families/schema";
import { log } from "@/lib/log";
import { childKey } from "../rules";
import type { PlannedChild, SettledHousehold } from "../schema";

type Context = { actor: StaffActor; tx: Tx; today: PlainDate; invite: boolean };
/** The ids of the children that this import made, by childKey. */
type Made = Map<string, string>;
export type Applied = { created: number; completed: number; invited: number; failed: SettledHousehold[] };

/**
 * Stores planned households, each of them wholly or not at all. A child of two of them is made with the first and
 * joins the second afterwards.
 */
export async function applyPlan(context: Context, planned: readonly SettledHousehold[]): Promise<Applied> {
  const applied: Applied = { created: 0, completed: 0, invited: 0, failed: [] };
  const made: Made = new Map();
  const toDo = planned.filter(({ action }) => action === "create" || action === "complete");
  const waits = ({ children }: SettledHousehold) =>
    children.some((child) => child.action === "link" && !child.childId);
  await storeOrHalve(
    context,
    toDo.filter((household) => !waits(household)),
    made,
    applied,
  );
  await storeOrHalve(context, toDo.filter(waits), made, applied);
  return applied;
}

/** Stores them all at once; where the database refuses, by halves, until the household that it refuses stands alone. */
async function storeOrHalve(context: Context, households: SettledHousehold[], made: Made, applied: Applied) {
  if (households.length === 0) return;
  const { tx } = context;
  await tx.$executeRaw`SAVEPOINT households`;
  try {
    const stored = await store(context, households, made);
    await tx.$executeRaw`RELEASE SAVEPOINT households`;
    for (const [key, id] of stored.made) made.set(key, id);
    applied.created += stored.created;
    applied.completed += stored.completed;
    applied.invited += stored.invited;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT households`;
    if (households.length === 1) {
      log().warn({ err: error, line: households[0]?.household.line }, "household refused by the database");
      applied.failed.push(...households);
      return;
    }
    const middle = Math.ceil(households.length / 2);
    await storeOrHalve(context, households.slice(0, middle), made, applied);
    await storeOrHalve(context, households.slice(middle), made, applied);
  }
}

const isRefusal = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError ||
  error instanceof Prisma.PrismaClientUnknownRequestError;

async function store({ actor, tx, today, invite }: Context, households: SettledHousehold[], known: Made) {
  const made: Made = new Map();
  const toComplete = households.filter(({ action }) => action === "complete");
  const toCreate = households.filter(({ action }) => action === "create");
  const completed = await completeHouseholds(
    actor,
    tx,
    today,
    toComplete.map(({ household, householdId, structureIds, children }) => ({
      householdId: householdId!,
      externalRef: household.externalRef,
      structureIds,
      children: newChildren(children, known),
    })),
  );
  remember(made, toComplete, completed);
  const stored = await storeHouseholds(
    actor,
    tx,
    today,
    toCreate.map((household) => newHousehold(household, known)),
  );
  remember(
    made,
    toCreate,
    stored.map(({ childIds }) => childIds),
  );
  const invitees = toCreate.flatMap(({ household: { adults } }, index): Invitee[] => {
    const { householdId, adultIds, accountIds } = stored[index]!;
    return adults.flatMap(({ firstName, email }, place) => {
      const accountId = accountIds[place];
      if (!email || !accountId) return [];
      return [{ adultId: adultIds[place]!, accountId, householdId, firstName, email, locale: "fr" }];
    });
  });
  if (invite) await queueInvitations(actor, tx, invitees);
  return {
    made,
    created: toCreate.length,
    completed: toComplete.length,
    invited: invite ? invitees.length : 0,
  };
}

const absent = (children: PlannedChild[]) => children.filter(({ action }) => action !== "present");

function remember(made: Made, households: SettledHousehold[], childIds: string[][]) {
  for (const [index, { children }] of households.entries()) {
    for (const [place, { child }] of absent(children).entries())
      made.set(childKey(child), childIds[index]![place]!);
  }
}

function newChildren(children: PlannedChild[], known: Made): NewChild[] {
  return absent(children).map(({ child, action, childId }) => ({
    childId: action === "link" ? (childId ?? known.get(childKey(child))) : undefined,
    firstName: child.firstName,
    lastName: child.lastName,
    birthDate: child.birthDate,
    sex: child.sex,
    schoolClass: child.schoolClass,
  }));
}

function newHousehold({ household, structureIds, children }: SettledHousehold, known: Made): NewHousehold {
  const { externalRef, address, postalCode, city, regime, allocataireNumber, quotientFamilialCents } =
    household;
  return {
    status: "ACTIVE",
    externalRef,
    address,
    postalCode,
    city,
    regime,
    allocataireNumber,
    structureIds,
    adults: household.adults.map(({ civility, firstName, lastName, email, phone, hasLogin }) => ({
      civility,
      firstName,
      lastName,
      phone,
      email: hasLogin ? email : null,
    })),
    children: newChildren(children, known),
    quotient:
      quotientFamilialCents === null ? null : { valueCents: quotientFamilialCents, source: "DECLARED" },
  };
}
