const ACCEPTED = '.xlsx,.ods,.csv,.txt,.tsv,.zip,.json';

/** Lets staff choose a file; `null` when they choose none. The field exists inside `place` only while they choose. */
export function pickFile(place: HTMLElement): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = ACCEPTED;
    input.hidden = true;
    const done = () => {
      input.remove();
      resolve(input.files?.[0] ?? null);
    };
    input.addEventListener('change', done, { once: true });
    input.addEventListener('cancel', done, { once: true });
    place.append(input);
    input.click();
  });
}
