"use client";

import { createContext, use } from "react";
import { type FormState, fieldId, IDLE } from "@/lib/form-state";

export const FormContext = createContext<{ id: string; state: FormState }>({ id: "", state: IDLE });

/** What the nearest ActionForm knows about a field. */
export function useFormField(name: string) {
  const { id, state } = use(FormContext);
  const refused = state.status === "refused";
  const typed = refused ? state.values[name] : undefined;
  const list = typed === undefined ? [] : [typed].flat();
  return {
    id: id ? fieldId(id, name) : name.replaceAll(".", "-"),
    /** The sentence that the server wants beside the field. */
    error: refused ? state.fields[name] : undefined,
    /** The form came back: typed values stand in place of the defaults. */
    refused,
    value: list[0],
    list,
    /** Changes with each refusal: a new key makes React mount the control again with what was typed. */
    key: refused ? `${name}@${state.at}` : name,
  };
}
