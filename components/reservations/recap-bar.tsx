"use client";

import { useEffect, useRef, useState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";

type Props = {
  /** Sentences for 0, 1 and several days; "{count}" in the last stands for the number. */
  words: { none: string; one: string; many: string; noscript: string; send: string; sending: string };
};

/** Counts the ticked cells of its form and sends them; without script it only sends. */
export function RecapBar({ words }: Props) {
  const [count, setCount] = useState<number | null>(null);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const form = bar.current?.closest("form");
    if (!form) return;
    const recount = () => setCount(form.querySelectorAll('input[name="cellule"]:checked').length);
    recount();
    form.addEventListener("change", recount);
    return () => form.removeEventListener("change", recount);
  }, []);

  const sentence =
    count === null
      ? words.noscript
      : count === 0
        ? words.none
        : count === 1
          ? words.one
          : words.many.replace("{count}", String(count));
  return (
    <div ref={bar} className="flex w-full flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <p role="status" className="font-semibold max-sm:text-sm">
        {sentence}
      </p>
      <SubmitButton pending={words.sending}>{words.send}</SubmitButton>
    </div>
  );
}
