import type { FileAnswer, LedgerDay } from '../ledger-api.ts';
import { ledgerWords } from '../ledger-words.ts';
import { Fact, href, Layout, type View } from './layout.tsx';
import { beijing, sizeOf } from './notes.ts';

export type Asked =
  | { kind: 'nothing' }
  | { kind: 'bad'; typed: string }
  | { kind: 'answer'; sha256: string; answer: FileAnswer; day: LedgerDay | undefined };

const typedIn = (asked: Asked) =>
  asked.kind === 'bad' ? asked.typed : asked.kind === 'answer' ? asked.sha256 : '';

/** 行政执法全过程记录: anyone who holds a file can learn whether it is the one that was sealed, without saying who asks. */
export const CheckPage = ({ asked, ...view }: View & { asked: Asked }) => {
  const say = ledgerWords[view.language];
  return (
    <Layout {...view} title={say.checkTitle} current="check" script="/workbench/check/check.js">
      {asked.kind === 'answer' && <Answer {...view} asked={asked} />}
      <p>{say.lead}</p>
      <section id="drop" className="drop" hidden data-sha256={typedIn(asked)}>
        <h2>{say.dropTitle}</h2>
        <label htmlFor="file">{say.drop}</label>
        <input id="file" type="file" aria-describedby="file-note" />
        <p id="file-note" className="quiet">
          {say.dropNote}
        </p>
      </section>
      <section id="steps" aria-live="polite" hidden />
      {asked.kind === 'bad' && (
        <p className="notice" role="alert" id="digest-error">
          {say.badDigest}
        </p>
      )}
      <form className="search" method="get" action="/check" role="search">
        <label htmlFor="sha256">{say.digest}</label>
        <input
          id="sha256"
          name="sha256"
          type="text"
          defaultValue={typedIn(asked)}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          required
          aria-invalid={asked.kind === 'bad' || undefined}
          aria-describedby={asked.kind === 'bad' ? 'digest-error' : undefined}
        />
        {view.language === 'en' && <input type="hidden" name="lang" value="en" />}
        {view.large && <input type="hidden" name="type" value="large" />}
        <button type="submit">{say.ask}</button>
      </form>
      <details className="noprint">
        <summary>{say.howDigest}</summary>
        <dl>
          {say.howDigestList.map(([system, command]) => (
            <Fact key={system} name={system}>
              <code>{command}</code>
            </Fact>
          ))}
        </dl>
      </details>
      <p className="noprint">
        <a href={href(view, '/ledger')}>{say.toLedger}</a>
      </p>
    </Layout>
  );
};

type AnswerProps = View & { asked: Extract<Asked, { kind: 'answer' }> };

const Answer = ({ asked: { sha256, answer, day }, ...view }: AnswerProps) => {
  const say = ledgerWords[view.language];
  const { found } = answer;
  if (!found)
    return (
      <section className="answer" id="answer" data-answer={answer.pending ? 'pending' : 'missing'}>
        <h2>{answer.pending ? say.pending : say.missing}</h2>
        <dl>
          <Fact name={say.digestIs}>
            <code>{sha256}</code>
          </Fact>
        </dl>
        {answer.pending ? (
          <p>{say.pendingText}</p>
        ) : (
          <>
            <p>{say.missingText}</p>
            <ul>
              {say.missingWhy.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
            <p>{say.missingNext}</p>
          </>
        )}
      </section>
    );
  const size = sizeOf(found.checkpoint);
  return (
    <section className="answer" id="answer" data-answer="found">
      <h2>✓ {say.found}</h2>
      <p>{say.foundText}</p>
      <dl>
        <Fact name={say.digestIs}>
          <code>{sha256}</code>
        </Fact>
        <Fact name={say.since}>{beijing(found.time, view.language)}</Fact>
        <Fact name={say.entry}>{found.index}</Fact>
        <Fact name={say.size}>{size === undefined ? undefined : say.sizeIs(size)}</Fact>
      </dl>
      <h3>{say.proves}</h3>
      <ul>
        {say.provesList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>{say.notProves}</h3>
      <ul>
        {say.notProvesList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>{say.files}</h3>
      <ul>
        <li>
          <a href={`/check/proof?sha256=${sha256}`}>{say.proof}</a>
        </li>
        <li>
          <a href={`/api/evidence/v1/public/ledger/files/${sha256}`}>{say.data}</a>
        </li>
        {day ? (
          <>
            <li>
              <a href={`/ledger/days/${day.day}/checkpoint`}>{say.checkpoint}</a>
            </li>
            {day.timestamp !== undefined && (
              <li>
                <a href={`/ledger/days/${day.day}/timestamp.tsr`}>{say.timestamp}</a>
              </li>
            )}
          </>
        ) : (
          <li className="quiet">{say.noDay}</li>
        )}
      </ul>
    </section>
  );
};
