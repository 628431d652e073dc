import { DECEMBER } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { latestMail } from "../support/mailbox";
import { DEMO_PASSWORD } from "../support/stage";
import { expect, test } from "../support/test";

test("a reader of English has the portal and the mails in English", async ({ page, run }) => {
  const login = run.startsWith("mobile") ? "famille49@demo.test" : "famille50@demo.test";
  const heading = page.getByRole("heading", { level: 1 });
  await page.goto("/connexion");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL("/connexion");
  await checkPage(page);
  await page.goto("/inscription");
  await checkPage(page);

  await page.goto("/connexion");
  await page.getByLabel("Login").fill(login);
  await page.getByRole("textbox", { name: "Password" }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading).toHaveText(/^Hello /);
  await page.goto(DECEMBER);
  await expect(heading).toHaveText("My bookings");
  await expect(
    page.getByRole("checkbox", { name: /, Cantine Repas, .*December.*2026, free$/ }),
  ).not.toHaveCount(0);
  await checkPage(page);

  await page.goto("/compte");
  await page.getByRole("form", { name: "Your language" }).getByRole("button", { name: "English" }).click();
  await expect(heading).toHaveText("Manage your account");
  await page.goto("/mot-de-passe-oublie");
  await page.getByLabel("Login").fill(login);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByText(/valid for one hour/i)).toBeVisible();
  const mail = await latestMail(login);
  expect(mail.subject).toBe("Choose a new password");
  expect(mail.html).toContain('lang="en"');
});
