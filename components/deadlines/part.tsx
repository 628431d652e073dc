"use client";

import { type ReactNode, use } from "react";
import { FormContext } from "@/components/forms/form-context";
import { Disclosure } from "@/components/ui/disclosure";

type Props = {
  summary: string;
  /** Whether the stored rule says something in it. */
  open: boolean;
  /** The fields that say whether it holds anything, once the form came back with what was typed. */
  marks: string[];
  children: ReactNode;
};

/** A part of a form that is folded away while it says nothing. */
export function Part({ summary, open, marks, children }: Props) {
  const { state } = use(FormContext);
  const typed = state.status === "refused" || state.status === "redrawn" ? state.values : null;
  const says = (name: string) => !["", "none", undefined].includes(typed?.[name]?.toString());
  return (
    <Disclosure summary={summary} open={typed ? marks.some(says) : open}>
      <div className="stack">{children}</div>
    </Disclosure>
  );
}
