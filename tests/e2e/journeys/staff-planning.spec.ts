import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { familyOf } from "../support/family";
import { addActivity, addGroup, addSlot, openDays } from "../support/settings";
import { expect, test } from "../support/test";

const ACTIVITY = "Ludothèque";
const SLOT = `${ACTIVITY} Atelier`;
const DECEMBER = "/reservations?vue=mois&date=2026-12-01";

/** The latest mail to an address in the demonstration's mailbox. */
async function openMail(page: Page, subject: RegExp) {
  await page.goto("/demo/mails");
  await page.getByRole("link", { name: subject }).first().click();
}

test("staff add a child beyond the deadline, move it, close the day for a strike and reopen it", async ({
  own,
  person,
}) => {
  test.setTimeout(240_000);
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const login = "famille22@demo.test";
  const { child } = await familyOf(login, settings.DATABASE_URL);
  const admin = await person({ baseURL });
  const parent = await person({ baseURL });
  await signIn(admin, "admin@demo.test");
  const path = await addActivity(admin, ACTIVITY, "Rien");
  await addGroup(admin, path, "Tous âges");
  await addSlot(admin, path, { name: "Atelier", from: "18:40", to: "19:10" });
  await openDays(admin, path, {
    from: "2026-11-23",
    to: "2026-12-11",
    weekdays: ["lundi", "mardi"],
    places: { "Tous âges": "4" },
  });

  const agent = await person({ baseURL });
  await signIn(agent, "agent@demo.test");
  await agent.getByRole("link", { name: "Planning" }).first().click();
  await expect(agent).toHaveURL(/\/equipe\/planning/);
  await checkPage(agent);
  await agent.getByRole("link", { name: "Ajouter un enfant" }).click();
  await checkPage(agent);
  await agent.getByRole("searchbox", { name: "Nom de l’enfant ou d’un parent" }).fill(child);
  await agent.getByRole("button", { name: "Chercher" }).click();
  await agent.getByRole("link", { name: child }).first().click();
  await agent.getByRole("checkbox", { name: new RegExp(`^${ACTIVITY} – Atelier`) }).check();
  await agent.getByRole("textbox", { name: "Motif" }).fill("Demandé au téléphone.");
  await checkPage(agent);
  await agent.getByRole("button", { name: "Réserver" }).click();
  await expect(agent.getByText(/^1 créneau réservé\./)).toBeVisible();

  await agent
    .getByRole("table", { name: /^Atelier, / })
    .getByRole("link", { name: child, exact: true })
    .click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText(`Réservation de ${child}`);
  await checkPage(agent);
  await agent.getByLabel("Vers le").fill("2026-12-01");
  await agent.getByRole("button", { name: "Voir les créneaux de ce jour" }).click();
  await agent.getByRole("radio", { name: new RegExp(`^${ACTIVITY} – Atelier`) }).check();
  await checkPage(agent);
  await agent.getByRole("button", { name: "Déplacer la réservation" }).click();
  await expect(agent.getByText(/^La réservation est déplacée\./)).toBeVisible();

  await agent.goto("/equipe/planning/fermetures");
  await checkPage(agent);
  await agent.getByRole("link", { name: "Fermer des jours" }).click();
  await checkPage(agent);
  await agent.getByLabel("Que fermer ?").selectOption({ label: ACTIVITY });
  await agent.getByLabel("Premier jour").fill("2026-12-01");
  await agent.getByLabel("Cause").selectOption("Grève");
  await agent.getByRole("textbox", { name: "Message aux familles" }).fill("Accueil minimum à l’école.");
  await agent.getByRole("button", { name: "Voir ce que cela change" }).click();
  await expect(agent.getByRole("heading", { name: "Ce que la fermeture change" })).toBeVisible();
  await checkPage(agent);
  await agent.getByRole("button", { name: "Fermer et prévenir les familles" }).click();
  await expect(agent.getByText(/^1 créneau fermé, 1 réservation annulée\./)).toBeVisible();
  await checkPage(agent);

  await signIn(parent, login);
  await parent.goto(DECEMBER);
  const day = `${child}, ${SLOT}, mardi 1er décembre 2026`;
  await expect(
    parent.getByRole("cell", { name: `${day}, fermé · Grève : Accueil minimum à l’école.` }),
  ).toBeAttached();
  await parent.goto("/demo/mails");
  await expect(parent.getByText(login).first()).toBeVisible();
  await openMail(parent, /annul|ferm/i);
  await expect(parent.getByRole("main")).toContainText("Accueil minimum à l’école.");

  await agent
    .getByRole("listitem")
    .filter({ hasText: ACTIVITY })
    .getByRole("button", { name: "Rouvrir" })
    .click();
  await expect(agent.getByText("Les jours sont rouverts et 1 réservation est rétablie.")).toBeVisible();
  await parent.goto(DECEMBER);
  await expect(parent.getByRole("checkbox", { name: `${day}, réservé` })).toBeVisible();

  await agent.goto("/equipe/planning?jour=2026-12-01");
  await agent
    .getByRole("table", { name: /^Atelier, / })
    .getByRole("link", { name: child, exact: true })
    .click();
  await agent.getByRole("textbox", { name: "Motif" }).fill("À la demande de la famille.");
  await agent.getByRole("button", { name: "Annuler la réservation" }).click();
  await expect(agent.getByText(/^La réservation est annulée\./)).toBeVisible();
  await expect(agent.getByText("Cette réservation ne peut plus être changée.")).toBeVisible();
  await parent.goto(DECEMBER);
  await expect(parent.getByRole("checkbox", { name: `${day}, libre` })).toBeVisible();
});
