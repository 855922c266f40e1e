import { DomainError } from '@sanzhi/kernel';
import type { Findings } from '../fsck/findings.ts';
import { insistently, unreadable } from '../fsck/ledger-bucket.ts';
import type { Item } from './items.ts';
import { at, type Site } from './site.ts';

/** What was said of the whole site, as it was said of the one version that was asked for. */
const causeAt = ({ which }: Site, error: unknown): unknown =>
  error instanceof DomainError && error.code === `mirror.${which}-unreachable` ? error.cause : error;

const codes = { first: 'source.unreadable', second: 'mirror.unreadable' } as const;

/**
 * What a site gives of one version. A store that answers and cannot give this one, asked three times over, says what it says
 * when it is away: then this version is named, `null` is answered, and the others have their turn.
 */
export const given = <T>(
  site: Site,
  bucket: 'records' | 'ledger',
  { place }: Pick<Item, 'place'>,
  findings: Findings,
  read: () => Promise<T>,
): Promise<T | null> =>
  at(site, () =>
    insistently(site.s3, site[bucket].bucket, async () => {
      try {
        return await read();
      } catch (error) {
        throw causeAt(site, error);
      }
    }).catch(unreadable(findings, codes[site.which], place)),
  );
