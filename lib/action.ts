import "server-only";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { notFound, redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import {
  type AccountActor,
  NotAllowed,
  type ParentActor,
  type PendingActor,
  type Permission,
  type StaffActor,
} from "./actor";
import { requireAccount, requireParent, requirePending, requireStaff, visitor } from "./auth";
import { formValues, nestValues, OversizedForm } from "./form-data";
import type { FormState } from "./form-state";
import { newId } from "./ids";
import { log } from "./log";
import { isSameOrigin } from "./request";
import { type Refusal, type RefusalCode, type Result, refuse } from "./result";

/** After success: go to a page of the portal, say a sentence where the form stands, or nothing after a mere check. */
export type Outcome = { to: string } | { message: string } | { unchanged: true };

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
type Run<A, S extends z.ZodType> = (actor: A, input: z.output<S>) => Promise<Result<Outcome>>;

const SECRET_FIELD = /passe|confirmation/i;

function typedValues(values: Record<string, string | string[]>) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET_FIELD.test(name)));
}

/** Names every field that zod refused, by its path in the form, with the first reason. */
function fieldRefusals(error: z.ZodError): Record<string, RefusalCode> {
  const fields: Record<string, RefusalCode> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    fields[path] ??= issue.message as RefusalCode;
  }
  return fields;
}

async function refusedState(refusal: Refusal, values: Record<string, string | string[]>, errorId?: string) {
  const t = await getTranslations("refusals");
  const say = (code: RefusalCode, params: Refusal["params"] = {}) =>
    t.has(code) ? t(code as "invalid", params) : t("invalid");
  const state: FormState = {
    status: "refused",
    message: say(refusal.code, { errorId: errorId ?? "", ...refusal.params }),
    errorId,
    fields: Object.fromEntries(
      Object.entries(refusal.fields ?? {}).map(([name, code]) => [name, say(code, refusal.params)]),
    ),
    values: typedValues({ ...values, ...refusal.values }),
    at: performance.now(),
  };
  return state;
}

/**
 * The one way in for every form: same origin, who is it, are the answers well formed, one command,
 * one typed answer. A refusal keeps what was typed; an exception is logged under an id that the user sees.
 */
function formAction<A, S extends z.ZodType>(gate: () => Promise<A>, schema: S, run: Run<A, S>): FormAction {
  return async (_state, form) => {
    if (!isSameOrigin(await headers())) return refusedState(refuse("forbidden-origin"), {});
    let values: Record<string, string | string[]> = {};
    try {
      values = formValues(form);
      const actor = await gate();
      const parsed = await schema.safeParseAsync(nestValues(values));
      if (!parsed.success) {
        return await refusedState(refuse("form-invalid", { fields: fieldRefusals(parsed.error) }), values);
      }
      const result = await run(actor, parsed.data);
      if (!result.ok) return await refusedState(result, values);
      if ("unchanged" in result.value) return { status: "done" };
      // The frame around the page (what waits, who is signed in) may have changed with it.
      revalidatePath("/", "layout");
      if ("to" in result.value) redirect(result.value.to as "/");
      return { status: "done", message: result.value.message };
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof NotAllowed) notFound();
      if (error instanceof OversizedForm) return refusedState(refuse("form-too-large"), {});
      const errorId = newId().slice(-12);
      log().error({ err: error, errorId }, "action failed");
      return refusedState(refuse("unexpected"), values, errorId);
    }
  };
}

/** A form for anybody. */
export const visitorAction = <S extends z.ZodType>(
  schema: S,
  run: Run<Awaited<ReturnType<typeof visitor>>, S>,
) => formAction(visitor, schema, run);

/** A form for somebody signed in, at whatever stage. */
export const accountAction = <S extends z.ZodType>(schema: S, run: Run<AccountActor, S>) =>
  formAction(requireAccount, schema, run);

/** A form for an adult who finishes the first file. */
export const pendingAction = <S extends z.ZodType>(schema: S, run: Run<PendingActor, S>) =>
  formAction(requirePending, schema, run);

/** A form for a parent. */
export const parentAction = <S extends z.ZodType>(schema: S, run: Run<ParentActor, S>) =>
  formAction(requireParent, schema, run);

/** A form for staff who hold `permission` somewhere; the command checks where. */
export const staffAction = <S extends z.ZodType>(
  permission: Permission,
  schema: S,
  run: Run<StaffActor, S>,
) => formAction(() => requireStaff(permission), schema, run);
