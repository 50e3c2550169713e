/** Lets everything run that waits for nothing but its turn: promises and the steps of fake-indexeddb. */
export async function settled(turns = 60): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
