"use client";

import { useEffect, useRef, useState } from "react";
import { useFormStatus } from "react-dom";
import { SubmitButton } from "@/components/forms/submit-button";

type Props = { words: { send: string; sending: string; sendCount: string } };

/** Sends the ticked days; with script, its button says how many they are. */
export function SendBar({ words }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState<number | null>(null);
  const { pending } = useFormStatus();
  useEffect(() => {
    const form = place.current?.closest("form");
    // A refusal gives the boxes back as they first were.
    if (!form || pending) return;
    const tell = () => setCount(form.querySelectorAll("input[name=cellule]:checked").length);
    tell();
    form.addEventListener("change", tell);
    return () => form.removeEventListener("change", tell);
  }, [pending]);
  return (
    <div ref={place} className="w-full sm:w-auto">
      <SubmitButton pending={words.sending} wide>
        {count === null ? words.send : words.sendCount.replace("{count}", String(count))}
      </SubmitButton>
    </div>
  );
}
