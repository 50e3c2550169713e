// What the rules use of papaparse. @types/papaparse would bring all of Node into a room that must not see it.
declare module 'papaparse' {
  interface ParseError {
    type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    code: string;
    row?: number;
  }
  const Papa: {
    parse(
      text: string,
      options: { delimiter: string; newline: string; quoteChar: string },
    ): {
      data: string[][];
      errors: ParseError[];
    };
  };
  export default Papa;
}
