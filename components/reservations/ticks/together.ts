import type { TableView } from "../table-view";
import type { TableWords } from "../table-words";
import { boxAt, fill, lineAt, slotName, tickOf } from "./boxes";

const STANDS = ["requested", "reserved", "waitlisted", "offered", "cancelRequested", "taken", "present"];

/**
 * What ticking or clearing some boxes means for the slots that come with them or exclude them on the same day: those are
 * ticked or cleared too. Returns what to announce. The server judges again.
 */
export function settleTogether(
  table: HTMLTableElement,
  view: TableView,
  words: TableWords["together"],
  changed: HTMLInputElement[],
): string[] {
  const said = new Set<string>();
  const queue = [...changed];
  const put = (box: HTMLInputElement, checked: boolean) => {
    box.checked = checked;
    queue.push(box);
  };
  for (let steps = 0; queue.length > 0 && steps < 5000; steps += 1) {
    const tick = tickOf(queue.shift()!);
    if (!tick) continue;
    const { box, kind, column, date } = tick;
    const { needs, excludes } = view.columns[column]!;
    const boxOf = (other: number) => boxAt(table, date, other);
    const stands = (other: number) => {
      const line = lineAt(view, date, other);
      return Boolean(line?.[0] && STANDS.includes(line[0])) && !boxOf(other)?.checked;
    };
    const isBooked = (other: number) => {
      const otherBox = boxOf(other);
      return otherBox?.value.startsWith("book.") ? otherBox.checked : stands(other);
    };
    const say = (key: keyof typeof words, other: string) =>
      said.add(fill(words[key], { slot: slotName(view, column), other }));
    const isTaken = (kind === "book" || kind === "wait") === box.checked;
    if (isTaken) {
      const rival = excludes.find(isBooked);
      if (rival !== undefined && stands(rival)) {
        if (box.checked) put(box, false);
        say("blocked", slotName(view, rival));
        continue;
      }
      for (const other of excludes.filter((one) => boxOf(one)?.checked)) {
        put(boxOf(other)!, false);
        say("excludes", slotName(view, other));
      }
      if (needs.length === 0 || needs.some(isBooked)) continue;
      const free = needs.filter((other) => boxOf(other)?.value.startsWith("book."));
      const names = (free.length > 0 ? free : needs).map((other) => slotName(view, other)).join(", ");
      if (free.length === 1) put(boxOf(free[0]!)!, true);
      say(free.length === 1 ? "needs" : free.length > 1 ? "chooseNeed" : "noNeed", names);
    } else {
      view.columns.forEach((dependent, other) => {
        const otherBox = boxOf(other);
        if (!dependent.needs.includes(column) || !otherBox?.checked || !otherBox.value.startsWith("book."))
          return;
        if (dependent.needs.some(isBooked)) return;
        put(otherBox, false);
        say("alone", slotName(view, other));
      });
    }
  }
  return [...said];
}
