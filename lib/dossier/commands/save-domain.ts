import "server-only";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { logHealthRead } from "@/lib/health/commands";
import { done, type Result, refuse } from "@/lib/result";
import { type Change, changesSince, lastChanges } from "../queries/changes";
import { domainValues } from "../queries/domain";
import { isSealed, lockSubject, type Reached, reach } from "../queries/reach";
import { permissionFor } from "../queries/scope";
import { fieldsOf, formNames, type Merge, mergeValues, sameValue, type Values, valuesAt } from "../rules";
import type { Place, SaveDomain } from "../schema";
import { readAnswers } from "./answers";
import { checkWhole } from "./check-whole";
import { recordChanges, refreshWaiting } from "./record";
import { writeValues } from "./write-values";

/** How many fields are in force now, and how many wait for staff. */
export type Saved = { applied: number; waiting: number };

/**
 * Saves the answers of one editor. What is equal to what the file holds is dropped; the rest is in force at once, or
 * waits for staff where a parent's domain is VALIDATED: a newer wish of the same household replaces the one before.
 * Refusals, all of them with nothing stored: not-found; form-invalid by the field (forbidden-field, required,
 * waiting-elsewhere, whatever the field's schema says); changed-meanwhile by the field, with the newer version and the
 * newer values of fields that were left alone, so that the same form can be sent again.
 */
export async function saveDomain(actor: ParentActor | StaffActor, input: SaveDomain): Promise<Result<Saved>> {
  allow(actor, ["parent", "staff"]);
  allow(actor, ["parent", "staff"], permissionFor(input.domain));
  return transaction(async (tx) => {
    const ready = await prepare(actor, tx, input);
    return ready.ok ? done(await store(actor, tx, input, ready.value)) : ready;
  });
}

/** Says what `saveDomain` would refuse, and stores nothing: for editors that check while one types. */
export async function checkDomain(actor: ParentActor | StaffActor, input: SaveDomain): Promise<Result> {
  allow(actor, ["parent", "staff"]);
  allow(actor, ["parent", "staff"], permissionFor(input.domain));
  return transaction(async (tx) => {
    const ready = await prepare(actor, tx, input);
    return ready.ok ? done() : ready;
  });
}

type Ready = { reached: Reached; current: Values; merge: Merge; pending: Change[]; atOnce: boolean };

async function prepare(actor: ParentActor | StaffActor, tx: Tx, input: SaveDomain): Promise<Result<Ready>> {
  await lockSubject(tx, input.subject, input.id);
  const reached = await reach(actor, tx, input);
  if (!reached) return refuse("not-found");
  const isStaff = actor.kind === "staff";
  const { values: typed, problems } = readAnswers(input, reached.policies, isStaff, input.values);
  if (Object.keys(problems).length > 0) return refuse("form-invalid", { fields: problems });

  const keys = fieldsOf(input.subject, input.domain);
  const current = await domainValues(actor, tx, input, reached);
  const pending = (await lastChanges(actor, tx, input.id, keys)).filter(({ state }) => state === "PENDING");
  const since =
    input.version < reached.version ? await changesSince(actor, tx, input.id, keys, input.version) : [];
  const merge = mergeValues(valuesAt(current, since), current, typed);
  if (merge.conflicts.length > 0) {
    // The refusal brings newer values back: to staff, that is a reading.
    if (actor.kind === "staff" && isSealed(input.domain)) {
      await logHealthRead(actor, tx, [input.id], "SCREEN");
    }
    return changedMeanwhile(reached.version, merge, current, typed);
  }

  const isWished = (field: string) =>
    pending.some((change) => change.field === field && sameValue(change.new, merge.changes[field]));
  const atOnce = isStaff || reached.policies.modeOf(input.subject, input.domain) === "AT_ONCE";
  if (!atOnce)
    for (const field of Object.keys(merge.changes)) if (isWished(field)) delete merge.changes[field];

  const refusal = await checkWhole(actor, tx, input, { reached, current, pending, merge, atOnce });
  return refusal ?? done({ reached, current, merge, pending, atOnce });
}

function changedMeanwhile(version: number, merge: Merge, current: Values, typed: Values) {
  const newer = merge.newer.map((field) => ({
    ...Object.fromEntries(Object.keys(formNames(field, typed[field])).map((name) => [name, ""])),
    ...formNames(field, current[field] ?? null),
  }));
  return refuse("changed-meanwhile", {
    fields: Object.fromEntries(merge.conflicts.map((field) => [field, "changed-meanwhile-field"])),
    values: Object.assign({ version: String(version) }, ...newer),
  });
}

async function store(
  actor: ParentActor | StaffActor,
  tx: Tx,
  place: Place,
  { reached, current, merge, pending, atOnce }: Ready,
): Promise<Saved> {
  const changes = Object.entries(merge.changes).map(([field, value]) => ({
    field,
    old: current[field] ?? null,
    new: value,
  }));
  if (changes.length === 0) return { applied: 0, waiting: 0 };
  const touched = pending.filter(({ field }) => field in merge.changes);
  const isOver = ({ householdId }: Change) => actor.kind === "parent" && householdId === actor.householdId;
  await tx.fieldChange.updateMany({
    where: { id: { in: touched.filter(isOver).map(({ id }) => id) }, state: "PENDING" },
    data: { state: "WITHDRAWN", decidedAt: nowDate(), decidedById: actor.accountId },
  });
  if (!atOnce) {
    await recordChanges(actor, tx, place, reached.householdId, changes, null);
    return { applied: 0, waiting: changes.length };
  }
  const version = await writeValues(actor, tx, place, reached, merge.changes);
  await recordChanges(actor, tx, place, reached.householdId, changes, version);
  await refreshWaiting(
    tx,
    place,
    touched.filter((change) => !isOver(change)),
    merge.changes,
  );
  return { applied: changes.length, waiting: 0 };
}
