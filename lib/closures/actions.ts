"use server";

import { staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import * as commands from "./commands";
import { closureForm, closureQuery, reopenForm } from "./schema";

const PATH = "/equipe/planning/fermetures";

/** "Voir ce que cela change": nothing is closed yet, the page comes back with the counts. */
export const previewClosure = staffAction("REQUESTS", closureForm, async (_actor, closure) =>
  done({ to: `${PATH}/nouvelle?${closureQuery(closure)}` }),
);

/** "Fermer et prévenir les familles". */
export const closeDays = staffAction("REQUESTS", closureForm, async (actor, closure) => {
  const closed = await commands.closeDays(actor, closure);
  if (!closed.ok) return closed;
  const { days, cancelled } = closed.value;
  return done({ to: `${PATH}?fermes=${days}&annules=${cancelled}` });
});

/** "Rouvrir": the days, and what was booked on them. */
export const reopenDays = staffAction("REQUESTS", reopenForm, async (actor, { fermeture }) => {
  const reopened = await commands.reopenDays(actor, { closureId: fermeture });
  if (!reopened.ok) return reopened;
  const { restored, full } = reopened.value;
  return done({ to: `${PATH}?retablis=${restored}&complets=${full}` });
});
