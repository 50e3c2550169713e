/** The name of a file as the record takes it: one line, never empty. */
export const plainLine = (name: string) =>
  name
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200) || '-';
