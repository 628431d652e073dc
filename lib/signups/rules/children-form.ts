import type { FormValues } from "@/lib/form-data";

/** The name of the buttons that add or take away a child: "ajouter", "retirer.2". */
export const GESTURE = "geste";

const CHILD_FIELD = /^enfants\.(\d{1,3})\.(.+)$/;

function childrenOf(values: FormValues): FormValues[] {
  const children = new Map<number, FormValues>();
  for (const [name, value] of Object.entries(values)) {
    const [, index, field] = CHILD_FIELD.exec(name) ?? [];
    if (index && field) children.set(Number(index), { ...children.get(Number(index)), [field]: value });
  }
  return [...children].sort(([a], [b]) => a - b).map(([, child]) => child);
}

function withChildren(values: FormValues, children: readonly FormValues[]): FormValues {
  const others = Object.entries(values).filter(([name]) => name !== GESTURE && !CHILD_FIELD.test(name));
  const numbered = children.flatMap((child, index) =>
    Object.entries(child).map(([field, value]) => [`enfants.${index}.${field}`, value]),
  );
  return Object.fromEntries([...others, ...numbered]);
}

/** How many children the form shows: those that came back with it, one at least. */
export function countChildren(values: FormValues): number {
  return Math.max(childrenOf(values).length, 1);
}

/** The same values with the children numbered from 0 without a gap. */
export function numberChildren(values: FormValues): FormValues {
  return withChildren(values, childrenOf(values));
}

/**
 * The values of the form after "Ajouter un enfant" or "Retirer cet enfant", the children numbered anew; null when the
 * form was sent by its own button. There stay one child at least and `max` at most.
 */
export function editChildren(values: FormValues, max: number): FormValues | null {
  const gesture = values[GESTURE];
  if (typeof gesture !== "string") return null;
  const removed = /^retirer\.(\d{1,3})$/.exec(gesture)?.[1];
  const children = childrenOf(removed ? withoutChild(values, Number(removed)) : values);
  if (gesture === "ajouter" || children.length === 0) children.push({ prenom: "" });
  return withChildren(values, children.slice(0, max));
}

function withoutChild(values: FormValues, index: number): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => Number(CHILD_FIELD.exec(name)?.[1] ?? Number.NaN) !== index),
  );
}
