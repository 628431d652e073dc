"use client";

import {
  type ReactNode,
  type SubmitEvent,
  startTransition,
  useActionState,
  useEffect,
  useMemo,
  useRef,
} from "react";
import { type FormState, fieldId, IDLE } from "@/lib/form-state";
import { ErrorSummary } from "./error-summary";
import { FormContext, type LiveChecks } from "./form-context";
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
  /** Checks while one types and, where `mayBeSent` is given, before anything is sent. */
  live?: LiveChecks & { mayBeSent?: () => Promise<boolean> };
};

/**
 * A plain form around a server action. A refusal stands above it and beside each faulty field, and
 * what was typed stays, with and without script. With script, a refusal takes the focus.
 */
export function ActionForm({
  id,
  action,
  labels,
  initial = IDLE,
  className = "stack",
  children,
  live,
}: Props) {
  const [state, formAction] = useActionState(action, initial);
  const summary = useRef<HTMLDivElement>(null);
  const refusedAt = state.status === "refused" ? state.at : undefined;

  const forget = live?.forget;
  useEffect(() => {
    if (refusedAt === undefined) return;
    forget?.();
    summary.current?.focus();
  }, [refusedAt, forget]);

  const context = useMemo(() => ({ id, state, live }), [id, state, live]);
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    if (!live?.mayBeSent) return;
    event.preventDefault();
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
    if (await live.mayBeSent()) startTransition(() => formAction(form));
  };
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
      <form id={id} action={formAction} onSubmit={live?.mayBeSent && send} noValidate className={className}>
        {children}
      </form>
    </FormContext>
  );
}
