import { words } from '../words.ts';
import { Layout, type View } from './layout.tsx';

export const NotFoundPage = (view: View) => {
  const say = words[view.language];
  return (
    <Layout {...view} title={say.notFound}>
      <p>{say.notFoundText}</p>
    </Layout>
  );
};

export const UnavailablePage = (view: View) => {
  const say = words[view.language];
  return (
    <Layout {...view} title={say.unavailable}>
      <p>{say.unavailableText}</p>
    </Layout>
  );
};
