export * from './base.ts';
export * from './parse-config.ts';
export * from './secret.ts';
export { connectionUrl, httpUrl, port, secret, setting, text, type SettingWords } from './settings.ts';
