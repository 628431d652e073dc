"use client";

import { createContext, use } from "react";
import { type FormState, fieldId, IDLE } from "@/lib/form-state";

export const FormContext = createContext<{ id: string; state: FormState }>({ id: "", state: IDLE });

/** What the nearest ActionForm knows about a field. */
export function useFormField(name: string) {
  const { id, state } = use(FormContext);
  const cameBack = state.status === "refused" || state.status === "redrawn";
  const typed = cameBack ? state.values[name] : undefined;
  const list = typed === undefined ? [] : [typed].flat();
  return {
    id: id ? fieldId(id, name) : name.replaceAll(".", "-"),
    /** The sentence that the server wants beside the field. */
    error: state.status === "refused" ? state.fields[name] : undefined,
    /** The form came back: typed values stand in place of the defaults. */
    refused: cameBack,
    value: list[0],
    list,
    /** Changes each time that the form comes back: a new key makes React mount the control again with what was typed. */
    key: cameBack ? `${name}@${state.at}` : name,
  };
}
