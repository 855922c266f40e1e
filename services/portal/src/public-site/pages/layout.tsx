import type { ReactNode } from 'react';
import { ledgerWords } from '../ledger-words.ts';
import { words, type Language } from '../words.ts';

export interface View {
  language: Language;
  large: boolean;
  /** The address being shown, with its query, for the switches. */
  address: string;
}

interface LayoutProps extends View {
  title: string;
  current?: 'decisions' | 'officers' | 'bodies' | 'check' | 'ledger';
  /** Of this site; the page is whole without it. */
  script?: string;
  children: ReactNode;
}

const withQuery = (address: string, name: string, value: string | undefined) => {
  const url = new URL(address, 'http://site');
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
};

const pages = [
  ['decisions', '/'],
  ['officers', '/officers'],
  ['bodies', '/bodies'],
  ['check', '/check'],
  ['ledger', '/ledger'],
] as const;

/** A link within the site keeps the reader's language and type size. */
export const href = ({ language, large }: View, address: string) => {
  const inLanguage = language === 'en' ? withQuery(address, 'lang', 'en') : address;
  return large ? withQuery(inLanguage, 'type', 'large') : inLanguage;
};

export const Layout = (props: LayoutProps) => {
  const { language, large, address, title, current, script, children } = props;
  const say = words[language];
  const names = { ...say, ...ledgerWords[language] };
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'} className={large ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - ${say.site}`}</title>
        <link rel="stylesheet" href="/public.css" />
        {script && <script type="module" src={script} />}
      </head>
      <body>
        <a className="skip" href="#content">
          {say.skip}
        </a>
        <header>
          <div className="wrap">
            <strong>
              <a href={href(props, '/')}>{say.site}</a>
            </strong>
            <nav>
              {pages.map(([name, path]) => (
                <a key={name} href={href(props, path)} aria-current={name === current ? 'page' : undefined}>
                  {names[name]}
                </a>
              ))}
            </nav>
            <span className="tools">
              <a href={withQuery(address, 'type', large ? undefined : 'large')}>
                {large ? say.normal : say.large}
              </a>
              <a
                href={withQuery(address, 'lang', language === 'zh' ? 'en' : undefined)}
                lang={language === 'zh' ? 'en' : 'zh-CN'}
              >
                {language === 'zh' ? 'English' : '中文'}
              </a>
            </span>
          </div>
        </header>
        <main id="content" className="wrap">
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          <div className="wrap">
            <a href="/session/login?to=/workbench/">{say.staff}</a>
          </div>
        </footer>
      </body>
    </html>
  );
};

export const Fact = ({ name, children }: { name: string; children: ReactNode }) =>
  children === undefined || children === '' ? null : (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
