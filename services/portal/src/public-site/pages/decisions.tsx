import type { disclosureApi, PublicDecision, ReplyOf } from '@sanzhi/contracts';
import { words } from '../words.ts';
import { Fact, href, Layout, type View } from './layout.tsx';

interface ListProps extends View {
  page: ReplyOf<typeof disclosureApi.publicDecisions>;
  q: string;
}

export const DecisionList = ({ page, q, ...view }: ListProps) => {
  const say = words[view.language];
  return (
    <Layout {...view} title={say.decisions} current="decisions">
      <form className="search" method="get" action="/" role="search">
        <label htmlFor="q">{say.searchHint}</label>
        <input id="q" name="q" type="search" defaultValue={q} maxLength={100} />
        {view.language === 'en' && <input type="hidden" name="lang" value="en" />}
        {view.large && <input type="hidden" name="type" value="large" />}
        <button type="submit">{say.search}</button>
      </form>
      {page.items.length === 0 && <p>{say.none}</p>}
      <ol className="list">
        {page.items.map((item) => (
          <li key={item.id}>
            <a href={href(view, `/decisions/${item.id}`)}>
              {item.party}：{item.characterisation}
            </a>
            <div>{item.measures.join('；')}</div>
            <div className="quiet">
              {item.number} · {item.body} · {say.decidedOn} {item.decidedOn} · {say.publishedOn}{' '}
              {item.publishedOn}
            </div>
          </li>
        ))}
      </ol>
      {page.next && (
        <p>
          <a
            href={href(
              view,
              `/?${new URLSearchParams({ ...(q ? { q } : {}), after: page.next }).toString()}`,
            )}
            rel="next"
          >
            {say.more}
          </a>
        </p>
      )}
    </Layout>
  );
};

export const DecisionPage = ({ decision, ...view }: View & { decision: PublicDecision }) => {
  const say = words[view.language];
  return (
    <Layout {...view} title={`${decision.party}：${decision.characterisation}`} current="decisions">
      <h2>{say.summary}</h2>
      <dl>
        <Fact name={say.number}>{decision.number}</Fact>
        <Fact name={say.party}>{decision.party}</Fact>
        <Fact name={say.code}>{decision.partyCode}</Fact>
        <Fact name={say.representative}>{decision.legalRepresentative}</Fact>
        <Fact name={say.characterisation}>{decision.characterisation}</Fact>
        <Fact name={say.basis}>{decision.basis.join('；')}</Fact>
        <Fact name={say.measures}>{decision.measures.join('；')}</Fact>
        <Fact name={say.body}>{decision.body}</Fact>
        <Fact name={say.decidedOn}>{decision.decidedOn}</Fact>
        <Fact name={say.publishedOn}>{decision.publishedOn}</Fact>
        <Fact name={say.until}>{decision.until}</Fact>
        <Fact name={say.remedy}>{decision.remedy}</Fact>
      </dl>
      <h2>{say.text}</h2>
      <article className="text" lang="zh-CN">
        {decision.paragraphs.map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </article>
      <p className="quiet noprint">{say.print}</p>
    </Layout>
  );
};

interface Tombstone {
  number: string;
  withdrawnOn: string;
  reason: string;
}

export const WithdrawnPage = ({ withdrawn, ...view }: View & { withdrawn: Tombstone }) => {
  const say = words[view.language];
  return (
    <Layout {...view} title={say.withdrawn} current="decisions">
      <dl>
        <Fact name={say.number}>{withdrawn.number}</Fact>
        <Fact name={say.withdrawnOn}>{withdrawn.withdrawnOn}</Fact>
        <Fact name={say.reason}>{withdrawn.reason}</Fact>
      </dl>
    </Layout>
  );
};
