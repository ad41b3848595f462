// Counts what was seen: one line for each check.

export let passed = 0;
export let failed = 0;

export function check(what: string, holds: boolean, seen?: unknown): void {
  if (holds) passed++;
  else failed++;
  console.log(holds ? `ok    ${what}` : `FAIL  ${what}: ${typeof seen === "string" ? seen : JSON.stringify(seen)}`);
}

export function equal(what: string, seen: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)];
  check(what, a === b, `${a}, not ${b}`);
}

export const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Waits until something holds; its value, or an error that says what it was for. */
export async function until<T>(what: string, look: () => T | Promise<T>, seconds = 20): Promise<NonNullable<T>> {
  for (const end = Date.now() + seconds * 1000; ; ) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await sleep(50);
  }
}
