"use client";

import type { ComponentProps } from "react";
import { TextField } from "./text-field";

/** A day, by the browser's own date control; its value is "2026-11-24". */
export function DateField(props: Omit<ComponentProps<typeof TextField>, "type" | "width" | "inputMode">) {
  return <TextField {...props} type="date" width="medium" />;
}
