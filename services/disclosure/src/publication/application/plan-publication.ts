import { derivedId, DomainError, type Receipt } from '@sanzhi/kernel';
import { plan } from '../domain/drafting.ts';
import type { IssuedDecision } from '../domain/publication.ts';
import type { Bodies, Publications } from './ports.ts';

/** The address of a publication is not the matter's own identifier. */
export const publicationOf = (matter: string): string => derivedId('publication', matter);

export class PlanPublication {
  constructor(
    private readonly publications: Publications,
    private readonly bodies: Bodies,
  ) {}

  /** Once for a decision, however often the message comes. */
  async execute(agency: string, decision: IssuedDecision): Promise<Receipt> {
    const id = publicationOf(decision.matter);
    const known = await this.publications.get(id);
    if (known) return { id, version: known.version };
    const body = await this.bodies.ofAgency(agency);
    if (!body)
      throw new DomainError(
        'body.unknown',
        { zh: `执法主体尚未登记：${agency}`, en: `The enforcement body is not registered: ${agency}` },
        { kind: 'unavailable' },
      );
    return this.publications.add(id, agency, plan(id, decision, body));
  }
}
