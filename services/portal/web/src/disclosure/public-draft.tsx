import type { PublicationView } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { Facts } from '../ui/grid.tsx';

/** The summary in front, then the decision as served, redacted. */
export const PublicDraft = ({ draft }: { draft: NonNullable<PublicationView['draft']> }) => {
  const t = useText();
  return (
    <article className="public-draft" lang="zh-CN" data-testid="public-draft">
      <Facts
        items={[
          ['决定书文号', draft.number],
          ['处罚机关', draft.body],
          ['当事人', draft.party],
          ['统一社会信用代码', draft.partyCode],
          ['法定代表人（负责人、经营者）', draft.legalRepresentative],
          ['违法行为类型', draft.characterisation],
          ['处罚依据', draft.basis.join('；')],
          ['处罚内容', draft.measures.join('；')],
          ['处罚决定日期', draft.decidedOn],
          ['公示截止日期', draft.until],
        ]}
      />
      <hr />
      {draft.paragraphs.map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
      <hr />
      <p className="quiet">{draft.remedy || t('（无救济途径说明）', '(no remedy said)')}</p>
    </article>
  );
};
