"use client";

import { type ComponentProps, useCallback, useMemo, useState } from "react";
import { type FieldError, type FieldErrors, get, type Resolver, set, useForm } from "react-hook-form";
import type { FormState } from "@/lib/form-state";
import { ActionForm } from "./action-form";

type Values = Record<string, unknown>;

type Props = Omit<ComponentProps<typeof ActionForm>, "live"> & {
  /** Says what the server would refuse of the form, and stores nothing. */
  check: (state: FormState, form: FormData) => Promise<FormState>;
};

const NOTHING_YET: FormState = { status: "idle" };

/** What the server has against the form as it stands, by field. A check that fails is none: the sending decides. */
async function refusalsOf(id: string, check: Props["check"]): Promise<Record<string, string>> {
  const form = document.getElementById(id);
  if (!(form instanceof HTMLFormElement)) return {};
  try {
    const state = await check(NOTHING_YET, new FormData(form));
    return state.status === "refused" ? state.fields : {};
  } catch {
    return {};
  }
}

/**
 * An ActionForm whose fields are checked when they are left, by the server's own schema: no schema travels to the
 * browser, and the sentences come from where they are written. Without script it is the plain form.
 */
export function CheckedForm({ check, ...form }: Props) {
  const { id } = form;
  const [fine, setFine] = useState<ReadonlySet<string>>(new Set());
  const resolver: Resolver<Values> = useCallback(
    async (values, _context, { names }) => {
      const refusals = await refusalsOf(id, check);
      const checked: string[] = names ?? [];
      const errors: FieldErrors<Values> = {};
      for (const name of checked) {
        if (refusals[name]) set(errors, name, { type: "server", message: refusals[name] });
      }
      setFine((before) => {
        const after = new Set(before);
        for (const name of checked) refusals[name] ? after.delete(name) : after.add(name);
        return after;
      });
      return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
    },
    [id, check],
  );
  const { register, formState, clearErrors } = useForm<Values>({
    resolver,
    mode: "onBlur",
    reValidateMode: "onBlur",
  });
  const { errors } = formState;
  const forget = useCallback(() => {
    clearErrors();
    setFine(new Set());
  }, [clearErrors]);
  const live = useMemo(
    () => ({
      register: (name: string) => {
        const { ref: _ref, ...handlers } = register(name);
        return handlers;
      },
      forget,
      // "": put right since the form came back with a refusal.
      errorOf: (name: string) =>
        (get(errors, name) as FieldError | undefined)?.message ?? (fine.has(name) ? "" : undefined),
    }),
    [register, forget, errors, fine],
  );
  return <ActionForm {...form} live={live} />;
}
