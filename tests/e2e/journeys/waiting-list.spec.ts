import { signIn } from "../support/accounts";
import { box, calendarPath, outcome, send } from "../support/calendar";
import { checkPage } from "../support/check-page";
import { query } from "../support/database";
import { decide } from "../support/staff";
import { expect, test } from "../support/test";

const DATE = "2027-02-16";
const FEBRUARY = calendarPath("mois", DATE);
const DAY = "Vacances Journée, mardi 16 février 2027";

test("a full day: a rank on the waiting list, then the freed place is offered and accepted", async ({
  own,
  person,
}) => {
  const settings = await own.settings();
  await query(
    settings.DATABASE_URL ?? "",
    `UPDATE slot_day SET capacity = 1, adjusted = true FROM slot s JOIN activity a ON a.id = s.activity_id
     WHERE s.id = slot_day.slot_id AND a.name = 'Vacances' AND slot_day.date = $1::date`,
    [DATE],
  );
  const { url: baseURL } = await own.portal(settings);
  const [first, second, agent] = [
    await person({ baseURL }),
    await person({ baseURL }),
    await person({ baseURL }),
  ];
  await signIn(agent, "agent@demo.test");
  await signIn(first, "famille06@demo.test");
  await signIn(second, "parent2@demo.test");

  await first.goto(FEBRUARY);
  const ticked = first.getByRole("checkbox", { name: new RegExp(`${DAY}, libre`) });
  const family = (await ticked.getAttribute("aria-label"))?.split(",")[0]?.split(" ").slice(1).join(" ");
  await ticked.check();
  await send(first);
  await decide(agent, "reservations", `Famille ${family}`);

  await second.goto(FEBRUARY);
  await box(second, `Moussa Diallo, ${DAY}, complet`).check();
  await send(second);
  await expect(outcome(second)).toContainText("1 jour en liste d’attente");
  const waiting = box(second, `Moussa Diallo, ${DAY}, liste d’attente`);
  await expect(waiting).toHaveAccessibleDescription(/1er sur la liste/);
  await checkPage(second);

  await first.goto(FEBRUARY);
  await first.getByRole("checkbox", { name: new RegExp(`${DAY}, réservé`) }).check();
  await send(first);
  await decide(agent, "annulations", `Famille ${family}`);

  await second.goto("/reservations");
  const answers = second.getByRole("region", { name: "Réponses à donner" });
  await expect(answers.getByRole("heading", { name: "Une place s’est libérée pour Moussa" })).toBeVisible();
  await expect(answers.getByText(/^À accepter avant/)).toBeVisible();
  await checkPage(second);
  await answers.getByRole("button", { name: /^Accepter la place/ }).click();
  await expect(answers.getByText("La place est réservée")).toBeVisible();
  await second.goto(FEBRUARY);
  await expect(box(second, `Moussa Diallo, ${DAY}, réservé`)).toBeVisible();
});

test("another day that the structure proposes is accepted in one press", async ({ own, person }) => {
  const settings = await own.settings();
  const { url: baseURL } = await own.portal(settings);
  const parent = await person({ baseURL });
  await signIn(parent, "parent@demo.test");
  await parent.goto("/reservations");
  const answers = parent.getByRole("region", { name: "Réponses à donner" });
  const proposal = answers
    .getByRole("listitem")
    .filter({ has: parent.getByRole("heading", { name: /propose un autre choix pour Noé$/ }) });
  await expect(proposal.getByText("Motif : Le groupe des petits est en sortie ce jour-là.")).toBeVisible();
  const instead = await proposal.getByText(/^À la place\s:\s/).textContent();
  const [, slot, date] = instead?.match(/^À la place\s:\s(.+), (.+)$/) ?? [];
  await checkPage(parent);
  await proposal.getByRole("button", { name: /^Accepter ce jour/ }).click();
  await expect(answers.getByText("La place est réservée")).toBeVisible();
  await expect(proposal).toHaveCount(0);
  await parent.goto(calendarPath("mois", "2026-12-01"));
  await expect(
    parent.getByRole("checkbox", { name: new RegExp(`^Noé Martin, ${slot}, ${date} 2026, réservé`) }),
  ).toBeVisible();
});
