import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { familyOf } from "../support/family";
import { addActivity, addGroup, addSlot, openDays } from "../support/settings";
import { expect, test } from "../support/test";

const ACTIVITY = "Fanfare";

test("a period of enrolment is set, asked for by a parent, and accepted", async ({ own, person }) => {
  test.setTimeout(240_000);
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const login = "famille23@demo.test";
  const { child } = await familyOf(login, settings.DATABASE_URL);
  const admin = await person({ baseURL });
  const parent = await person({ baseURL });
  await signIn(admin, "admin@demo.test");
  await signIn(parent, login);
  const path = await addActivity(admin, ACTIVITY, "Rien");
  await admin.getByRole("radio", { name: /^Seulement les enfants inscrits/ }).check();
  await admin.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(admin.getByText("C’est enregistré.")).toBeVisible();
  await addGroup(admin, path, "Tous âges");
  await addSlot(admin, path, { name: "Répétition", from: "18:40", to: "19:10" });
  await openDays(admin, path, {
    from: "2026-11-30",
    to: "2026-12-11",
    weekdays: ["lundi"],
    places: { "Tous âges": "4" },
  });

  await admin.goto(`${path}/inscriptions`);
  await checkPage(admin);
  await admin.getByRole("link", { name: "Ajouter une période" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Nouvelle période d’inscription");
  await checkPage(admin);
  await admin.getByRole("textbox", { name: "Nom de la période" }).fill("Hiver");
  await admin.getByLabel("Premier jour").fill("2026-11-24");
  await admin.getByLabel("Dernier jour").fill("2026-12-31");
  const moment = (name: string) => admin.getByRole("group", { name }).getByLabel("Jour");
  await moment("Ouverture des demandes").fill("2026-11-20");
  await moment("Clôture des demandes").fill("2026-12-10");
  await admin.getByLabel("Tous âges (2 à 12 ans)").fill("3");
  await admin.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(admin.getByText("La période est enregistrée.")).toBeVisible();
  await checkPage(admin);

  await parent.goto("/reservations?vue=mois&date=2026-12-01");
  const box = parent.getByRole("checkbox", {
    name: `${child}, ${ACTIVITY} Répétition, lundi 7 décembre 2026, libre`,
  });
  await expect(parent.getByRole("heading", { level: 1 })).toHaveText("Mes réservations");
  await expect(box).toHaveCount(0);
  await parent.goto("/reservations/inscriptions");
  const card = parent.locator(`form[id^=inscription-]`).filter({ hasText: "Tous âges" });
  const choice = card.getByRole("checkbox", { name: new RegExp(`^${child.split(" ")[0]}`) });
  await choice.check();
  await card.getByRole("button", { name: "Demander l’inscription" }).click();
  await expect(parent.getByText(/^1 demande envoyée\./)).toBeVisible();
  await checkPage(parent);

  const agent = await person({ baseURL });
  await signIn(agent, "agent@demo.test");
  await agent.goto("/equipe/demandes/activites");
  await checkPage(agent);
  const table = agent.getByRole("table", { name: `${ACTIVITY}, Tous âges` });
  await table.getByLabel(/^Réponse à la demande de/).selectOption("Inscrire");
  await agent.getByRole("button", { name: "Enregistrer les réponses" }).click();
  await expect(agent.getByText(/1 enfant inscrit\./)).toBeVisible();

  await parent.goto("/reservations?vue=mois&date=2026-12-01");
  await expect(box).toBeVisible();
  await parent.goto("/demo/mails");
  await expect(parent.getByText(login).first()).toBeVisible();
});
