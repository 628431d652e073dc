import "server-only";
import { allow, type ParentActor, type StaffActor } from "@/lib/actor";
import { db, type Tx, transaction } from "@/lib/db";
import { logHealthRead, readChildHealth } from "@/lib/health/commands";
import { fieldsOf, type Values } from "../rules";
import type { Author, DomainView, FieldView, Place } from "../schema";
import { type Change, lastChanges } from "./changes";
import { isSealed, type Reached, reach } from "./reach";
import { permissionFor } from "./scope";

/**
 * One domain of one subject as its page and its editor show it; null where there is none or it is not the actor's:
 * parents open the files of their household and of the children over whom they hold authority, staff those of the
 * families of their structures (FAMILIES; health and diet: HEALTH, and the reading is logged).
 */
export async function fileDomain(actor: ParentActor | StaffActor, place: Place): Promise<DomainView | null> {
  allow(actor, ["parent", "staff"]);
  allow(actor, ["parent", "staff"], permissionFor(place.domain));
  const read = (tx: Tx) => readDomain(actor, tx, place);
  const isLogged = actor.kind === "staff" && isSealed(place.domain);
  return isLogged ? transaction(read) : read(db());
}

async function readDomain(actor: ParentActor | StaffActor, tx: Tx, place: Place): Promise<DomainView | null> {
  const reached = await reach(actor, tx, place);
  if (!reached) return null;
  if (actor.kind === "staff" && isSealed(place.domain)) {
    await logHealthRead(actor, tx, [place.id], "SCREEN");
  }
  const keys = fieldsOf(place.subject, place.domain);
  const values = await domainValues(actor, tx, place, reached);
  const changes = await lastChanges(actor, tx, place.id, keys);
  const { subject, id, domain } = place;
  const fields = keys.flatMap((key): FieldView[] => {
    const policy = reached.policies.policyOf(subject, key);
    if (policy === "HIDDEN") return [];
    return [{ key, policy, value: values[key] ?? null, ...lastAnswer(actor, changes, key) }];
  });
  return {
    subject,
    id,
    name: reached.name,
    domain,
    version: reached.version,
    mode: actor.kind === "staff" ? "AT_ONCE" : reached.policies.modeOf(subject, domain),
    editable: actor.kind === "staff" || fields.some(({ policy }) => policy !== "SHOWN"),
    fields,
  };
}

/** What the fields of a domain hold, opened where they are sealed. The caller has checked who may. */
export async function domainValues(
  actor: ParentActor | StaffActor,
  tx: Tx,
  { id, domain }: Place,
  reached: Reached,
): Promise<Values> {
  return isSealed(domain) ? readChildHealth(actor, tx, id) : reached.values;
}

function lastAnswer(
  actor: ParentActor | StaffActor,
  changes: Change[],
  key: string,
): Pick<FieldView, "waiting" | "refused" | "changed"> {
  const isOwn = ({ householdId }: Change) => actor.kind === "staff" || householdId === actor.householdId;
  const ofField = changes.filter(({ field }) => field === key);
  const pending = ofField.find(({ state }) => state === "PENDING");
  const last = ofField.at(-1);
  const refusal = last?.state === "REFUSED" && isOwn(last) ? last : null;
  const inForce = ofField.findLast(({ state }) => state === "APPLIED" || state === "ACCEPTED");
  return {
    changed: inForce ? { ...saidAuthor(inForce), on: inForce.decidedOn ?? inForce.on } : null,
    waiting: pending
      ? { changeId: pending.id, value: pending.new, on: pending.on, own: isOwn(pending) }
      : null,
    refused: refusal
      ? { value: refusal.new, reason: refusal.reason ?? "", on: refusal.decidedOn ?? refusal.on }
      : null,
  };
}

/** Who made a change, as far as the reader may know: of another household, only that it was that one. */
function saidAuthor({ author }: Change): { by: Author; name: string | null } {
  if (!author?.householdId) return { by: "STAFF", name: null };
  return author.name === null ? { by: "OTHER_HOME", name: null } : { by: "HOME", name: author.name };
}
