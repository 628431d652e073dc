"use client";

import { useFormField } from "@/components/forms/form-context";
import { RadioGroup } from "@/components/forms/radio-group";

type Props = { label: string; hint: string; options: { value: string; label: string; hint?: string }[] };

/** Asked only once the server found families that resemble the one typed. */
export function DuplicateQuestion({ label, hint, options }: Props) {
  const field = useFormField("doublons");
  if (!field.error && !field.value) return null;
  return <RadioGroup name="doublons" label={label} hint={hint} options={options} />;
}
