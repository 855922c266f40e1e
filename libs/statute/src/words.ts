/** The same thing said for people in both languages of the house. */
export interface Words {
  zh: string;
  en: string;
}

/** Where in the law a rule stands. */
export interface Basis {
  zh: string;
  en?: string;
  article: string;
}

export const words = (zh: string, en: string): Words => ({ zh, en });

/** 《行政处罚法》第五十八条, as documents cite it. */
export const cite = (basis: Basis): string => `《${basis.zh}》${basis.article}`;
