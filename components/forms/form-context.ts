"use client";

import { createContext, use } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { type FormState, fieldId, IDLE } from "@/lib/form-state";

/** What react-hook-form adds to a form that checks while one types. */
export type LiveChecks = {
  /** Without `ref`, it never writes into the control: what the form comes back with stands. */
  register: (
    name: string,
  ) => Omit<UseFormRegisterReturn, "ref"> & Partial<Pick<UseFormRegisterReturn, "ref">>;
  /** Undefined: nothing to say, the server's last refusal stands. */
  errorOf: (name: string) => string | undefined;
  /** The server refused the form as a whole: its answer replaces what was checked before. */
  forget?: () => void;
};

type Context = { id: string; state: FormState; live?: LiveChecks };

export const FormContext = createContext<Context>({ id: "", state: IDLE });

/** What the nearest ActionForm knows about a field. */
export function useFormField(name: string) {
  const { id, state, live } = use(FormContext);
  const cameBack = state.status === "refused" || state.status === "redrawn";
  const typed = cameBack ? state.values[name] : undefined;
  const list = typed === undefined ? [] : [typed].flat();
  return {
    id: id ? fieldId(id, name) : name.replaceAll(".", "-"),
    /** The sentence that the server wants beside the field. */
    error: live?.errorOf(name) ?? (state.status === "refused" ? state.fields[name] : undefined),
    /** Handlers of a form that checks while one types; none elsewhere. */
    live: live?.register(name),
    /** The form came back: typed values stand in place of the defaults. */
    refused: cameBack,
    value: list[0],
    list,
    /** Changes each time that the form comes back: a new key makes React mount the control again with what was typed. */
    key: cameBack ? `${name}@${state.at}` : name,
  };
}
