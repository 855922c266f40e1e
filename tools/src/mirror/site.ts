import { DomainError, newId, type Words } from '@sanzhi/kernel';
import {
  connect,
  NotFound,
  StoreDown,
  VersionCopies,
  VersionKeeper,
  type ObjectStoreSettings,
  type S3Client,
} from '@sanzhi/object-store';
import { Unreadable } from '../fsck/ledger-bucket.ts';
import type { Places } from '../fsck/places.ts';
import type { SecondSettings } from './settings.ts';

type Which = 'first' | 'second';
const names: Record<Which, Words> = {
  first: { zh: '第一站点', en: 'the first site' },
  second: { zh: '第二站点', en: 'the second site' },
};

/** The two buckets of one site, with what is needed to list, read, write and end versions in them. */
export interface Site {
  readonly which: Which;
  readonly store: ObjectStoreSettings;
  readonly s3: S3Client;
  readonly records: VersionCopies;
  readonly ledger: VersionCopies;
  readonly keeper: VersionKeeper;
}

const siteOf = (which: Which, store: ObjectStoreSettings, records: string, ledger: string): Site => ({
  which,
  store,
  s3: connect(store, store.endpoint),
  records: new VersionCopies(store, records),
  ledger: new VersionCopies(store, ledger),
  keeper: new VersionKeeper(store, records),
});

export const firstSite = ({ store, records, ledger }: Places): Site =>
  siteOf('first', store, records, ledger);

const codes = /^(AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|Forbidden)$/;

const refused = (which: Which): DomainError =>
  new DomainError(`mirror.${which}-refuses-keys`, {
    zh: `${names[which].zh}不接受所给密钥，或其权限不足`,
    en: `${names[which].en} does not take these keys, or they may not do this`,
  });

const unreachable = (which: Which, cause: unknown): DomainError =>
  Object.assign(
    new DomainError(`mirror.${which}-unreachable`, {
      zh: `${names[which].zh}的存储不能到达；网络恢复后再执行一次，已证实的不再重复`,
      en: `The store of ${names[which].en} cannot be reached; run it again later, what is proved there is not repeated`,
    }),
    { cause },
  );

/** Says at which site it was that the store did not answer or refused the keys. */
export const at = async <T>({ which }: Pick<Site, 'which'>, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    if (error instanceof StoreDown) throw unreachable(which, error);
    const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
    if (codes.test(code)) throw refused(which);
    // A connection that ends in the middle of a body.
    if (/^(ECONN|EPIPE|ETIMEDOUT|ERR_STREAM)/.test(code) || message === 'aborted')
      throw unreachable(which, error);
    throw error;
  }
};

export const orAbsent = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
};

const withoutLock = (bucket: string, cause: unknown): DomainError =>
  Object.assign(
    new DomainError('mirror.second-without-lock', {
      zh: `第二站点的桶 ${bucket} 没有开启对象锁定和版本；须为它新建一个桶，锁定不能后加`,
      en: `The bucket ${bucket} of the second site has no object lock or versions; a new bucket is needed, a lock cannot be added later`,
    }),
    { cause },
  );

const prove = async (site: Site, bucket: VersionCopies): Promise<void> => {
  try {
    await at(site, () => bucket.ensureBucket({ lock: true }));
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('mirror.')) throw error;
    throw withoutLock(bucket.bucket, error);
  }
  if (!(await at(site, () => bucket.keepsIds(`canary/mirror-${newId()}`))))
    throw new DomainError('mirror.second-changes-ids', {
      zh: `第二站点的存储不保留版本编号，不能在灾难时接替第一站点`,
      en: `The store of the second site gives its own version ids; it could not stand in for the first one`,
    });
};

/** Makes the buckets if need be, and proves what they must be able to do before anything is copied. */
export const secondSite = async (settings: SecondSettings, first: Site): Promise<Site> => {
  const { store, records, ledger } = settings;
  const site = siteOf('second', store, records, ledger);
  const same = (a: VersionCopies, b: VersionCopies): boolean =>
    store.endpoint === first.store.endpoint && a.bucket === b.bucket;
  if (same(site.records, first.records) || same(site.ledger, first.ledger))
    throw new DomainError('mirror.same-store', {
      zh: '第二站点就是第一站点：地址和桶相同',
      en: 'The second site is the first one: the same address and bucket',
    });
  await prove(site, site.records);
  await prove(site, site.ledger);
  return site;
};
