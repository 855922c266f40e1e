import { repository } from '@sanzhi/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** For what a page comes to, on a machine with other work. */
export const patience = 120_000;
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chinese glyphs also on a machine without a Chinese font, so that a layout is measured as people see it. */
const fontConfiguration = (folder: string): string => {
  const file = join(folder, 'fonts.conf');
  const font = join(repository, 'node_modules/@expo-google-fonts/noto-serif-sc/400Regular');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${font}</dir>
<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  );
  return file;
};

export interface OpenBrowser {
  browser: Browser;
  close: () => Promise<void>;
}

/** A camera and a microphone that film a test pattern, and an officer who allows their use. */
export const cameraSwitches = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** Debian's Chromium; `SANZHI_CHROMIUM` names another. */
export const openChromium = async (more: readonly string[] = []): Promise<OpenBrowser> => {
  const folder = mkdtempSync(join(tmpdir(), 'sanzhi-chromium-'));
  const browser = await chromium.launch({
    executablePath: process.env['SANZHI_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...switches, ...more],
    timeout: patience,
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration(folder) },
  });
  const close = async (): Promise<void> => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { browser, close };
};
