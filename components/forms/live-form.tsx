"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type ComponentProps, useMemo } from "react";
import { type FieldError, type FieldErrors, get, useForm } from "react-hook-form";
import type { z } from "zod";
import { ActionForm } from "./action-form";

type Values = Record<string, unknown>;

type Props = Omit<ComponentProps<typeof ActionForm>, "live"> & {
  schema: z.ZodType<unknown, Values>;
  /** The sentence of each refusal's code; "invalid" stands for the ones without. */
  sentences: Record<string, string>;
};

/**
 * An ActionForm that also checks each field with the server's schema when it is left, and all of them
 * before sending. Without script it is the plain form; the server decides in every case.
 */
export function LiveForm({ schema, sentences, ...form }: Props) {
  const { register, trigger, formState } = useForm<Values>({
    resolver: zodResolver(schema, undefined, { raw: true }),
    mode: "onTouched",
  });
  const { errors } = formState;
  const live = useMemo(
    () => ({
      register,
      errorOf: (name: string) => sentenceOf(errors, name, sentences),
      mayBeSent: () => trigger(undefined, { shouldFocus: true }),
    }),
    [register, trigger, errors, sentences],
  );
  return <ActionForm {...form} live={live} />;
}

function sentenceOf(errors: FieldErrors<Values>, name: string, sentences: Record<string, string>) {
  const code: unknown = (get(errors, name) as FieldError | undefined)?.message;
  return typeof code === "string" ? (sentences[code] ?? sentences.invalid) : undefined;
}
