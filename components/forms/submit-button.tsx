"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "@/components/ui/button";

type Props = ButtonLook & {
  children: ReactNode;
  /** Words shown while the answer is awaited. */
  pending: string;
  /** Tells which of several buttons was pressed. */
  name?: string;
  value?: string;
};

/** Sends its form; with script, it says that it is on its way and cannot be pressed twice. */
export function SubmitButton({ children, pending: waiting, name, value, ...look }: Props) {
  const { pending, data } = useFormStatus();
  const pressed = pending && (name === undefined || data.get(name) === value);
  return (
    <Button
      {...look}
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pressed ? waiting : children}
    </Button>
  );
}
