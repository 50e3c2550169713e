import type { Page } from 'playwright-core';

export const PIN = '246813';

export const staffDialog = (page: Page) => page.getByRole('dialog', { name: '職員用' });

/** Five quick taps in the top left corner. */
export async function openStaffDialog(page: Page): Promise<void> {
  for (let tap = 0; tap < 5; tap += 1) await page.mouse.click(20, 20);
  await staffDialog(page).waitFor();
}

export async function enterDigits(page: Page, digits: string, then = '確定'): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: then, exact: true }).click();
}

/** On a tablet that was just set up: the PIN is set, entered twice, and the menu stands open. */
export async function setPin(page: Page): Promise<void> {
  await openStaffDialog(page);
  await page.getByText('この端末の暗証番号を決めます').waitFor();
  await enterDigits(page, PIN);
  await page.getByText('もう一度入れてください').waitFor();
  await enterDigits(page, PIN);
  await page.getByRole('button', { name: 'USBから読み込む' }).waitFor();
}

/** With the PIN that was set, to the menu. */
export async function enterPin(page: Page): Promise<void> {
  await openStaffDialog(page);
  await page.getByText('暗証番号を入れて').waitFor();
  await enterDigits(page, PIN);
  await page.getByRole('button', { name: 'USBから読み込む' }).waitFor();
}
