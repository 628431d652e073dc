"use client";

import { useEffect, useRef, useState } from "react";
import { SubmitButton } from "@/components/forms/submit-button";

type Props = { words: { send: string; sending: string; sendCount: string } };

/** Sends the ticked days; with script, its button says how many they are. */
export function SendBar({ words }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const tell = () => setCount(form.querySelectorAll("input[name=cellule]:checked").length);
    tell();
    form.addEventListener("change", tell);
    return () => form.removeEventListener("change", tell);
  }, []);
  return (
    <div ref={place} className="w-full sm:w-auto">
      <SubmitButton pending={words.sending} wide>
        {count === null ? words.send : words.sendCount.replace("{count}", String(count))}
      </SubmitButton>
    </div>
  );
}
