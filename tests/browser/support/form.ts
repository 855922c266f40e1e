import type { Locator, Page } from 'playwright-core';

export type Value = string | number | boolean | undefined | readonly string[] | readonly Values[] | Values;
export interface Values {
  readonly [name: string]: Value;
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Types, ticks and picks what `values` say into the form whose test ids begin with `form`, as a person would. */
export const fillIn = async (page: Page, form: string, values: Values): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await put(page, `${form}-${name}`, value);
};

const put = async (page: Page, id: string, value: Value): Promise<void> => {
  if (value === undefined) return;
  if (typeof value === 'boolean') return page.locator(boxOf(id)).setChecked(value);
  if (Array.isArray(value)) {
    const items = value as readonly (string | Values)[];
    if (items.every((item) => typeof item === 'string')) return pick(page, id, items);
    return putRows(page, id, items as readonly Values[]);
  }
  if (typeof value === 'object') return fillIn(page, id, value as Values);
  const typed = page.locator(`input[data-testid="${id}"], textarea[data-testid="${id}"]`);
  const box = page.getByTestId(id);
  await box.first().waitFor();
  if ((await typed.count()) > 0) return type(typed, String(value));
  return pick(page, id, [String(value)]);
};

const boxOf = (id: string) => `input[data-testid="${id}"], [data-testid="${id}"] input[type=checkbox]`;

const type = async (input: Locator, value: string): Promise<void> => {
  const kind = await input.getAttribute('type');
  await input.fill(kind === 'datetime-local' ? shanghai.format(new Date(value)).replace(' ', 'T') : value);
};

/** Radio buttons lie open; a list is opened first. What is chosen already is left. */
const pick = async (page: Page, id: string, values: readonly string[]): Promise<void> => {
  const first = page.getByTestId(`${id}-option-${values[0]}`);
  const isList = (await page.locator(`.ant-select[data-testid="${id}"]`).count()) > 0;
  if (!isList) return first.click();
  await page.getByTestId(id).click();
  for (const value of values) {
    const option = page.locator('.ant-select-item-option', {
      has: page.getByTestId(`${id}-option-${value}`),
    });
    if ((await option.getAttribute('aria-selected')) !== 'true') await option.click();
  }
  await page.keyboard.press('Escape');
  await page.locator('.ant-select-dropdown:visible').first().waitFor({ state: 'hidden' });
};

const putRows = async (page: Page, id: string, rows: readonly Values[]): Promise<void> => {
  const lastRow = (index: number) => page.getByTestId(`${id}-${index}`);
  for (const [index, row] of rows.entries()) {
    if ((await lastRow(index).count()) === 0) await page.getByTestId(`${id}-add`).click();
    await fillIn(page, `${id}-${index}`, row);
  }
  while ((await lastRow(rows.length).count()) > 0)
    await page.getByTestId(`${id}-${rows.length}-remove`).click();
};
