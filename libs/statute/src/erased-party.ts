import { erasedWord } from './parameters/keeping.ts';

interface Named<K extends string> {
  kind: K;
  name: string;
  address: string;
  uscc?: string | undefined;
  legalRepresentative?: string | undefined;
}
/** What of a party may be told after its personal data was erased. */
export interface ErasedParty<K extends string> {
  kind: K;
  name: string;
  address: string;
  uscc?: string;
  legalRepresentative?: string;
}

/**
 * 个人信息保护法第四十七条: a party without what names a person. Of a natural person and of an 个体工商户, whose name and
 * code are a person's, nothing stays but the kind; a company stays, without its representative.
 */
export const eraseParty = <K extends string>(party: Named<K>): ErasedParty<K> => {
  const { kind, name, uscc, address, legalRepresentative } = party;
  const person = kind === 'natural-person' || kind === 'individual-business';
  return {
    kind,
    name: person ? erasedWord : name,
    address: person ? erasedWord : address,
    ...(person || uscc === undefined ? {} : { uscc }),
    ...(legalRepresentative === undefined ? {} : { legalRepresentative: erasedWord }),
  };
};
