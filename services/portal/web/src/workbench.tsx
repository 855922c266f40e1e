import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, Empty } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { BrowserRouter } from 'react-router';
import { Problem } from './api/problem.ts';
import { SessionGate } from './api/session.tsx';
import { isInField, isLeaving, signIn } from './api/sign-in.ts';
import { Frame } from './frame/frame.tsx';
import { useLanguage } from './language.ts';
import { Places } from './places.tsx';

/** A read without a session leaves for the sign-in page; a write never does, it would lose what is on the page. */
const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Problem && error.status === 401 && !isInField() && !isLeaving()) signIn();
    },
  }),
  defaultOptions: {
    queries: {
      /** An answer that does not come is told at once; a browser's own idea of being online is not asked. */
      networkMode: 'always',
      staleTime: 2_000,
      retry: (tries, error) =>
        tries < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
  },
});

const theme = {
  token: {
    colorPrimary: '#14447c',
    colorLink: '#0b57b0',
    colorError: '#b42318',
    borderRadius: 4,
    fontSize: 15,
    controlHeight: 38,
  },
};

export const Workbench = () => {
  const language = useLanguage();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zh : en}
      theme={theme}
      button={{ autoInsertSpace: false }}
      empty={{ image: Empty.PRESENTED_IMAGE_SIMPLE }}
    >
      <App>
        <QueryClientProvider client={client}>
          <BrowserRouter basename="/workbench">
            <SessionGate>
              <Frame>
                <Places />
              </Frame>
            </SessionGate>
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
};
