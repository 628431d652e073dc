"use client";

import type { ComponentProps } from "react";
import { LiveForm } from "@/components/forms/live-form";
import { newFamilySchema } from "@/lib/families/schema/families";

/** The form of a new family, checked while staff type. */
export function NewFamilyLiveForm(props: Omit<ComponentProps<typeof LiveForm>, "schema">) {
  return <LiveForm schema={newFamilySchema} {...props} />;
}
