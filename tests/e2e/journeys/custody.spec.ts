import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { box, DECEMBER, lockedCell } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { familyOf, openPart } from "../support/family";
import { expect, test } from "../support/test";

const CHILD = "Zoé Bernard";

/** The line of a day in the custody calendar, as it is read out. */
const day = (page: Page, text: string) => page.getByRole("table").getByText(text, { exact: true });

test("staff settle a custody; each home sees its own days, books them and leaves the others", async ({
  own,
  person,
}) => {
  // A custody is one child's: each run of this journey has a portal of its own.
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const { householdId, adult: camille } = await familyOf("parent@demo.test", settings.DATABASE_URL);
  const agent = await person({ baseURL });
  const mother = await person({ baseURL });
  const father = await person({ baseURL });
  await signIn(agent, "agent@demo.test");
  await signIn(mother, "parent@demo.test");
  await signIn(father, "parent3@demo.test");

  await agent.goto(`/equipe/familles/${householdId}`);
  await agent
    .getByRole("list", { name: `Rubriques : ${CHILD}` })
    .getByRole("link", { name: "Jours de garde" })
    .click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText(`Garde de ${CHILD}`);
  await checkPage(agent);
  await agent.getByLabel("À partir du").fill("2026-11-30");
  await agent.getByRole("radio", { name: "Une semaine sur deux" }).check();
  await agent
    .getByRole("group", { name: "Qui prend l’enfant au changement des semaines paires ?" })
    .getByRole("radio", { name: new RegExp(camille) })
    .check();
  await agent.getByLabel("Jour du changement").selectOption("lundi");
  await agent.getByLabel("Heure du changement").fill("07:00");
  await agent.getByRole("radio", { name: "Les semaines continuent d’alterner" }).check();
  await agent.getByRole("button", { name: "Enregistrer la garde" }).click();
  await expect(agent.getByText("La garde est enregistrée.")).toBeVisible();
  await checkPage(agent);

  for (const [parent, wednesday] of [
    [mother, "chez vous"],
    [father, "l’autre foyer"],
  ] as const) {
    await openPart(parent, CHILD, "Jours de garde");
    await checkPage(parent);
    await parent.goto(`${new URL(parent.url()).pathname}?mois=2026-12`);
    await expect(day(parent, `mercredi 9 décembre 2026 : ${wednesday}`)).toBeAttached();
    await checkPage(parent);
  }
  const month = DECEMBER;
  const soir = (state: string) => `${CHILD}, Périscolaire Soir, jeudi 10 décembre 2026, ${state}`;
  const locked = (page: Page) =>
    lockedCell(page, {
      ...{ child: CHILD, slot: "Périscolaire Soir" },
      ...{ day: "jeudi 10 décembre 2026", state: "garde de l’autre foyer" },
    });
  await father.goto(month);
  await expect(locked(father)).toBeVisible();
  await expect(box(father, soir("libre"))).toHaveCount(0);
  await checkPage(father);
  await mother.goto(month);
  await expect(box(mother, soir("libre"))).toBeVisible();

  await openPart(mother, CHILD, "Jours de garde");
  await mother.goto(`${new URL(mother.url()).pathname}?mois=2026-12`);
  await mother.getByLabel("Jour à donner").selectOption("jeudi 10 décembre 2026");
  await mother.getByRole("button", { name: "Donner ce jour" }).click();
  await expect(
    mother.getByText("L’autre foyer a maintenant la garde le jeudi 10 décembre 2026."),
  ).toBeVisible();
  await expect(day(mother, "jeudi 10 décembre 2026 : l’autre foyer, jour changé")).toBeAttached();
  await father.goto(month);
  await expect(box(father, soir("libre"))).toBeVisible();
  await mother.goto(month);
  await expect(locked(mother)).toBeVisible();

  await openPart(mother, CHILD, "Jours de garde");
  await mother.goto(`${new URL(mother.url()).pathname}?mois=2026-12`);
  await mother.getByLabel("Jour à reprendre").selectOption("jeudi 10 décembre 2026");
  await mother.getByRole("button", { name: "Reprendre ce jour" }).click();
  await expect(
    mother.getByText("Votre foyer a de nouveau la garde le jeudi 10 décembre 2026."),
  ).toBeVisible();
});
