import type { LedgerDay } from '../ledger-api.ts';
import { ledgerWords } from '../ledger-words.ts';
import { Fact, href, Layout, type View } from './layout.tsx';
import { beijing, readNote } from './notes.ts';

interface LedgerProps extends View {
  checkpoint: string | undefined;
  keys: string | undefined;
  days: LedgerDay[];
  /** Whether there are days before these. */
  more: boolean;
}

/** 账本: what is published of the ledger, and how anyone checks it without this site. */
export const LedgerPage = ({ checkpoint, keys, days, more, ...view }: LedgerProps) => {
  const say = ledgerWords[view.language];
  const oldest = days.at(-1)?.day;
  return (
    <Layout {...view} title={say.ledgerTitle} current="ledger">
      <p>{say.ledgerLead}</p>
      <p>
        <a href={href(view, '/check')}>{say.checkTitle}</a>
      </p>
      <h2>{say.now}</h2>
      {checkpoint === undefined ? <p>{say.none}</p> : <Checkpoint {...view} note={checkpoint} />}
      <h2 id="days">{say.days}</h2>
      {days.length === 0 ? <p>{say.noDays}</p> : <Days {...view} days={days} />}
      {more && oldest && (
        <p>
          <a href={href(view, `/ledger?before=${oldest}#days`)} rel="next">
            {say.earlier}
          </a>
        </p>
      )}
      <h2>{say.keys}</h2>
      <p>{say.keysText}</p>
      {keys === undefined ? <p>{say.noKeys}</p> : <pre className="note">{keys}</pre>}
      <h2>{say.tools}</h2>
      <p>{say.toolsText}</p>
      <dl>
        {say.toolsList.map(([name, text]) => (
          <Fact key={name} name={name}>
            {text}
          </Fact>
        ))}
      </dl>
      <h2>{say.privacy}</h2>
      <p>{say.privacyText}</p>
    </Layout>
  );
};

const Checkpoint = ({ note, ...view }: View & { note: string }) => {
  const say = ledgerWords[view.language];
  const read = readNote(note);
  const [log, ...others] = new Set(read?.signers);
  return (
    <>
      {read && (
        <dl>
          <Fact name={say.entries}>{read.size}</Fact>
          <Fact name={say.root}>
            <code>{read.root}</code>
          </Fact>
          <Fact name={say.signers}>{log}</Fact>
          <Fact name={say.witnesses}>{others.join('、')}</Fact>
        </dl>
      )}
      <details>
        <summary>{say.note}</summary>
        <pre className="note">{note}</pre>
      </details>
    </>
  );
};

const Days = ({ days, ...view }: View & { days: LedgerDay[] }) => {
  const say = ledgerWords[view.language];
  return (
    <table>
      <thead>
        <tr>
          {[say.day, say.entries, say.witnesses, say.publishedAt, say.downloads].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, size, publishedAt, checkpoint, timestamp }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            <td className="right" data-label={say.entries}>
              {size}
            </td>
            <td data-label={say.witnesses}>
              {[...new Set(readNote(checkpoint)?.signers)].slice(1).join('、') || '—'}
            </td>
            <td data-label={say.publishedAt}>{beijing(publishedAt, view.language)}</td>
            <td data-label={say.downloads}>
              <a href={`/ledger/days/${day}/checkpoint`}>{say.checkpointFile}</a>{' '}
              {timestamp === undefined ? (
                <span className="quiet">{say.noTimestamp}</span>
              ) : (
                <a href={`/ledger/days/${day}/timestamp.tsr`}>{say.timestampFile}</a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
