"use client";

import { type ReactNode, useActionState, useEffect, useMemo, useRef } from "react";
import { type FormState, fieldId, IDLE } from "@/lib/form-state";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { FormMessage } from "./form-message";

type Props = {
  /** Prefix of the fields' ids; unique in the page. */
  id: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  labels: {
    /** Heading of a refusal. */
    summary: string;
    /** Words before the reference of a failure, where the message does not name it. */
    reference?: string;
  };
  initial?: FormState;
  className?: string;
  children: ReactNode;
};

/**
 * A plain form around a server action. A refusal stands above it and beside each faulty field, and
 * what was typed stays, with and without script. With script, a refusal takes the focus.
 */
export function ActionForm({ id, action, labels, initial = IDLE, className = "stack", children }: Props) {
  const [state, formAction] = useActionState(action, initial);
  const summary = useRef<HTMLDivElement>(null);
  const refusedAt = state.status === "refused" ? state.at : undefined;

  useEffect(() => {
    if (refusedAt !== undefined) summary.current?.focus();
  }, [refusedAt]);

  const context = useMemo(() => ({ id, state }), [id, state]);
  const errors = useMemo(
    () =>
      state.status === "refused"
        ? Object.entries(state.fields).map(([name, text]) => ({ id: fieldId(id, name), text }))
        : [],
    [id, state],
  );

  return (
    <FormContext value={context}>
      {state.status === "refused" && (
        <ErrorSummary
          ref={summary}
          title={labels.summary}
          message={state.message}
          errors={errors}
          reference={labels.reference && state.errorId ? `${labels.reference} ${state.errorId}` : undefined}
        />
      )}
      {state.status === "done" && state.message && <FormMessage tone="success">{state.message}</FormMessage>}
      <form id={id} action={formAction} noValidate className={className}>
        {children}
      </form>
    </FormContext>
  );
}
