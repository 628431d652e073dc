"use client";

import { type ReactNode, use } from "react";
import { FormContext } from "@/components/forms/form-context";
import { Disclosure } from "@/components/ui/disclosure";

type Props = { summary: string; open: boolean; children: ReactNode };

/** A part of a form that is folded away while it says nothing; open once the form came back with what was typed. */
export function Part({ summary, open, children }: Props) {
  const { state } = use(FormContext);
  const cameBack = state.status === "refused" || state.status === "redrawn";
  return (
    <Disclosure summary={summary} open={open || cameBack}>
      <div className="stack">{children}</div>
    </Disclosure>
  );
}
