/** Of the lists of most used passwords those that are long enough here and no mere run or repetition. */
const COMMON = [
  ...['1q2w3e4r5t6y', '1qaz2wsx3edc', 'q1w2e3r4t5y6', '123qweasdzxc', 'qazwsxedcrfv', 'zaq12wsxcde3', 'qwertyuiopas'],
  ...[
    'qwerty123456',
    'password1234',
    'password12345',
    'password123456',
    'administrator',
    'unbelievable',
    'welcome12345',
  ],
  ...['changeme1234', 'letmein12345', 'iloveyou1234', 'p@ssw0rd1234', 'passw0rd1234', 'asdfghjkl123', '1234567891011'],
];
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Whether a password is long enough and yet among the first that are tried (ASVS 5.0 6.2.4, NIST SP 800-63B 5.1.1.2). */
export function isCommonPassword(typed: string): boolean {
  const password = typed.normalize('NFKC').toLowerCase();
  return COMMON.includes(password) || isRepeated(password) || isRun(password);
}

/** The same few characters over and over. */
const isRepeated = (text: string) => /^(.{1,8}?)\1+$/su.test(text);

/** Nothing but steps along the alphabet or the keyboard, either way. */
function isRun(text: string): boolean {
  const lines = ROWS.flatMap((row) => [row, [...row].toReversed().join('')]).map((line) => line + line);
  return (
    text !== '' &&
    [...text].every((sign, index) => index === 0 || lines.some((line) => line.includes(text[index - 1]! + sign)))
  );
}
