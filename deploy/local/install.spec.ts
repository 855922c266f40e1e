import { afterAll, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@sanzhi/kernel';
import { installOnce } from './install.ts';
import { cacheFolder } from './instance.ts';

const name = `test-${newId()}`;
const own = () => readdirSync(cacheFolder()).filter((entry) => entry.startsWith(name));
afterAll(() => own().forEach((entry) => rmSync(join(cacheFolder(), entry), { recursive: true })));

it('makes once what two parts ask for at the same time', async () => {
  let made = 0;
  const fill = async (folder: string) => {
    made += 1;
    await sleep(20);
    writeFileSync(join(folder, 'program'), 'whole');
  };
  const folders = await Promise.all([installOnce(name, fill), installOnce(name, fill)]);
  folders.push(await installOnce(name, fill));
  expect(folders).toEqual(Array(3).fill(join(cacheFolder(), name)));
  expect(readFileSync(join(cacheFolder(), name, 'program'), 'utf8')).toBe('whole');
  expect(made).toBe(1);
});

it('leaves nothing of an install that broke off, and does it again when asked', async () => {
  const other = `${name}-broken`;
  const fails = () => Promise.reject(new Error('no network'));
  await expect(installOnce(other, fails)).rejects.toThrow('no network');
  expect(existsSync(join(cacheFolder(), other))).toBe(false);
  expect(own()).toEqual([name]);
  await installOnce(other, async () => undefined);
  expect(existsSync(join(cacheFolder(), other))).toBe(true);
});
