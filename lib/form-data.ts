/** More than any form has, few enough to count at once: what is too many for a form is said by its own schema. */
const MAX_FIELDS = 12_000;
const MAX_VALUE = 20_000;

export type FormValues = Record<string, string | string[]>;

/** A form was larger than any form of the portal. */
export class OversizedForm extends Error {}

/**
 * The text fields of a form by name; several values of one name become an array. Files and the
 * framework's own fields are left out. Throws OversizedForm past every bound.
 */
export function formValues(form: FormData): FormValues {
  const values = new Map<string, string | string[]>();
  let count = 0;
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION")) continue;
    if (++count > MAX_FIELDS || value.length > MAX_VALUE || name.length > 200) throw new OversizedForm();
    const before = values.get(name);
    if (Array.isArray(before)) before.push(value);
    else values.set(name, before === undefined ? value : [before, value]);
  }
  return Object.fromEntries(values);
}

type Tree = { [key: string]: Tree | string | string[] };

const isIndexed = (keys: string[]) => keys.length > 0 && keys.every((key) => /^\d{1,3}$/.test(key));

function toArrays(tree: Tree): unknown {
  const entries = Object.entries(tree).map(([key, value]): [string, unknown] => [
    key,
    typeof value === "string" || Array.isArray(value) ? value : toArrays(value),
  ]);
  if (!isIndexed(entries.map(([key]) => key))) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
}

/** "enfants.0.prenom" = "Léa" becomes { enfants: [{ prenom: "Léa" }] }; gaps in numbering close. */
export function nestValues(values: FormValues): unknown {
  const root: Tree = Object.create(null);
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".").slice(0, 5);
    let at = root;
    for (const key of path.slice(0, -1)) {
      const known = at[key];
      const next = typeof known === "object" && !Array.isArray(known) ? known : (Object.create(null) as Tree);
      at[key] = next;
      at = next;
    }
    at[path.at(-1) ?? name] = value;
  }
  return toArrays(root);
}
