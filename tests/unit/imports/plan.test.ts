import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { childKey, matchKeys, planImport } from "@/lib/imports/rules";
import type { ExistingHousehold, ImportPlan, ParsedHousehold } from "@/lib/imports/schema";
import { inShort, type Line, parseLines, stranger } from "./file";

/** What the database holds once a plan is carried out, as the commands carry it out. */
function apply(plan: ImportPlan, existing: ExistingHousehold[]): ExistingHousehold[] {
  const ids = new Map(
    existing.flatMap(({ children }) => children.map((child) => [childKey(child), child.id])),
  );
  const after = existing.map((known) => ({ ...known, children: [...known.children] }));
  for (const { household, action, householdId, children } of plan.households) {
    if (action === "conflict") continue;
    const added = children
      .filter((planned) => planned.action !== "present")
      .map(({ child: { nameKey, birthDate }, childId }) => {
        const key = childKey({ nameKey, birthDate });
        const id = childId ?? ids.get(key) ?? `child-${ids.size}`;
        ids.set(key, id);
        return { id, nameKey, birthDate };
      });
    const known = after.find(({ id }) => id === householdId);
    if (known) {
      known.externalRef ??= household.externalRef;
      known.children.push(...added);
    } else {
      const adults = household.adults.map(({ nameKey, email, phone, hasLogin }) => ({
        nameKey,
        email: hasLogin ? email : null,
        phone,
      }));
      after.push({ id: `home-${after.length}`, externalRef: household.externalRef, adults, children: added });
    }
  }
  return after;
}

const imported = (lines: Line[], existing: ExistingHousehold[] = []) =>
  apply(planImport(parseLines(lines).households, existing), existing);
const actions = (plan: ImportPlan) => plan.households.map(({ action }) => action);
const planLines = (lines: Line[], existing: ExistingHousehold[]) =>
  planImport(parseLines(lines).households, existing);
const only = (existing: ExistingHousehold[], change: Partial<ExistingHousehold>) => [
  { ...(existing[0] as ExistingHousehold), ...change },
];

describe("a first import", () => {
  it("creates everything, a shared child once", () => {
    const shared = { enfant_nom: "Roy", enfant_prenom: "Zoé" };
    const plan = planLines([stranger("a", shared), stranger("b", shared)], []);
    expect(actions(plan)).toEqual(["create", "create"]);
    expect(plan.households.map(({ children }) => children[0])).toMatchObject([
      { action: "create", childId: null },
      { action: "link", childId: null },
    ]);
    expect(plan).toMatchObject({ errors: [], notices: [] });
  });
});

describe("families already there", () => {
  const there = imported([{}]);

  it("skips the same reference with the same people", () => {
    const plan = planLines([{ foyer: "f1", qf: "999" }], there);
    expect(plan.households).toMatchObject([{ action: "present", householdId: "home-0" }]);
  });
  it.each<[string, Line]>([
    ["e-mail", { responsable1_nom: "Durand", responsable1_telephone: "" }],
    ["phone", { responsable1_nom: "Durand", responsable1_email: "" }],
    ["name", { responsable1_nom: "MARTIN", responsable1_email: "", responsable1_telephone: "" }],
  ])("skips the same child with the same %s of an adult", (_, line) => {
    const [household] = only(there, { externalRef: null });
    expect(actions(planLines([{ foyer: "autre", ...line }], household ? [household] : []))).toEqual([
      "present",
    ]);
  });
  it("compares e-mails without regard to case", () => {
    const adults = [{ nameKey: "anne durand", email: "Anne.Martin@exemple.test", phone: null }];
    const line = { foyer: "autre", responsable1_telephone: "" };
    expect(actions(planLines([line], only(there, { externalRef: null, adults })))).toEqual(["present"]);
  });
  it("adds a child that the household has not", () => {
    const plan = planLines([{}, { enfant_prenom: "Tom" }], there);
    expect(plan.households).toMatchObject([
      { action: "complete", householdId: "home-0", children: [{ action: "present" }, { action: "create" }] },
    ]);
  });
  it("lets nobody else in the file take a household whose reference the file gives to strangers", () => {
    const moved = { foyer: "F9", enfant_prenom: "Léa" };
    expect(actions(planLines([stranger("a", { foyer: "F1" }), moved], there))).toEqual([
      "conflict",
      "create",
    ]);
  });
  it("never adds a child to other people who bear the same reference", () => {
    const plan = planLines([stranger("a", { foyer: "F1" })], there);
    expect(actions(plan)).toEqual(["conflict"]);
    expect(inShort(plan.errors)).toEqual(["2 foyer reference-taken"]);
  });
  it("creates a second household for a known child whose adults are others", () => {
    const plan = planLines([stranger("a", { enfant_nom: "Martin" })], there);
    expect(plan.households).toMatchObject([
      { action: "create", children: [{ action: "link", childId: "child-0" }] },
    ]);
    expect(inShort(plan.notices)).toEqual(["2 enfant_prenom child-known"]);
  });
  it("refuses a third household for a child", () => {
    const two = imported([stranger("a", { enfant_nom: "Martin" })], there);
    const plan = planLines([stranger("b", { enfant_nom: "Martin" }), stranger("c")], two);
    expect(actions(plan)).toEqual(["conflict", "create"]);
    expect(inShort(plan.errors)).toEqual(["2 enfant_prenom third-household"]);
  });
  it("lets one known household answer to one of the file", () => {
    const second = { foyer: "F2", responsable1_email: "", responsable1_telephone: "" };
    expect(actions(planLines([{}, second], there))).toEqual(["present", "create"]);
    expect(actions(planLines([second, {}], there))).toEqual(["create", "present"]);
  });
  it("gives no login to an e-mail that somebody has, and tells it", () => {
    const line = stranger("a", {
      responsable1_email: "Anne.Martin@exemple.test",
      responsable1_telephone: "0639980001",
    });
    const plan = planLines([line], there);
    expect(plan.households[0]?.household.adults[0]?.hasLogin).toBe(false);
    expect(inShort(plan.notices)).toEqual([
      "2 responsable1_email email-known",
      "2 responsable1_telephone phone-known",
    ]);
  });
  it("gives back a login that the file would give to a household already there", () => {
    const taken = imported([stranger("a", { responsable1_email: "" })]);
    const email = "nouveau@exemple.test";
    const lines = [
      stranger("a", { responsable1_email: email }),
      stranger("b", { responsable1_email: email }),
    ];
    const plan = planLines(lines, taken);
    expect(plan.households[1]?.household.adults[0]?.hasLogin).toBe(true);
  });
});

