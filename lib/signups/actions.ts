"use server";

import { pendingAction, visitorAction } from "@/lib/action";
import { formValues, OversizedForm } from "@/lib/form-data";
import type { FormState } from "@/lib/form-state";
import { done, type Result } from "@/lib/result";
import * as commands from "./commands";
import { editChildren, numberChildren } from "./rules";
import {
  childrenStepSchema,
  confirmStepSchema,
  contactStepSchema,
  MAX_CHILDREN,
  quotientStepSchema,
  secondAdultStepSchema,
  signUpSchema,
} from "./schema";

const onward = (result: Result, to: string) => (result.ok ? done({ to }) : result);

const send = visitorAction(signUpSchema, async (actor, input) =>
  onward(await commands.signUp(actor, input), "/inscription/envoyee"),
);

/** Sends the sign-up, or gives the form back with one child more or less when a button asked only for that. */
export async function sendSignUp(state: FormState, form: FormData): Promise<FormState> {
  try {
    const values = formValues(form);
    const edited = editChildren(values, MAX_CHILDREN);
    if (edited) return { status: "redrawn", values: edited, at: performance.now() };
    const numbered = new FormData();
    for (const [name, value] of Object.entries(numberChildren(values))) {
      for (const text of [value].flat()) numbered.append(name, text);
    }
    return await send(state, numbered);
  } catch (error) {
    if (error instanceof OversizedForm) return send(state, form);
    throw error;
  }
}

const NEXT_STEP = "/inscription/dossier";

export const saveContact = pendingAction(contactStepSchema, async (actor, input) =>
  onward(await commands.saveContact(actor, input), NEXT_STEP),
);

export const saveChildren = pendingAction(childrenStepSchema, async (actor, input) =>
  onward(await commands.saveChildren(actor, input), NEXT_STEP),
);

export const saveSecondAdult = pendingAction(secondAdultStepSchema, async (actor, input) =>
  onward(await commands.saveSecondAdult(actor, input), NEXT_STEP),
);

export const saveQuotient = pendingAction(quotientStepSchema, async (actor, input) =>
  onward(await commands.saveQuotient(actor, input), NEXT_STEP),
);

export const confirmFile = pendingAction(confirmStepSchema, async (actor) =>
  onward(await commands.confirmFile(actor), "/bienvenue"),
);
