import type { Fetched } from '../share-api.ts';
import { shareWords } from '../share-words.ts';
import { href, Layout, type View } from './layout.tsx';

interface ShareProps extends View {
  token: string;
  recipient?: string;
  fetched?: Fetched;
}

/** 凭证领取: the recipient says who it is; one use, one file. */
export const SharePage = ({ token, recipient, fetched, ...view }: ShareProps) => {
  const say = shareWords[view.language];
  if (fetched && 'file' in fetched)
    return (
      <Layout {...view} title={say.doneTitle}>
        <p>{say.done}</p>
        <p>
          <a href={fetched.file} rel="noreferrer">
            {say.file}
          </a>
        </p>
        <p>
          <a href={href(view, '/check')}>{say.check}</a>
        </p>
      </Layout>
    );
  return (
    <Layout {...view} title={say.title}>
      {fetched && (
        <div className="notice" role="alert" id="refused">
          <strong>{say.refused}</strong>
          <p>{fetched.refused[view.language]}</p>
          <p>{say.next}</p>
        </div>
      )}
      <p>{say.lead}</p>
      <form className="search" method="post" action={href(view, `/shares/${encodeURIComponent(token)}`)}>
        <label htmlFor="recipient">{say.recipient}</label>
        <input
          id="recipient"
          name="recipient"
          type="text"
          defaultValue={recipient}
          maxLength={200}
          autoComplete="organization"
          required
          aria-describedby="once"
        />
        <button type="submit">{say.fetch}</button>
      </form>
      <p id="once" className="quiet">
        {say.once}
      </p>
    </Layout>
  );
};
