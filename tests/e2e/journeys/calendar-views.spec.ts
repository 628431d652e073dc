import { signIn } from "../support/accounts";
import { box, calendarPath, outcome, recap, send } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { query } from "../support/database";
import { expect, test } from "../support/test";

const JANUARY = calendarPath("mois", "2027-01-01");
const free = (child: string, slot: string, day: string) => `${child} Diallo, ${slot}, ${day}, libre`;

test("month, week and period, each with its address, and the way back", async ({ page }) => {
  await signIn(page, "parent2@demo.test");
  await page.goto("/reservations");
  const shown = page.getByRole("navigation", { name: /affichée?$/ }).getByRole("heading");
  const views = page.getByRole("navigation", { name: "Affichage" });
  await expect(shown).toHaveText("novembre 2026");
  await expect(page.getByRole("rowheader", { name: /lundi 23 nov/ })).toHaveAttribute("aria-current", "date");
  await page.getByRole("link", { name: "Mois suivant" }).click();
  await expect(page).toHaveURL(calendarPath("mois", "2026-12-01"));
  await expect(shown).toHaveText("décembre 2026");
  await views.getByRole("link", { name: "Semaine" }).click();
  await expect(shown).toHaveText("Semaine 49, du 30 novembre au 6 décembre 2026");
  await checkPage(page);
  await page.getByRole("link", { name: "Semaine suivante" }).click();
  await expect(shown).toHaveText("Semaine 50, du 7 au 13 décembre 2026");
  await views.getByRole("link", { name: "Période" }).click();
  await expect(page).toHaveURL(calendarPath("periode", "2026-12-07"));
  await page.getByRole("link", { name: "Période suivante" }).click();
  await expect(shown).toHaveText("Vacances de Noël");
  await checkPage(page);
  await page.goBack();
  await page.goBack();
  await expect(shown).toHaveText("Semaine 50, du 7 au 13 décembre 2026");
  await page.goBack();
  await page.goBack();
  await expect(shown).toHaveText("décembre 2026");
  await page.getByRole("link", { name: "Aujourd’hui" }).click();
  await expect(shown).toHaveText("novembre 2026");
});

test("ticks follow what goes together, are copied to the sister, kept from page to page, sent and taken back", async ({
  own,
  person,
  isMobile,
}) => {
  const settings = await own.settings();
  await query(
    settings.DATABASE_URL ?? "",
    `INSERT INTO slot_link (slot_id, other_id, kind)
     SELECT m.id, s.id, 'EXCLUDES' FROM slot m JOIN slot s ON s.activity_id = m.activity_id
     JOIN activity a ON a.id = m.activity_id WHERE a.name = 'Périscolaire' AND m.name = 'Matin' AND s.name = 'Soir'`,
  );
  const { url: baseURL } = await own.portal(settings);
  const page = await person({ baseURL });
  await signIn(page, "parent2@demo.test");
  await page.goto(JANUARY);
  const wednesday = (slot: string) =>
    box(page, free("Moussa", `Mercredis ${slot}`, "mercredi 6 janvier 2027"));
  await wednesday("Repas").check();
  await expect(recap(page)).toContainText("Mercredis Repas va avec Mercredis Matin, Mercredis Après-midi");
  await wednesday("Matin").check();
  await expect(recap(page)).toHaveText("2 jours demandés");
  await wednesday("Matin").uncheck();
  await expect(recap(page)).toContainText("Mercredis Repas est décoché : il va avec Mercredis Matin.");
  await expect(wednesday("Repas")).not.toBeChecked();

  const day = (slot: string, date: string) => box(page, free("Moussa", `Périscolaire ${slot}`, date));
  await day("Matin", "lundi 4 janvier 2027").check();
  await day("Soir", "lundi 4 janvier 2027").check();
  await expect(recap(page)).toContainText(
    "Périscolaire Matin est décoché : pas le même jour que Périscolaire Soir.",
  );
  await expect(day("Matin", "lundi 4 janvier 2027")).not.toBeChecked();
  await day("Soir", "lundi 4 janvier 2027").uncheck();

  const dates = ["lundi 11 janvier 2027", "mardi 12 janvier 2027", "jeudi 14 janvier 2027"];
  if (isMobile) {
    for (const date of dates) await day("Soir", date).check();
  } else {
    // Down the column with the mouse, then down another with Shift and the arrows, which Escape takes back.
    await day("Soir", dates[2]!).scrollIntoViewIfNeeded();
    const [from, to] = await Promise.all(
      [dates[0]!, dates[2]!].map((date) => day("Soir", date).boundingBox()),
    );
    await page.mouse.move(from!.x + 5, from!.y + 5);
    await page.mouse.down();
    await page.mouse.move(to!.x + 5, to!.y + 5, { steps: 12 });
    await page.mouse.up();
    await day("Soir", "lundi 18 janvier 2027").focus();
    await page.keyboard.press("Shift+ArrowDown");
    await expect(recap(page)).toHaveText("5 jours demandés");
    await page.keyboard.press("Escape");
  }
  for (const date of dates) await expect(day("Soir", date)).toBeChecked();
  await expect(recap(page)).toHaveText("3 jours demandés");

  await page.getByRole("button", { name: "Copier vers les frères et sœurs" }).click();
  await expect(recap(page)).toContainText("Copie vers Aminata : 3.");
  await expect(recap(page)).toContainText("6 jours demandés");
  await page.getByText("Détail par enfant").click();
  await expect(page.getByRole("heading", { name: "Aminata (3)" })).toBeVisible();
  await checkPage(page);

  await page.getByRole("link", { name: "Mois suivant" }).click();
  await expect(recap(page)).toContainText("6 sur d’autres pages");
  await box(page, free("Moussa", "Périscolaire Soir", "mardi 2 février 2027")).check();
  await expect(recap(page)).toContainText("1 jour demandé, 6 sur d’autres pages");
  await send(page);
  await expect(outcome(page)).toContainText("7 jours demandés");
  await checkPage(page);

  await page.getByRole("button", { name: "Annuler l’envoi" }).click();
  await expect(outcome(page)).toContainText("Votre envoi est annulé");
  await expect(outcome(page)).toContainText("7 jours remis comme avant");
  await expect(box(page, free("Moussa", "Périscolaire Soir", "mardi 2 février 2027"))).toBeVisible();
  await checkPage(page);
});
