import { evidenceApi, type AccessView } from '@sanzhi/contracts';
import { Tag } from 'antd';
import { useMay, useSession } from '../api/session.tsx';
import { usePages } from '../api/use-read.ts';
import { useText } from '../language.ts';
import { named } from '../names.ts';
import { Paged } from '../ui/more.tsx';
import { Section } from '../ui/page.tsx';
import { timeOf } from '../ui/time.ts';
import { WithReason } from '../ui/with-reason.tsx';
import { purposeNames, shareStates } from './names.ts';
import { ShareForm } from './share-form.tsx';
import { ShareToken } from './share-token.tsx';
import { shareStateOf } from './share-state.ts';

/** 对外提供: what left the house, to whom, on what ground, and how often it was fetched. */
export const SharesOfMatter = ({ matter }: { matter: string }) => {
  const t = useText();
  const may = useMay();
  const pages = usePages(evidenceApi.matterCustody, { id: matter, way: 'share' }, { every: 15_000 });
  return (
    <Section testid="matter-shares" title={t('对外提供', 'Given outside')}>
      <Paged<AccessView>
        pages={pages}
        testid="shares"
        empty={t('没有对外提供过', 'Nothing has been given outside')}
      >
        {(items) => items.map((one) => <OneShare key={one.id} access={one} />)}
      </Paged>
      {may(evidenceApi.shareLink) && <ShareForm matter={matter} />}
    </Section>
  );
};

const colours = { open: 'green', recorded: 'gold', blocked: 'red', revoked: 'red' } as const;

const OneShare = ({ access }: { access: AccessView }) => {
  const t = useText();
  const may = useMay();
  const { subject } = useSession();
  const { id, title, purpose, note, by, at, until, share, revoked, sha256 } = access;
  if (!share) return null;
  const state = shareStateOf(access, new Date());
  const lives = state === 'open' || state === 'recorded';
  const { recipient, left, used } = share;
  return (
    <div className="step" data-testid={`share-${id}`} data-state={state}>
      <div className="card-head">
        <strong>{recipient}</strong>
        <Tag color={state in colours ? colours[state as keyof typeof colours] : undefined}>
          {t(named(shareStates, state))}
        </Tag>
      </div>
      <div>
        {title} <span className="code quiet">{sha256.slice(0, 12)}</span>
      </div>
      <div>
        {t(named(purposeNames, purpose))}
        {note && t(`：${note}`, `: ${note}`)}
      </div>
      <div className="quiet">
        {t('登记', 'recorded')} {by.name} {timeOf(at)} ·{' '}
        {t(`有效至 ${timeOf(until)}`, `valid until ${timeOf(until)}`)} ·{' '}
        {t(`还可领取 ${left} 次`, `${left} use(s) left`)}
      </div>
      {used.map((use) => (
        <div key={use.at}>{t(`${timeOf(use.at)} 已领取`, `fetched ${timeOf(use.at)}`)}</div>
      ))}
      {revoked && (
        <div>
          {t('收回：', 'taken back: ')}
          {revoked.reason}{' '}
          <span className="quiet">
            {revoked.by.name} {timeOf(revoked.at)}
          </span>
        </div>
      )}
      {lives && may(evidenceApi.revokeAccess) && (
        <div className="actions">
          {by.subject === subject && <ShareToken id={id} issued={share.issued} recipient={recipient} />}
          <WithReason
            name={`share-${id}-revoke`}
            route={evidenceApi.revokeAccess}
            along={{ id }}
            label={{ zh: '收回', en: 'Take back' }}
          />
        </div>
      )}
      {lives && by.subject !== subject && !share.issued && (
        <div className="quiet">{t(`凭证由${by.name}领取`, `The token is for ${by.name} to take`)}</div>
      )}
    </div>
  );
};
