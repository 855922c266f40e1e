import { useSyncExternalStore } from 'react';

export interface Words {
  zh: string;
  en: string;
}
export type Language = keyof Words;

const place = 'sanzhi.language';
const listeners = new Set<() => void>();
let current: Language = localStorage.getItem(place) === 'en' ? 'en' : 'zh';

export const setLanguage = (language: Language) => {
  current = language;
  localStorage.setItem(place, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  listeners.forEach((tell) => tell());
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => current);

/** `t('案件', 'Matters')` or `t(words)`: the words of the language in use. */
export type Say = (zh: string | Words, en?: string) => string;

export const useText = (): Say => {
  const language = useLanguage();
  return (zh, en) => (typeof zh === 'string' ? (language === 'zh' ? zh : (en ?? zh)) : zh[language]);
};
