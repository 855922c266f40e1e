import type { Proposal } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { measureNames } from '../names.ts';
import { Facts } from '../ui/grid.tsx';
import { toYuan } from '../ui/money.ts';

export const ProposalContent = ({ proposal, digest }: { proposal: Proposal; digest?: string }) => {
  const t = useText();
  const flags = [
    proposal.hearingHeld && t('已举行听证', 'hearing held'),
    proposal.publicInterest && t('涉及重大公共利益', 'major public interest'),
    proposal.thirdPartyRights &&
      t('直接关系当事人或者第三人重大权益', 'major rights of the party or a third person'),
    proposal.complex && t('案情疑难复杂', 'difficult, several legal relations'),
  ].filter(Boolean);
  return (
    <div data-testid="proposal-content">
      <Facts
        items={[
          [t('定性', 'Characterisation'), proposal.characterisation],
          [t('依据', 'Basis'), proposal.basis.map(({ law, article }) => `《${law}》${article}`).join('；')],
          [
            t('拟作出的处罚', 'Measures'),
            proposal.measures
              .map(({ kind, amount, detail }) =>
                [
                  t(measureNames[kind]),
                  amount !== undefined && `${toYuan(amount)}${t('元', ' yuan')}`,
                  detail,
                ]
                  .filter(Boolean)
                  .join(' '),
              )
              .join('；'),
          ],
          [t('特别情形', 'Flags'), flags.join(t('、', ', '))],
          [t('材料', 'Materials'), t(`${proposal.materials.length} 件`, String(proposal.materials.length))],
        ]}
      />
      <Facts
        prose
        items={[
          [t('违法事实', 'Facts'), proposal.facts],
          [t('裁量理由', 'Discretion'), proposal.discretion],
        ]}
      />
      {digest && (
        <details>
          <summary className="quiet">
            {t('内容指纹（审核通过凭证与之绑定）', 'Digest that a clearance is bound to')}
          </summary>
          <span className="code" data-testid="proposal-digest">
            {digest}
          </span>
        </details>
      )}
    </div>
  );
};
