"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, use, useEffect } from "react";
import { FormContext, useFormField } from "@/components/forms/form-context";

/** Reads the page again once the server says that the file has moved on: what stands beside the fields is then new. */
export function FollowVersion({ version }: { version: number }) {
  const { state } = use(FormContext);
  const router = useRouter();
  const told = state.status === "refused" ? state.values.version : undefined;
  useEffect(() => {
    if (told !== undefined && Number(told) > version) router.refresh();
  }, [told, version, router]);
  return null;
}

type Props = {
  name: string;
  /** The refusal of a field that somebody else changed meanwhile. */
  sentence: string;
  children: ReactNode;
};

/** What a field holds by now, shown where somebody else changed it while the reader was typing. */
export function NewerValue({ name, sentence, children }: Props) {
  const { error } = useFormField(name);
  return error === sentence ? (
    <div className="mt-2 rounded-lg border border-warning-line bg-warning-soft p-3">{children}</div>
  ) : null;
}
