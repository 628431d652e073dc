import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { detail, edit, familyOf, field, openPart, save } from "../support/family";
import { latestMail } from "../support/mailbox";
import { expect, test } from "../support/test";

const REASON = "L'acte de naissance indique une autre commune.";

test("a parent's changes apply at once or wait; staff accept one, refuse another, and the answer comes by mail", async ({
  page,
  person,
  run,
}) => {
  const login = run.startsWith("mobile") ? "famille02@demo.test" : "famille03@demo.test";
  const family = await familyOf(login);
  await signIn(page, login);
  await page.getByRole("link", { name: "Modifier mes coordonnées/informations" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ma famille");
  await checkPage(page);

  await openPart(page, family.adult, "Coordonnées");
  await checkPage(page);
  await edit(page);
  await checkPage(page);
  await field(page, "Téléphone").fill("12");
  await field(page, "Profession").fill("Menuisière");
  await expect(page.getByText(/^Écrivez un numéro de téléphone complet/)).toBeVisible();
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "Rien n’est encore enregistré" })).toBeFocused();
  await checkPage(page);
  await expect(field(page, "Profession")).toHaveValue("Menuisière");
  await field(page, "Téléphone").fill("06 39 98 07 07");
  await save(page);
  await expect(page.getByText("Vos modifications sont enregistrées.")).toBeVisible();
  await expect(detail(page, "Profession")).toHaveText("Menuisière");
  await expect(detail(page, "Téléphone")).toHaveText("06 39 98 07 07");

  await openPart(page, family.adult, "Identité");
  await edit(page);
  await field(page, "Nom de naissance").fill("d’Ormesson-Le Bihan");
  await field(page, "Commune de naissance").fill("Saint-Étienne");
  await field(page, "Pays de naissance").fill("France");
  await save(page);
  await expect(page.getByText("Vos modifications sont envoyées à la structure")).toBeVisible();
  await expect(page.getByText("En attente de validation")).toHaveCount(3);
  await checkPage(page);
  await detail(page, "Pays de naissance").getByRole("button", { name: "Retirer ma demande" }).click();
  await expect(page.getByText("Votre demande est retirée.")).toBeVisible();
  await expect(page.getByText("En attente de validation")).toHaveCount(2);
  await page.goto("/famille");
  await expect(page.getByText("2 modifications en attente de validation")).toBeVisible();
  await checkPage(page);

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  await agent.goto("/equipe/demandes/dossiers");
  await checkPage(agent);
  const card = agent
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: agent.getByRole("heading", { name: `Identité de ${family.adult}`, exact: true }) });
  await expect(card).toContainText("Saint-Étienne");
  await card.getByRole("link", { name: "Répondre information par information" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText(
    `Dossier de la famille de ${family.adult}`,
  );
  await checkPage(agent);
  const verdict = (name: string) => agent.getByRole("group", { name: `Décision : ${name}`, exact: true });
  await verdict("Nom de naissance").getByRole("radio", { name: "Valider" }).check();
  await verdict("Commune de naissance").getByRole("radio", { name: "Refuser" }).check();
  await agent.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(agent.getByText("Écrivez le motif du refus : la famille le recevra.").first()).toBeVisible();
  await agent.getByLabel("Motif de ce refus : Commune de naissance").fill(REASON);
  await agent.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(agent.getByText("Décision enregistrée")).toBeVisible();

  const mail = await latestMail(login);
  expect(mail.subject).toBe("Réponse à vos demandes sur le dossier de votre famille");
  expect(mail.text).toMatch(/Demande acceptée[\s\S]*Nom de naissance/i);
  expect(mail.text).toMatch(/Demande refusée[\s\S]*Commune de naissance/i);
  expect(mail.text).toContain(REASON);
  expect(mail.text).not.toContain("Ormesson");

  await page.goto("/famille");
  await expect(page.getByText("1 modification refusée : ouvrez pour lire le motif")).toBeVisible();
  await openPart(page, family.adult, "Identité");
  await expect(detail(page, "Nom de naissance")).toHaveText("d’Ormesson-Le Bihan");
  await expect(detail(page, "Commune de naissance")).toContainText(`Motif : ${REASON}`);
  await checkPage(page);

  await page.getByRole("link", { name: "Ma famille" }).first().click();
  await page.getByRole("button", { name: "Je confirme que ces informations sont exactes" }).click();
  await expect(page.getByText("Merci : votre dossier est confirmé pour cette année.")).toBeVisible();
  await checkPage(page);
});

test("of two adults who edit the same field, the second sees what changed and keeps what was typed", async ({
  page,
  person,
  run,
}) => {
  // Each run has one adult of the family that both edit.
  const whose = run.startsWith("mobile") ? "parent@demo.test" : "julien.martin@demo.test";
  const { adult } = await familyOf(whose);
  const julien = await person();
  await signIn(julien, "julien.martin@demo.test");
  await signIn(page, "parent@demo.test");
  for (const reader of [page, julien]) {
    await openPart(reader, adult, "Coordonnées");
    await edit(reader);
  }
  await field(julien, "Profession").fill(`Luthier ${run}`);
  await save(julien);
  await expect(julien.getByText("Vos modifications sont enregistrées.")).toBeVisible();

  await field(page, "Profession").fill(`Archetière ${run}`);
  await field(page, "Employeur").fill(`Atelier ${run}`);
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: /Quelqu’un d’autre a modifié/ })).toBeVisible();
  await expect(field(page, "Profession")).toHaveValue(`Archetière ${run}`);
  await expect(field(page, "Employeur")).toHaveValue(`Atelier ${run}`);
  await expect(page.getByText("Réponse enregistrée à présent :")).toContainText(`Luthier ${run}`);
  await expect(page.getByText(/^Modifié par Julien Martin le/)).toBeVisible();
  await checkPage(page);
  await save(page);
  await expect(page.getByText("Vos modifications sont enregistrées.")).toBeVisible();
  await expect(detail(page, "Profession")).toHaveText(`Archetière ${run}`);
  await expect(detail(page, "Employeur")).toHaveText(`Atelier ${run}`);
});
