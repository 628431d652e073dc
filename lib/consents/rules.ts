import type { PlainDate } from "@/lib/dates";
import {
  CONSENT_KINDS,
  type ConsentKind,
  type ConsentTerms,
  type EffectiveConsent,
  type EffectiveConsents,
} from "./schema";

/** An answer as it was given; lists of them run from the oldest to the newest. */
export type GivenAnswer = ConsentTerms & { adultId: string; kind: ConsentKind };

/** The last answer of each adult, which is the one that counts. */
export function latestAnswers<A extends GivenAnswer>(
  answers: readonly A[],
  kind: ConsentKind,
): Map<string, A> {
  return new Map(answers.filter((answer) => answer.kind === kind).map((answer) => [answer.adultId, answer]));
}

const NOTHING = { supports: [], purposes: [], from: null, validTo: null };

/**
 * Whether a consent is in force on `today`: every adult with parental authority has given it (`everyAdult`), or one
 * has and no other says no. One parent may act alone while the other's disagreement is not known (code civil, art.
 * 372-2): a refusal, or a consent taken back, always ends it. What several agree on is what is common to them: the
 * fewest supports and purposes, the latest hour, the earliest end.
 */
export function settleConsent(
  kind: ConsentKind,
  answers: readonly GivenAnswer[],
  { adultIds, everyAdult, today }: { adultIds: readonly string[]; everyAdult: boolean; today: PlainDate },
): EffectiveConsent {
  const latest = latestAnswers(answers, kind);
  const heard = adultIds.flatMap((id) => latest.get(id) ?? []);
  if (heard.some(({ granted }) => !granted)) return { kind, state: "refused", ...NOTHING };
  const inForce = heard.filter(({ validTo }) => validTo === null || validTo >= today);
  const needed = everyAdult ? adultIds.length : 1;
  const [first, ...others] = inForce;
  if (!first || inForce.length < needed) return { kind, state: "waiting", ...NOTHING };
  const common = {
    supports: first.supports.filter((one) => others.every(({ supports }) => supports.includes(one))),
    purposes: first.purposes.filter((one) => others.every(({ purposes }) => purposes.includes(one))),
  };
  // Two parents who agree on no support and purpose have agreed on no photograph.
  if (kind === "PHOTO" && (common.supports.length === 0 || common.purposes.length === 0))
    return { kind, state: "refused", ...NOTHING };
  return {
    kind,
    state: "granted",
    ...common,
    from:
      inForce
        .flatMap(({ from }) => from ?? [])
        .sort()
        .at(-1) ?? null,
    validTo: inForce.flatMap(({ validTo }) => validTo ?? []).sort()[0] ?? null,
  };
}

/** Every kind of consent of one child; `everyAdult` names the kinds that all its adults must give. */
export function settleConsents(
  answers: readonly GivenAnswer[],
  child: { adultIds: readonly string[]; everyAdult: readonly string[]; today: PlainDate },
): EffectiveConsents {
  const settled = CONSENT_KINDS.map((kind) => [
    kind,
    settleConsent(kind, answers, { ...child, everyAdult: child.everyAdult.includes(kind) }),
  ]);
  return Object.fromEntries(settled);
}

/** The kinds that an adult has never answered, or whose answer is over. */
export function awaitedFrom(
  adultId: string,
  answers: readonly GivenAnswer[],
  today: PlainDate,
): ConsentKind[] {
  return CONSENT_KINDS.filter((kind) => {
    const answer = latestAnswers(answers, kind).get(adultId);
    return !answer || (answer.validTo !== null && answer.validTo < today);
  });
}

/** Whether an answer says nothing that the one before did not say. */
export function saysTheSame(one: ConsentTerms, other: ConsentTerms): boolean {
  const said = ({ granted, supports, purposes, from, validTo }: ConsentTerms) =>
    JSON.stringify([granted, [...supports].sort(), [...purposes].sort(), from, validTo]);
  return said(one) === said(other);
}
