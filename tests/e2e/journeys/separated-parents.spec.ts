import { signIn } from "../support/accounts";
import { calendarPath } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { familyOf } from "../support/family";
import { expect, test } from "../support/test";

/** What belongs to the first household alone, as it could stand in a page. */
const SECRETS =
  /Camille|Julien|Martin|Léa|Noé|parent@demo|julien\.martin|Lavoir|06 ?39 ?98 ?01 ?0[12]|1234567|1 320/;

test("a slot taken by the other household reads « déjà réservé », and nothing of that household shows", async ({
  own,
  person,
  run,
}) => {
  // Without a rule of custody both homes may book each day; the demonstration has one, so this portal is its own.
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const { householdId, childId } = await familyOf("parent3@demo.test", settings.DATABASE_URL);
  const agent = await person({ baseURL });
  await signIn(agent, "agent@demo.test");
  await agent.goto(`/equipe/familles/${householdId}/garde/${childId}`);
  await agent.getByRole("radio", { name: "Jour par jour, sans règle" }).check();
  await agent.getByRole("button", { name: "Enregistrer la garde" }).click();
  await expect(agent.getByText("La garde est enregistrée.")).toBeVisible();
  await checkPage(agent);

  const day = run.startsWith("mobile") ? "mardi 12 janvier 2027" : "jeudi 14 janvier 2027";
  const month = calendarPath("mois", "2027-01-01");
  const slot = (state: string) => `Zoé Bernard, Périscolaire Soir, ${day}, ${state}`;
  const father = await person({ baseURL });
  await signIn(father, "parent3@demo.test");
  await father.goto(month);
  await father.getByRole("checkbox", { name: slot("libre") }).check();

  const mother = await person({ baseURL });
  await signIn(mother, "parent@demo.test");
  await mother.goto(month);
  await mother.getByRole("checkbox", { name: slot("libre") }).check();
  await mother.getByRole("button", { name: "Envoyer mes demandes" }).click();
  await expect(mother.getByRole("checkbox", { name: slot("demande de réservation") })).toBeVisible();

  await father.getByRole("button", { name: "Envoyer mes demandes" }).click();
  await expect(
    father.getByText("Aucun jour n'a changé").or(father.getByText("Aucun jour n’a changé")),
  ).toBeVisible();
  await expect(father.getByRole("cell", { name: slot("déjà réservé") })).toBeVisible();
  await expect(father.getByRole("checkbox", { name: slot("libre") })).toHaveCount(0);
  await checkPage(father);

  for (const path of [month, "/accueil", "/famille", "/factures", "/documents", "/compte"]) {
    const answer = await father.request.get(path);
    expect(answer.status(), path).toBe(200);
    expect((await answer.text()).match(SECRETS)?.[0], path).toBeUndefined();
  }
});
