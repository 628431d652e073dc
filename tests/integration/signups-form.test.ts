import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { IDLE } from "@/lib/form-state";
import { sendSignUp } from "@/lib/signups/actions";

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
}

test("the buttons of the children give the form back and send nothing", async () => {
  const typed = { prenom: "Nadia", "enfants.0.prenom": "Inès", confidentialite: "oui" };
  const more = await sendSignUp(IDLE, form({ ...typed, geste: "ajouter" }));
  expect(more).toMatchObject({ status: "redrawn", values: { ...typed, "enfants.1.prenom": "" } });
  const fewer = await sendSignUp(more, form({ ...typed, "enfants.1.prenom": "Sami", geste: "retirer.0" }));
  expect(fewer).toMatchObject({ status: "redrawn", values: { prenom: "Nadia", "enfants.0.prenom": "Sami" } });
  expect(await db().signUp.count()).toBe(0);
});
