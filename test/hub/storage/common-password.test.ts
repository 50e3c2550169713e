import { describe, expect, it } from 'vitest';
import { isCommonPassword } from '../../../src/hub/storage/common-password.ts';

describe('isCommonPassword', () => {
  it.each([
    '123456789012',
    '098765432109',
    '1234567891011',
    'aaaaaaaaaaaaa',
    'abcabcabcabc',
    'passwordpassword',
    'Password1234',
    'abcdefghijkl',
    '1qaz2wsx3edc',
    'Administrator',
    'ｐａｓｓｗｏｒｄ１２３４',
  ])('knows %s', (password) => expect(isCommonPassword(password)).toBe(true));

  it.each([
    'correct horse battery',
    'みどりの丘の三毛猫たち',
    'kuyakusho-no-mikan-ike',
    'x7#Kp2!vQ9wL',
    '482951730664',
    '',
  ])('lets “%s” pass', (password) => expect(isCommonPassword(password)).toBe(false));
});
