import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { lockFamilies } from "@/lib/families/commands";
import { done, type Result, refuse } from "@/lib/result";
import { lockSubject } from "../queries/reach";
import { type FileDecisionReport, type FileVerdict, SUBJECTS, type Subject } from "../schema";
import { announceDecision, type DecidedItem } from "./announce";
import { applyChanges, type NamedChange, namedChanges, planChanges } from "./decide-changes";
import { applyWishes, type NamedWish, namedWishes, planWishes } from "./decide-wishes";

type Verdicts = ReadonlyMap<string, FileVerdict>;

/**
 * Decides changes and wishes, by their ids, in one transaction: what is accepted is in force, what is refused keeps its
 * reason, and each adult with a login of each household that asked receives one mail for all of it. What was decided or
 * withdrawn meanwhile is counted (`already`) and left as it is. Refusals, with nothing decided: not-found where nothing
 * named is the actor's to decide (sealed changes: HEALTH too); reason-required; name-required where nobody's name would
 * be left, and a birth date that cannot be by now; child-elsewhere and child-two-homes for a known child that cannot be tied to the household.
 */
export async function decideFile(actor: StaffActor, verdicts: Verdicts): Promise<Result<FileDecisionReport>> {
  allow(actor, "staff", "FAMILIES");
  const isGroundless = (verdict: FileVerdict) => !verdict.accept && verdict.reason.trim() === "";
  if ([...verdicts.values()].some(isGroundless)) {
    return refuse("reason-required", { fields: { motif: "reason-required" } });
  }
  const decide = () => transaction((tx) => decideAll(actor, tx, verdicts));
  try {
    return await decide();
  } catch (error) {
    // A login of the same e-mail was made at the same moment: now it can be seen.
    if (isUniqueViolation(error)) return decide();
    throw error;
  }
}

async function decideAll(actor: StaffActor, tx: Tx, verdicts: Verdicts): Promise<Result<FileDecisionReport>> {
  const ids = [...verdicts.keys()];
  const changes = await namedChanges(actor, tx, ids);
  const wishes = await namedWishes(actor, tx, ids);
  if (changes.length + wishes.length === 0) return refuse("not-found");
  if (wishes.some(({ kind }) => kind === "ADD_CHILD")) await lockFamilies(actor, tx);
  await lockAll(tx, changes, wishes);

  const plan = await planChanges(actor, tx, changes, verdicts);
  if (!plan.ok) return plan;
  const wished = await planWishes(actor, tx, wishes, verdicts);
  if (!wished.ok) return wished;
  const decided: DecidedItem[] = [
    ...(await applyChanges(actor, tx, plan.value.places)),
    ...(await applyWishes(actor, tx, wished.value.plans)),
  ];
  await announceDecision(actor, tx, decided);
  const count = (accepted: boolean) => decided.filter((item) => item.accepted === accepted).length;
  const { unanswered } = wished.value;
  return done({
    accepted: count(true),
    refused: count(false),
    already: changes.length + wishes.length - decided.length - unanswered,
    unanswered,
  });
}

/** In one order for everybody: households, adults, children, persons, each by id. */
async function lockAll(tx: Tx, changes: NamedChange[], wishes: NamedWish[]): Promise<void> {
  const wanted = new Map<string, Subject>([
    ...changes.map(({ subjectId, subject }) => [subjectId, subject] as const),
    ...wishes.map(({ householdId }) => [householdId, "HOUSEHOLD"] as const),
  ]);
  const inOrder = [...wanted].sort(
    ([a, one], [b, other]) => SUBJECTS.indexOf(one) - SUBJECTS.indexOf(other) || a.localeCompare(b),
  );
  for (const [id, subject] of inOrder) await lockSubject(tx, subject, id);
}
