import { expect, test } from "vitest";
import { formValues, nestValues, OversizedForm } from "@/lib/form-data";
import { sendSchema, wishValue } from "@/lib/reservations/schema";

const id = (index: number) => `00000000-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;

/** The form of a calendar with so many ticked boxes. */
function ticked(count: number): FormData {
  const form = new FormData();
  for (let index = 0; index < count; index += 1) {
    form.append("cellule", wishValue({ kind: "book", childId: id(1), slotDayId: id(index), version: 0 }));
  }
  return form;
}

/** Milliseconds of this process to read such a form to its answer, the best of three. */
function cost(count: number): number {
  const form = ticked(count);
  const once = () => {
    const { user, system } = process.cpuUsage();
    sendSchema.safeParse(nestValues(formValues(form)));
    const spent = process.cpuUsage({ user, system });
    return (spent.user + spent.system) / 1_000;
  };
  return Math.min(once(), once(), once());
}

test("ten thousand boxes are one clear refusal, soon", () => {
  const parsed = sendSchema.safeParse(nestValues(formValues(ticked(10_000))));
  expect(parsed.error?.issues.map(({ message, path }) => [path.join("."), message])).toEqual([
    ["cellule", "too-many-cells"],
  ]);
  expect(cost(10_000)).toBeLessThan(200);
});

test("five times the boxes cost about five times as much, not twenty-five", () => {
  const few = Math.max(cost(2_000), 1);
  expect(cost(10_000) / few).toBeLessThan(15);
});

test("twelve thousand fields are the most that any form has", () => {
  expect(formValues(ticked(12_000)).cellule).toHaveLength(12_000);
  expect(() => formValues(ticked(12_001))).toThrow(OversizedForm);
});
