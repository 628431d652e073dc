import { signIn } from "../support/accounts";
import { checkPage } from "../support/check-page";
import { latestMail, linkIn } from "../support/mailbox";
import { expect, test } from "../support/test";

test("staff read every mail of a family without its secret, and send it again", async ({
  page,
  person,
  run,
}) => {
  const login = run.startsWith("mobile") ? "famille52@demo.test" : "famille53@demo.test";
  await page.goto("/mot-de-passe-oublie");
  await page.getByLabel("Identifiant").fill(login);
  await page.getByRole("button", { name: "Recevoir le lien" }).click();
  const first = linkIn(await latestMail(login), "/mot-de-passe/");

  const agent = await person();
  await signIn(agent, "agent@demo.test");
  await agent.goto(`/equipe/familles?q=${login}`);
  await checkPage(agent);
  await agent.getByRole("table").getByRole("link").first().click();
  await agent.getByRole("link", { name: "Choisissez un nouveau mot de passe" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("Choisissez un nouveau mot de passe");
  await expect(agent.getByText("••••").first()).toBeVisible();
  expect(await agent.content()).not.toContain(new URL(first).pathname);
  await checkPage(agent);
  await agent.getByRole("button", { name: "Envoyer à nouveau" }).click();
  await expect(agent.getByText("Un nouvel e-mail est en route.")).toBeVisible();
  const second = linkIn(await latestMail(login, 2), "/mot-de-passe/");
  expect(second).not.toBe(first);
  await page.goto(first);
  await expect(page.getByText(/Un message plus récent/)).toBeVisible();
  await page.goto(second);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nouveau mot de passe");
});
