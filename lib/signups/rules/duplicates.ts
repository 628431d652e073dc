/** Why a known household may be the one that signs up. */
export type DuplicateReason = "child" | "email" | "phone" | "adult-name";

const REASONS: readonly DuplicateReason[] = ["child", "email", "phone", "adult-name"];

/** One thing that a sign-up and a household have in common; no label where the actor may not see the household. */
export type Match = { signUpId: string; householdId: string; label: string | null; because: DuplicateReason };

/** A household that looks like the sign-up's; both are null for a household of other structures. */
export type Duplicate = { householdId: string | null; label: string | null; because: DuplicateReason[] };

/** The duplicates of each sign-up, named ones first, then those with most in common. */
export function groupDuplicates(matches: readonly Match[]): Map<string, Duplicate[]> {
  const households = Map.groupBy(matches, ({ signUpId, householdId }) => `${signUpId} ${householdId}`);
  const duplicates = [...households.values()].map(([first, ...rest]) => {
    const { signUpId, householdId, label } = first!;
    const found = new Set([first!, ...rest].map(({ because }) => because));
    const because = REASONS.filter((reason) => found.has(reason));
    return { signUpId, duplicate: { householdId: label === null ? null : householdId, label, because } };
  });
  duplicates.sort(
    ({ duplicate: a }, { duplicate: b }) =>
      Number(a.label === null) - Number(b.label === null) || b.because.length - a.because.length,
  );
  const bySignUp = Map.groupBy(duplicates, ({ signUpId }) => signUpId);
  return new Map([...bySignUp].map(([id, list]) => [id, list.map(({ duplicate }) => duplicate)]));
}
