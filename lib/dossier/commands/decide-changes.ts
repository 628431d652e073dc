import { holds, type StaffActor } from "@/lib/actor";
import { now, nowDate } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { seesAs } from "@/lib/families/queries";
import { organisationFacts } from "@/lib/organisation/queries";
import { done, type Result, refuse } from "@/lib/result";
import { openedValues } from "../queries/changes";
import { domainValues } from "../queries/domain";
import { isSealed, reach } from "../queries/reach";
import { missingFields } from "../rules";
import { type FileValue, type FileVerdict, type Place, SEALED_DOMAINS } from "../schema";
import type { DecidedItem } from "./announce";
import { birthProblemOf } from "./check-whole";
import { valueColumns } from "./record";
import { writeValues } from "./write-values";

export type NamedChange = {
  id: string;
  householdId: string;
  subject: Place["subject"];
  subjectId: string;
  domain: Place["domain"];
};

/** The changes among `ids` that are the actor's to decide, whatever their state. */
export function namedChanges(actor: StaffActor, tx: Tx, ids: string[]): Promise<NamedChange[]> {
  const household = Prisma.sql`cs.household_id`;
  const opensSealed = holds(actor, "HEALTH") ? seesAs(actor, "HEALTH", household) : Prisma.sql`false`;
  return tx.$queryRaw<NamedChange[]>`
    SELECT fc.id, cs.household_id AS "householdId", cs.subject::text AS subject, cs.subject_id AS "subjectId", cs.domain
    FROM field_change fc JOIN change_set cs ON cs.id = fc.change_set_id
    WHERE fc.id = ANY(${ids}::uuid[]) AND ${seesAs(actor, "FAMILIES", household)}
      AND (cs.domain <> ALL(${SEALED_DOMAINS}) OR ${opensSealed})
    ORDER BY fc.id`;
}

type PlannedField = NamedChange & { field: string; old: FileValue; new: FileValue; verdict: FileVerdict };

/** What is decided of one domain of one subject; the fields in the order in which they were asked for. */
type PlannedPlace = { place: Place; name: string; ofChildren?: string[]; fields: PlannedField[] };

type Stored = { id: string; field: string; old: unknown; new: unknown; sealed: Uint8Array | null };

/**
 * What waits among the changes named, domain by domain. The caller holds the subjects. Refused where what is accepted
 * would leave nobody's name, or a birth date that cannot be by now.
 */
export async function planChanges(
  actor: StaffActor,
  tx: Tx,
  changes: NamedChange[],
  verdicts: ReadonlyMap<string, FileVerdict>,
): Promise<Result<{ places: PlannedPlace[] }>> {
  const waiting = await tx.fieldChange.findMany({
    where: { id: { in: changes.map(({ id }) => id) }, state: "PENDING" },
    select: { id: true, field: true, old: true, new: true, sealed: true },
    orderBy: { id: "asc" },
  });
  const named = new Map(changes.map((change) => [change.id, change]));
  const planned = waiting.map((stored: Stored) => ({
    ...named.get(stored.id)!,
    ...openedValues(stored),
    field: stored.field,
    verdict: verdicts.get(stored.id)!,
  }));
  const byPlace = Map.groupBy(planned, ({ subjectId, domain }) => `${subjectId} ${domain}`);
  const today = dayOf(now(), (await organisationFacts(actor, tx)).timeZone);
  const places: PlannedPlace[] = [];
  for (const fields of byPlace.values()) {
    const { subject, subjectId: id, domain } = fields[0]!;
    const place = { subject, id, domain };
    const reached = await reach(actor, tx, place);
    if (!reached) continue;
    const accepted = acceptedValues(fields, reached.values);
    const after = { ...reached.values, ...accepted };
    const names = { firstName: "REQUIRED", lastName: "REQUIRED" } as const;
    if (domain === "identity" && missingFields(names, after).length > 0) return refuse("name-required");
    const problem = await birthProblemOf(tx, place, fields[0]!.householdId, accepted.birthDate, today);
    if (problem) return refuse(problem);
    const ofChildren = subject === "PERSON" ? (reached.values.children as string[]) : undefined;
    places.push({ place, name: subject === "HOUSEHOLD" ? "" : reached.name, ofChildren, fields });
  }
  return done({ places });
}

/** What the accepted fields hold from now on. A list of children gains and loses what the family asked for. */
function acceptedValues(fields: PlannedField[], current: Readonly<Record<string, FileValue>>) {
  const accepted = fields.filter(({ verdict }) => verdict.accept);
  return Object.fromEntries(
    accepted.map(({ field, old, new: wished }) => {
      if (field !== "children") return [field, wished];
      const [before, after, now] = [old, wished, current.children].map((ids) => (ids ?? []) as string[]);
      const kept = now!.filter((id) => after!.includes(id) || !before!.includes(id));
      return [field, [...new Set([...kept, ...after!])].sort()];
    }),
  );
}

/** Puts the accepted changes in force and closes the others. Returns what became of each. */
export async function applyChanges(
  actor: StaffActor,
  tx: Tx,
  places: PlannedPlace[],
): Promise<DecidedItem[]> {
  const by = { decidedAt: nowDate(), decidedById: actor.accountId };
  for (const { place, fields } of places) {
    const reached = await reach(actor, tx, place);
    if (!reached) throw new Error(`${place.subject} ${place.id} vanished while it was held`);
    const current = await domainValues(actor, tx, place, reached);
    const values = acceptedValues(fields, current);
    const version =
      Object.keys(values).length > 0 ? await writeValues(actor, tx, place, reached, values) : null;
    for (const { id, field, verdict } of fields) {
      const where = { id, state: "PENDING" as const };
      const data = verdict.accept
        ? {
            state: "ACCEPTED" as const,
            version,
            ...valueColumns(place, id, { old: current[field] ?? null, new: values[field] }),
          }
        : { state: "REFUSED" as const, reason: verdict.reason };
      await tx.fieldChange.updateMany({ where, data: { ...data, ...by } });
    }
  }
  return places.flatMap(({ place, name, ofChildren, fields }) =>
    fields.map(({ householdId, field, verdict }) => ({
      householdId,
      childId: place.subject === "CHILD" ? place.id : null,
      ofChildren,
      name: name || null,
      // Mails say nothing of health, not even what was asked.
      ...(isSealed(place.domain)
        ? { what: "domain" as const, key: place.domain, reason: null }
        : { what: "field" as const, key: field, reason: verdict.accept ? null : verdict.reason }),
      accepted: verdict.accept,
    })),
  );
}
