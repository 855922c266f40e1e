import type { Form, FormNo, Rendered } from './form.ts';
import { caseFiling } from './form-07-case-filing.ts';
import { siteRecord } from './form-09-site-record.ts';
import { inquiry } from './form-14-inquiry.ts';
import { investigationReport } from './form-35-investigation-report.ts';
import { review } from './form-36-review.ts';
import { penaltyNotice } from './form-37-penalty-notice.ts';
import { penaltyDecision } from './form-45-penalty-decision.ts';
import { proofOfService } from './form-50-proof-of-service.ts';
import { letterText } from './layout/letter-text.ts';
import { letter, type Letter } from './layout/letter.ts';

export * from './form.ts';

/** The official forms of the 2021 set that the ordinary penalty procedure needs from filing to service. */
export const forms: Record<FormNo, Form> = {
  7: caseFiling,
  9: siteRecord,
  14: inquiry,
  35: investigationReport,
  36: review,
  37: penaltyNotice,
  45: penaltyDecision,
  50: proofOfService,
};

/** The text of a letter as it goes to the party; the other layouts are tables and have none. */
export const paragraphsOf = ({ template, inputs }: Rendered): string[] =>
  template === letter ? letterText(inputs as unknown as Letter) : [];
