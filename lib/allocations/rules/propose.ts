import { type AllocationVerdict, CRITERIA, type Criterion, type Weights } from "../schema";
import { drawLots } from "./draw";

/** A request that waits for a place on one slot day, and what it has in its favour. */
export type Candidate = {
  reservationId: string;
  version: number;
  slotDayId: string;
  householdId: string;
  holds: Record<Criterion, boolean>;
};

export type ProposedLine = {
  reservationId: string;
  version: number;
  slotDayId: string;
  /** The points of each criterion that holds and counts. */
  effects: Partial<Record<Criterion, number>>;
  points: number;
  /** The lot of its household in this draw: between equal points the lowest comes first. */
  draw: number;
  verdict: AllocationVerdict;
};

type Given = {
  candidates: readonly Candidate[];
  /** Places left on each slot day. */
  places: ReadonlyMap<string, number>;
  weights: Weights;
  seed: string;
  /** Whether those without a place wait for one, or are refused. */
  waits: boolean;
};

function effectsOf({ holds }: Candidate, weights: Weights): Partial<Record<Criterion, number>> {
  const counting = CRITERIA.filter((criterion) => holds[criterion] && weights[criterion] > 0);
  return Object.fromEntries(counting.map((criterion) => [criterion, weights[criterion]]));
}

const inTurn = (a: ProposedLine, b: ProposedLine) =>
  b.points - a.points || a.draw - b.draw || a.reservationId.localeCompare(b.reservationId);

/**
 * Gives the places of each slot day to the requests with most points, lots deciding between equal ones: one lot a
 * household for the whole allocation, so that brothers and sisters stand or fall together. Never more than the places.
 * Lines come day by day, in the order in which they are served.
 */
export function propose({ candidates, places, weights, seed, waits }: Given): ProposedLine[] {
  const lots = drawLots(
    candidates.map(({ householdId }) => householdId),
    seed,
  );
  const lines = candidates.map((candidate): ProposedLine => {
    const { reservationId, version, slotDayId, householdId } = candidate;
    const effects = effectsOf(candidate, weights);
    const points = Object.values(effects).reduce((sum, value) => sum + value, 0);
    const draw = lots.get(householdId)!;
    return {
      reservationId,
      version,
      slotDayId,
      effects,
      points,
      draw,
      verdict: waits ? "WAITLISTED" : "REFUSED",
    };
  });
  return [...Map.groupBy(lines, ({ slotDayId }) => slotDayId)].flatMap(([slotDayId, list]) =>
    list
      .sort(inTurn)
      .map((line, index) => (index < (places.get(slotDayId) ?? 0) ? { ...line, verdict: "RESERVED" } : line)),
  );
}

/** What a stored line says of the request that it weighed: only criteria that counted are known. */
export function weighed(
  line: Pick<ProposedLine, "reservationId" | "effects"> & { householdId: string },
  slotDayId: string,
): Candidate {
  const holds = Object.fromEntries(
    CRITERIA.map((name) => [name, name in line.effects]),
  ) as Candidate["holds"];
  return { reservationId: line.reservationId, version: 1, slotDayId, householdId: line.householdId, holds };
}

/** Whether the seed still draws the lots that were stored. */
export function replays(lines: readonly { householdId: string; draw: number }[], seed: string): boolean {
  const lots = drawLots(
    lines.map(({ householdId }) => householdId),
    seed,
  );
  return lines.every(({ householdId, draw }) => lots.get(householdId) === draw);
}

/** How many answers would differ without one criterion: what it weighs in this allocation. */
export function weightOf(criterion: Criterion, given: Given): number {
  if (given.weights[criterion] === 0) return 0;
  const verdicts = (lines: ProposedLine[]) =>
    new Map(lines.map((line) => [line.reservationId, line.verdict]));
  const without = verdicts(propose({ ...given, weights: { ...given.weights, [criterion]: 0 } }));
  return [...verdicts(propose(given))].filter(([id, verdict]) => without.get(id) !== verdict).length;
}
