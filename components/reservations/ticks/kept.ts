/** What is ticked on the calendar's other pages, by the value of its box, for as long as the browser stays in the portal. */
const kept = new Set<string>();
const sendings = new Set<string>();
let keeper = "";

/** Forgets what another account ticked, and what a sending took along. */
export function openKept(account: string, sending: string | null): void {
  if (account !== keeper || (sending && !sendings.has(sending))) kept.clear();
  keeper = account;
  if (sending) sendings.add(sending);
}

const boxesOf = (table: HTMLTableElement) => [
  ...table.querySelectorAll<HTMLInputElement>('input[name="cellule"]'),
];

/** Ticks again what was ticked before on this page. */
export function restoreKept(table: HTMLTableElement): void {
  for (const box of boxesOf(table)) if (kept.has(box.value)) box.checked = true;
}

/** Remembers what is ticked on this page; returns what is on the others. */
export function keepTicks(table: HTMLTableElement): string[] {
  const elsewhere = new Set(kept);
  for (const { value, checked } of boxesOf(table)) {
    elsewhere.delete(value);
    if (checked) kept.add(value);
    else kept.delete(value);
  }
  return [...elsewhere];
}
