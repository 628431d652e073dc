/** A slot of a child with the days that it has in view. */
export type LaneSlot = { child: number; startsAt: string; endsAt: string; dates: ReadonlySet<string> };

/** As many columns as a screen shows with ease: up to here each slot has its own. */
const FEW = 9;

/**
 * The columns of the table, each with the slots that stand in it. Where there are many, slots of one child that never
 * meet on a day share a column, the nearest in time first (Wednesdays' meal goes under the canteen), by the hour.
 */
export function lanesOf(slots: readonly LaneSlot[]): number[][] {
  const alone = slots.map((_, index) => [index]);
  if (slots.length <= FEW) return alone;
  const lanes: number[][] = [];
  slots.forEach((slot, index) => {
    const distance = (lane: number[]) => Math.abs(middle(slot) - middle(slots[lane[0]!]!));
    const [nearest] = lanes
      .filter((lane) => lane.every((other) => canShare(slot, slots[other]!)))
      .sort((a, b) => distance(a) - distance(b));
    if (nearest) nearest.push(index);
    else lanes.push([index]);
  });
  if (lanes.length === slots.length) return alone;
  const first = (lane: number[]) => slots[lane[0]!]!;
  return lanes.sort((a, b) => first(a).child - first(b).child || middle(first(a)) - middle(first(b)));
}

const canShare = (a: LaneSlot, b: LaneSlot) => a.child === b.child && a.dates.isDisjointFrom(b.dates);

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const middle = ({ startsAt, endsAt }: LaneSlot) => (minutes(startsAt) + minutes(endsAt)) / 2;