describe("matchKeys", () => {
  it("asks for each thing once", () => {
    const shared = { enfant_nom: "Roy", enfant_prenom: "Zoé", responsable1_telephone: "0639980001" };
    const { households } = parseLines([
      stranger("a", shared),
      stranger("b", { ...shared, responsable1_email: "" }),
    ]);
    expect(matchKeys(households)).toEqual({
      externalRefs: ["F-a", "F-b"],
      children: [{ nameKey: "zoe roy", birthDate: "2019-03-05" }],
      emails: ["a@exemple.test"],
      phones: ["+33639980001"],
    });
  });
});

describe("any town", () => {
  const line = fc.record({
    foyer: fc.constantFrom("F1", "F2", "F3", "F4", "F5"),
    enfant_prenom: fc.constantFrom("Léa", "Tom", "Zoé", "Ana"),
    enfant_nom: fc.constantFrom("Roy", "Koné"),
    adults: fc.constantFrom("a", "b", "c"),
  });
  const town = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) =>
    lines.map(({ adults, ...rest }) => ({
      ...rest,
      responsable1_nom: `Nom ${adults}`,
      responsable1_email: `${adults}@exemple.test`,
      responsable1_telephone: "",
    })),
  );
  const childrenOf = (existing: ExistingHousehold[]) => existing.flatMap(({ children }) => children);
  /** Families that other ways than this file brought in: without a reference, or with that of another year. */
  const renumbered = (known: ExistingHousehold, index: number): ExistingHousehold =>
    index % 2 === 0 ? { ...known, externalRef: index % 3 === 0 ? `OLD-${index}` : null } : known;
  const settled = (plan: ImportPlan) => plan.households.filter(({ action }) => action !== "conflict");

  it("imported again, changes nothing", () => {
    fc.assert(
      fc.property(town, (lines) => {
        const { households } = parseLines(lines);
        const once = apply(planImport(households, []), []);
        const again = planImport(households, once);
        expect(new Set(actions(again))).toEqual(new Set(households.length > 0 ? ["present"] : []));
        expect(apply(again, once)).toEqual(once);
      }),
    );
  });

  it("never doubles a child nor gives one three households, whatever was there", () => {
    fc.assert(
      fc.property(town, town, (before, lines) => {
        const existing = imported(before);
        const after = imported(lines, existing);
        const ids = Map.groupBy(childrenOf(after), childKey);
        for (const same of ids.values()) {
          expect(new Set(same.map(({ id }) => id)).size).toBe(1);
          expect(same.length).toBeLessThanOrEqual(2);
        }
        const emails = after.flatMap(({ adults }) => adults.flatMap(({ email }) => email ?? []));
        expect(new Set(emails).size).toBe(emails.length);
      }),
    );
  });

  it("imported twice over another one, changes nothing the second time", () => {
    fc.assert(
      fc.property(town, town, (before, lines) => {
        const { households }: { households: ParsedHousehold[] } = parseLines(lines);
        const existing = imported(before).map(renumbered);
        const after = apply(planImport(households, existing), existing);
        const again = planImport(households, after);
        expect(settled(again).filter(({ action }) => action !== "present")).toEqual([]);
      }),
    );
  });
});
