import type { Page } from "@playwright/test";
import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { query } from "../support/database";
import { COLUMNS, EXAMPLE, familiesFile } from "../support/families-file";
import { latestMail } from "../support/mailbox";
import { stage } from "../support/stage";
import { expect, test } from "../support/test";
import { words } from "../support/words";

async function verify(page: Page, name: string, bytes: string | Buffer) {
  await page.goto("/equipe/imports");
  await page
    .getByLabel("Fichier CSV")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(bytes as string) });
  await page.getByRole("button", { name: "Vérifier" }).click();
}

/** What the page counts under a label. */
const count = (page: Page, label: string) =>
  page.getByRole("term").filter({ hasText: label }).locator("xpath=following-sibling::dd[1] | ../dd").first();

async function households(): Promise<number> {
  const [row] = await query<{ count: number }>(
    stage().databaseUrl,
    "SELECT count(*)::int FROM household WHERE external_ref LIKE 'E2E-%'",
  );
  return row?.count ?? 0;
}

test("a file in Windows-1252 with commas is checked, imported with invitations, and doubles nobody", async ({
  page,
}) => {
  const lines = [
    { foyer: "E2E-1", enfant_nom: "Lefèbvre-Noël", enfant_prenom: "Anaïs" },
    {
      foyer: "E2E-1",
      enfant_nom: "Lefèbvre-Noël",
      enfant_prenom: "Côme",
      enfant_date_naissance: "03/02/2020",
    },
    { foyer: "E2E-2", enfant_nom: "Gérôme" },
  ];
  const bytes = Buffer.from(familiesFile(lines, ","), "latin1");
  await signIn(page, "agent@demo.test");
  await verify(page, "familles.csv", bytes);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vérification de familles.csv");
  await expect(count(page, "Lignes lues")).toHaveText("3");
  await expect(count(page, "Foyers à créer")).toHaveText("2");
  await expect(page.getByText("Aucune erreur")).toBeVisible();
  await checkPage(page);
  await page.getByRole("checkbox", { name: /Inviter les familles créées/ }).check();
  await page.getByRole("button", { name: "Importer" }).click();
  await expect(page.getByText("Import terminé")).toBeVisible();
  await expect(count(page, "Foyers créés")).toHaveText("2");
  await expect(count(page, "Invitations envoyées")).toHaveText("2");
  await checkPage(page);
  expect((await latestMail("e2e-2.grme@exemple.test")).text).toContain("Mot de passe provisoire");
  await page.goto("/equipe/familles?q=lefebvre noel");
  await expect(page.getByRole("table")).toContainText("Anaïs Lefèbvre-Noël");
  await expect(page.getByRole("table")).toContainText("Côme Lefèbvre-Noël");

  await verify(page, "familles.csv", bytes);
  await expect(count(page, "Foyers déjà présents")).toHaveText("2");
  await expect(page.getByText("Rien à importer")).toBeVisible();
  expect(await households()).toBe(2);
});

test("each error names its line, its column, what is wrong and what was expected", async ({ page }) => {
  const before = await households();
  const lines = [
    { foyer: "E2E-3", enfant_nom: "Juste" },
    { foyer: "E2E-4", enfant_nom: "Faux", enfant_date_naissance: "31/02/2019", code_postal: "3814" },
    { foyer: "E2E-5", enfant_nom: "Ailleurs", structure: "Crèche de la Lune" },
  ];
  await signIn(page, "agent@demo.test");
  await verify(page, "erreurs.csv", familiesFile(lines));
  await expect(count(page, "Foyers écartés")).toHaveText("2");
  const row = (column: string) => page.getByRole("row").filter({ hasText: column });
  await expect(row("enfant_date_naissance")).toContainText("3");
  await expect(row("enfant_date_naissance")).toContainText("31/02/2019");
  await expect(row("enfant_date_naissance")).toContainText(words("Cette date n'existe pas"));
  await expect(row("enfant_date_naissance")).toContainText("une date JJ/MM/AAAA");
  await expect(row("code_postal")).toContainText("cinq chiffres");
  await expect(row("Crèche de la Lune")).toContainText(
    words("Cette structure n'existe pas dans le portail."),
  );
  await checkPage(page);
  await page.getByRole("button", { name: "Importer" }).click();
  await expect(page.getByText("Import terminé")).toBeVisible();
  await checkPage(page);
  expect(await households()).toBe(before + 1);
});

const UNREADABLE: [name: string, bytes: Buffer | string, answer: string][] = [
  ["vide.csv", "", "Ce fichier est vide."],
  [
    "image.csv",
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    "n'est pas un texte",
  ],
  [
    "tableau.xlsx",
    Buffer.from("PK\u0003\u0004\u0014\u0000\u0006\u0000", "latin1"),
    "est un classeur ou une archive",
  ],
  ["colonnes.csv", `${[...COLUMNS, "pointure"].join(";")}\r\n`, "Ces colonnes ne sont pas connues"],
  ["sans-colonne.csv", "foyer;qf\r\nF1;12\r\n", "Il manque ces colonnes"],
  ["gros.csv", Buffer.alloc(9 * 1024 * 1024, "a;"), "Ce fichier dépasse 8 Mo"],
];

test("a file that cannot be read gets a clear answer and changes nothing", async ({ page }) => {
  const imports = () =>
    query(stage().databaseUrl, "SELECT 1 FROM import_batch WHERE imported_at IS NOT NULL");
  await signIn(page, "agent@demo.test");
  const before = (await imports()).length;
  for (const [name, bytes, answer] of UNREADABLE) {
    await verify(page, name, bytes);
    await expect(
      page.getByRole("alert").filter({ hasText: "Ce fichier ne peut pas être vérifié" }),
    ).toContainText(words(answer));
  }
  await checkPage(page);
  expect((await imports()).length).toBe(before);
});

test("the example file, imported by the demonstration, doubles nobody", async ({ page }) => {
  await signIn(page, "admin@demo.test");
  await verify(page, "familles.csv", EXAMPLE);
  await expect(page.getByText("Rien à importer")).toBeVisible();
  await expect(count(page, "Foyers à créer")).toHaveText("0");
  await checkPage(page);
});
