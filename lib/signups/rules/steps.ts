import { STEPS, type Step } from "../schema";

export type StepProgress = { step: Step; state: "done" | "current" | "todo"; reachable: boolean };

/** The first step that is not done; the last one, the confirmation, closes the file and is never done before. */
export function firstUndone(done: readonly string[]): Step {
  return STEPS.find((step) => !done.includes(step)) ?? "confirmation";
}

/** Whether every step before this one is done. */
export function isReachable(step: Step, done: readonly string[]): boolean {
  return STEPS.slice(0, STEPS.indexOf(step)).every((earlier) => done.includes(earlier));
}

export function isStep(text: string): text is Step {
  return (STEPS as readonly string[]).includes(text);
}

/** Every step as the reader of `current` sees it. */
export function progress(current: Step, done: readonly string[]): StepProgress[] {
  return STEPS.map((step) => ({
    step,
    state: step === current ? "current" : done.includes(step) ? "done" : "todo",
    reachable: isReachable(step, done),
  }));
}
