"use client";

import { type ReactNode, use } from "react";
import { FormContext } from "@/components/forms/form-context";
import { Disclosure } from "@/components/ui/disclosure";

/** Empty rows to fill, folded away; open once the form came back, since they may hold what was typed. */
export function SpareRows({ summary, children }: { summary: string; children: ReactNode }) {
  const { state } = use(FormContext);
  const cameBack = state.status === "refused" || state.status === "redrawn";
  return (
    <Disclosure summary={summary} open={cameBack}>
      <div className="stack">{children}</div>
    </Disclosure>
  );
}
