import type { Week, WeekChild, WeekSlot } from "../schema";

/** The ISO weekdays on which any child has a slot, in order. */
export const weekdaysOf = (children: readonly WeekChild[]): number[] =>
  [...new Set(children.flatMap(({ slots }) => slots.flatMap(({ weekdays }) => weekdays)))].sort();

/** Every slot once, in the children's order, with the first names of the children that may attend it. */
export function slotsOf(children: readonly WeekChild[]): (WeekSlot & { of: string[] })[] {
  const slots = new Map<string, WeekSlot & { of: string[] }>();
  for (const { firstName, slots: own } of children) {
    for (const slot of own) {
      const known = slots.get(slot.id);
      if (known) known.of.push(firstName);
      else slots.set(slot.id, { ...slot, of: [firstName] });
    }
  }
  return [...slots.values()];
}

/** The cells of a usual week, child by child and slot by slot; those no longer offered are left out. */
export function weekLines({ cells }: Week, children: readonly WeekChild[]) {
  return children.flatMap((child) =>
    child.slots.flatMap((slot) => {
      const own = cells.filter(({ childId, slotId }) => childId === child.id && slotId === slot.id);
      const weekdays = own.map(({ weekday }) => weekday).sort();
      const { activity, name } = slot;
      return weekdays.length > 0 ? [{ child: child.firstName, activity, slot: name, weekdays }] : [];
    }),
  );
}
